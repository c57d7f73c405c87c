// Runs a model folder of the Hugging Face layout in Node.js: greedy replies to many conversations at once.
//
// Conversations are padded on the left, so that all of a batch end together; padding is masked and takes no position.
import { readFile } from "node:fs/promises";
import { Template } from "@huggingface/jinja";
import { Tokenizer } from "@huggingface/tokenizers";
import ort from "onnxruntime-node";

const readJson = async (path) => JSON.parse(await readFile(path, "utf8"));

/** The model in `folder`; `graph`: "model" or "model_lab". `threads`: within one operation. */
export async function loadModel(folder, graph, threads = 1) {
  const [config, generation, tokenizerJson, tokenizerConfig] = await Promise.all(
    ["config", "generation_config", "tokenizer", "tokenizer_config"].map((name) => readJson(`${folder}/${name}.json`)),
  );
  const session = await ort.InferenceSession.create(`${folder}/onnx/${graph}.onnx`, {
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
  });
  const tokenizer = new Tokenizer(tokenizerJson, tokenizerConfig);
  return { config, generation, session, tokenizer, template: new Template(tokenizerConfig.chat_template) };
}

/** Token ids of a conversation, ready for the next reply. */
export function promptIds(model, messages) {
  const text = model.template.render({ messages, add_generation_prompt: true });
  return model.tokenizer.encode(text, { add_special_tokens: false }).ids;
}

const tensor = (type, data, dims) => new ort.Tensor(type, data, dims);
const int64 = (numbers, dims) => tensor("int64", BigInt64Array.from(numbers, BigInt), dims);

/** The inputs that only the lab graph has. */
function labInputs(model, dials) {
  if (!model.session.inputNames.includes("dials")) return {};
  const { num_hidden_layers: layers, hidden_size: width } = model.config;
  return {
    dials: tensor("float32", Float32Array.from(dials), [dials.length]),
    steer: tensor("float32", new Float32Array(layers * width), [layers, width]),
  };
}

function emptyCache(model, batch) {
  const { num_hidden_layers: layers, num_key_value_heads: heads, head_dim: head } = model.config;
  const cache = {};
  for (let i = 0; i < layers; i++) {
    for (const part of ["key", "value"]) {
      cache[`past_key_values.${i}.${part}`] = tensor("float32", new Float32Array(0), [batch, heads, 0, head]);
    }
  }
  return cache;
}

/** One forward pass. ids: rows of equal length; masks: rows over past and present. Returns logits and the new cache. */
async function forward(model, ids, masks, positions, cache, lab) {
  const batch = ids.length;
  const outputs = await model.session.run(
    {
      input_ids: int64(ids.flat(), [batch, ids[0].length]),
      attention_mask: int64(masks.flat(), [batch, masks[0].length]),
      position_ids: int64(positions.flat(), [batch, ids[0].length]),
      ...cache,
      ...lab,
    },
    wantedOutputs(model),
  );
  const next = {};
  for (const name of Object.keys(cache)) next[name] = outputs[name.replace("past_key_values", "present")];
  return { logits: outputs.logits, cache: next };
}

const wantedOutputs = (model) => model.session.outputNames.filter((name) => !name.startsWith("hidden_states"));

/** The likeliest token after the last position of each row; ties go to the lower id. */
function likeliest(logits) {
  const [batch, length, vocabulary] = logits.dims;
  const { data } = logits;
  return Array.from({ length: batch }, (_, row) => {
    const start = (row * length + length - 1) * vocabulary;
    let best = 0;
    for (let id = 1; id < vocabulary; id++) if (data[start + id] > data[start + best]) best = id;
    return best;
  });
}

/** The cache of some rows of a batch, in their order. */
function keepRows(cache, rows) {
  const kept = {};
  for (const [name, { data, dims }] of Object.entries(cache)) {
    const size = data.length / dims[0];
    const part = new Float32Array(rows.length * size);
    rows.forEach((row, k) => part.set(data.subarray(row * size, (row + 1) * size), k * size));
    kept[name] = tensor("float32", part, [rows.length, ...dims.slice(1)]);
  }
  return kept;
}

/** Greedy token ids after each prompt, without the end token. */
export async function generateBatch(model, prompts, dials) {
  const longest = Math.max(...prompts.map((prompt) => prompt.length));
  const { pad_token_id: pad, eos_token_id: end, max_new_tokens: limit } = model.generation;
  const lab = labInputs(model, dials);
  const rows = prompts.map((prompt) => {
    const gap = Array(longest - prompt.length).fill(0);
    return { prompt, gap, mask: [...gap, ...prompt.map(() => 1)], said: [], last: 0, done: false };
  });
  let live = rows; // those that the model still works on
  let { logits, cache } = await forward(
    model,
    rows.map(({ prompt, gap }) => [...gap.map(() => pad), ...prompt]),
    rows.map(({ mask }) => mask),
    rows.map(({ prompt, gap }) => [...gap, ...prompt.keys()]),
    emptyCache(model, prompts.length),
    lab,
  );
  for (let count = 0; count < limit; count++) {
    likeliest(logits).forEach((token, i) => {
      const row = live[i];
      row.last = token;
      row.done ||= token === end;
      if (!row.done) row.said.push(token);
    });
    const open = [...live.keys()].filter((i) => !live[i].done);
    if (open.length === 0) break;
    if (open.length <= live.length / 2) {
      cache = keepRows(cache, open);
      live = open.map((i) => live[i]);
    }
    for (const { mask } of live) mask.push(1);
    ({ logits, cache } = await forward(
      model,
      live.map(({ last }) => [last]),
      live.map(({ mask }) => mask),
      live.map(({ prompt }) => [prompt.length + count]),
      cache,
      lab,
    ));
  }
  return rows.map((row) => row.said);
}

/** Replies in words to conversations, in their order; `size`: how many at once. */
export async function reply(model, conversations, dials, size = 32) {
  const prompts = conversations.map((messages) => promptIds(model, messages));
  const order = [...prompts.keys()].sort((a, b) => prompts[a].length - prompts[b].length || a - b);
  const replies = [];
  for (let at = 0; at < order.length; at += size) {
    const part = order.slice(at, at + size);
    const said = await generateBatch(
      model,
      part.map((i) => prompts[i]),
      dials,
    );
    part.forEach((i, k) => (replies[i] = model.tokenizer.decode(said[k], { skip_special_tokens: true })));
  }
  return replies;
}
