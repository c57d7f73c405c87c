// The shipped model folder, run outside of a browser: the two graphs against PyTorch's own numbers, the common loader
// against ours, and the shipped study against the model that is said to have written it.
import assert from "node:assert/strict";
import { readFile, readdir, stat } from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { AutoModelForCausalLM, AutoTokenizer, env } from "@huggingface/transformers";
import ort from "onnxruntime-node";
import { generateBatch, loadModel, promptIds, reply } from "../../web/model_tools/ward.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const folder = path.join(root, "assets/models/ward");
const reference = JSON.parse(await readFile(path.join(root, "tests/fixtures/ward/pytorch.json"), "utf8"));
const plainCases = reference.filter((entry) => entry.dials.every((dial) => dial === 0));
const tolerance = 1e-3; // in logits

/** Logits after the prompt, for every 64th token, as the reference keeps them; `extra`: further inputs. */
async function logitsOf(model, ids, extra = {}) {
  const { num_hidden_layers: layers, num_attention_heads: heads, head_dim: head } = model.config;
  const int64 = (numbers) => new ort.Tensor("int64", BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
  const feeds = {
    input_ids: int64(ids),
    attention_mask: int64(ids.map(() => 1)),
    position_ids: int64([...ids.keys()]),
    ...extra,
  };
  for (let i = 0; i < layers; i++) {
    for (const part of ["key", "value"]) {
      feeds[`past_key_values.${i}.${part}`] = new ort.Tensor("float32", new Float32Array(0), [1, heads, 0, head]);
    }
  }
  const outputs = await model.session.run(feeds);
  const { data, dims } = outputs.logits;
  const last = data.subarray((dims[1] - 1) * dims[2]);
  return { outputs, sampled: Array.from({ length: dims[2] / 64 }, (_, i) => last[i * 64]) };
}

const labInputs = (model, dials, steer) => {
  const { num_hidden_layers: layers, hidden_size: width } = model.config;
  return {
    dials: new ort.Tensor("float32", Float32Array.from(dials), [dials.length]),
    steer: new ort.Tensor("float32", steer ?? new Float32Array(layers * width), [layers, width]),
  };
};

function assertNear(actual, expected, what) {
  actual.forEach((value, i) => {
    assert.ok(Math.abs(value - expected[i]) <= tolerance, `${what}, logit ${i}: ${value} against ${expected[i]}`);
  });
}

describe("the model folder", () => {
  test("is at most 12 MB, and both graphs use the same weights", async () => {
    let bytes = 0;
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath ?? entry.path, entry.name))).size;
    }
    assert.ok(bytes <= 12_000_000, `${bytes} bytes`);
    assert.deepEqual((await readdir(path.join(folder, "onnx"))).sort(), [
      "model.onnx",
      "model.onnx_data",
      "model_lab.onnx",
    ]);
  });
});

describe("both graphs against PyTorch with the same rounded weights", () => {
  let plain, lab;
  before(async () => {
    plain = await loadModel(folder, "model");
    lab = await loadModel(folder, "model_lab");
    assert.equal(reference.length, 50);
  });

  test("the chat template and the tokenizer give the token ids that the model was trained on", () => {
    for (const entry of reference) assert.deepEqual(promptIds(plain, entry.messages), entry.ids, entry.key);
  });

  test("logits agree to 0.001", async () => {
    for (const entry of reference) {
      const lifted = await logitsOf(lab, entry.ids, labInputs(lab, entry.dials));
      assertNear(lifted.sampled, entry.logits, `lab graph, ${entry.key}`);
    }
    for (const entry of plainCases) {
      assertNear((await logitsOf(plain, entry.ids)).sampled, entry.logits, `plain graph, ${entry.key}`);
    }
  });

  test("greedy replies agree token for token", async () => {
    for (const entry of reference) {
      assert.deepEqual(await generateBatch(lab, [entry.ids], entry.dials), [entry.reply_ids], `lab, ${entry.key}`);
    }
    for (const entry of plainCases) {
      assert.deepEqual(await generateBatch(plain, [entry.ids], []), [entry.reply_ids], `plain, ${entry.key}`);
    }
  });

  test("a batch with padding gives each conversation the reply that it gets alone", async () => {
    const prompts = plainCases.slice(0, 12).map((entry) => entry.ids);
    const expected = plainCases.slice(0, 12).map((entry) => entry.reply_ids);
    assert.deepEqual(await generateBatch(plain, prompts, []), expected);
  });

  test("steering is added to the residual stream after its layer, and to no layer before", async () => {
    const { num_hidden_layers: layers, hidden_size: width } = lab.config;
    const at = 2;
    const steer = new Float32Array(layers * width);
    for (let i = 0; i < width; i++) steer[at * width + i] = i % 2 === 0 ? 0.5 : -0.25;
    const ids = reference[0].ids;
    const off = await logitsOf(lab, ids, labInputs(lab, reference[0].dials));
    const on = await logitsOf(lab, ids, labInputs(lab, reference[0].dials, steer));
    for (let layer = 0; layer < layers; layer++) {
      const before = off.outputs[`hidden_states.${layer}`];
      const after = on.outputs[`hidden_states.${layer}`];
      assert.deepEqual([...before.dims], [1, ids.length, width]);
      const shift = after.data.map((value, i) => value - before.data[i]);
      if (layer <= at) {
        const wrong = shift.findIndex(
          (value, i) => Math.abs(value - (layer < at ? 0 : steer[at * width + (i % width)])) > 1e-4,
        );
        assert.equal(wrong, -1, `layer ${layer}: ${shift[wrong]}`);
      }
      if (layer > at) assert.ok(shift.some((value) => Math.abs(value) > 1e-3));
    }
    assert.notDeepEqual(on.sampled, off.sampled);
  });
});

