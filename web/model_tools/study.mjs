// study.mjs MODEL_FOLDER QUESTIONS.json REPLIES.jsonl [PROCESSES]
//
// Asks Ward every question of its study at every setting (shared/cases/ward_replies.h describes both files). Greedy, so
// nothing is left to chance; settings are shared out among processes, and written in the order of the questions.
import { fork } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { loadModel, reply } from "./ward.mjs";

/** All replies at one setting, turn by turn: a turn is asked with the replies before it. */
async function askAll(model, cases, dials) {
  const replies = cases.map(() => []);
  const turns = Math.max(...cases.map((asked) => asked.user_turns.length));
  for (let turn = 0; turn < turns; turn++) {
    const open = [...cases.keys()].filter((i) => cases[i].user_turns.length > turn);
    const conversations = open.map((i) => conversation(cases[i], replies[i]));
    const said = await reply(model, conversations, dials);
    open.forEach((i, k) => replies[i].push(said[k]));
  }
  return replies;
}

function conversation(asked, replies) {
  const messages = [...asked.opening];
  for (let turn = 0; turn <= replies.length; turn++) {
    messages.push({ role: "user", content: asked.user_turns[turn] });
    if (turn < replies.length) messages.push({ role: "assistant", content: replies[turn] });
  }
  return messages;
}

async function work(folder, questionsPath, share, shares) {
  const { settings, cases } = JSON.parse(await readFile(questionsPath, "utf8"));
  const model = await loadModel(folder, "model_lab");
  for (let at = share; at < settings.length; at += shares) {
    const replies = await askAll(model, cases, settings[at].dials);
    const lines = cases.map((asked, i) =>
      JSON.stringify({ setting: settings[at].name, case: asked.key, replies: replies[i] }),
    );
    await new Promise((sent) => process.send({ at, name: settings[at].name, lines: lines.join("\n") }, sent));
  }
}

async function main([folder, questions, out, processes = availableParallelism()]) {
  if (!out || !(Number(processes) >= 1)) {
    console.error("use: study.mjs MODEL_FOLDER QUESTIONS.json REPLIES.jsonl [PROCESSES, at least 1]");
    process.exit(2);
  }
  const parts = [];
  const begun = performance.now();
  const workers = Array.from({ length: Number(processes) }, (_, share) => {
    const child = fork(process.argv[1], ["--share", String(share), String(processes), folder, questions]);
    child.on("message", ({ at, name, lines }) => {
      parts[at] = lines;
      console.log(`${((performance.now() - begun) / 1000).toFixed(0)} s: ${name}`);
    });
    // Its last message can arrive after its exit; none arrives after the channel has closed.
    return Promise.all([once(child, "disconnect"), once(child, "exit")]).then(([, [code]]) => {
      if (code !== 0) throw new Error(`a share of the study failed (${code})`);
    });
  });
  await Promise.all(workers);
  await writeFile(out, parts.join("\n") + "\n");
}

const arguments_ = process.argv.slice(2);
if (arguments_[0] === "--share") {
  const [, share, shares, folder, questions] = arguments_;
  await work(folder, questions, Number(share), Number(shares));
  process.disconnect();
} else {
  await main(arguments_);
}