test("@huggingface/transformers loads the folder unchanged and generates the same tokens", async () => {
  env.allowRemoteModels = false;
  env.localModelPath = path.join(root, "assets/models/");
  const tokenizer = await AutoTokenizer.from_pretrained("ward");
  const model = await AutoModelForCausalLM.from_pretrained("ward", { dtype: "fp32", device: "cpu" });
  for (const entry of plainCases.slice(0, 20)) {
    const inputs = tokenizer.apply_chat_template(entry.messages, { add_generation_prompt: true, return_dict: true });
    assert.deepEqual(inputs.input_ids.tolist()[0].map(Number), entry.ids, entry.key);
    const output = await model.generate({ ...inputs, max_new_tokens: 120, do_sample: false });
    const said = output.tolist()[0].map(Number).slice(entry.ids.length);
    assert.deepEqual(said.at(-1) === 1 ? said.slice(0, -1) : said, entry.reply_ids, entry.key);
  }
  await model.dispose();
});

test("the shipped study holds what this model replies", async () => {
  const pack = await readFile(path.join(root, "assets/studies/ward.consilium"));
  const lab = await loadModel(folder, "model_lab");
  const conversations = reference.slice(0, 25).map((entry) => entry.messages);
  const base = await reply(lab, conversations, [0, 0, 0, 0, 0, 0]);
  for (const dials of [
    [0, 0, 0, 0, 0, 0],
    [1, 0, 0, 0, 0, 0],
    [0, 0, 0, 0.5, 0, 0],
  ]) {
    const replies = await reply(lab, conversations, dials);
    for (const said of replies) assert.ok(said !== "" && pack.includes(said), said);
    if (dials.some((dial) => dial > 0)) assert.notDeepEqual(replies, base);
  }
});

test("who greets, wants a joke or despairs, in words that it was not trained on, is answered as the book says", async () => {
  const { topics } = JSON.parse(await readFile(path.join(root, "assets/cases/small_talk.json"), "utf8"));
  const { system } = JSON.parse(await readFile(path.join(root, "assets/cases/wording.json"), "utf8"));
  const plain = await loadModel(folder, "model");
  const said = topics.flatMap(({ key, says, answer }) =>
    says.held_out.map((words) => ({ key, answer, words: words.replace("~", "") })),
  );
  const replies = await reply(
    plain,
    said.map(({ words }) => [
      { role: "system", content: system },
      { role: "user", content: words },
    ]),
    [],
  );
  const wrong = said.map((one, i) => ({ ...one, reply: replies[i] })).filter((one) => !one.answer.includes(one.reply));
  const list = wrong.map(({ words, reply: text }) => `${words} -> ${text}`).join("\n");
  const answers = topics.flatMap(({ answer }) => answer);
  for (const text of replies) assert.ok(answers.includes(text), text); // never the answer to a health question
  assert.ok(wrong.length <= said.length / 3, list);
  assert.ok(!wrong.some(({ key }) => key === "distress"), list);
});
