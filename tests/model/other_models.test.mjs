// What other models than the shipped one need: the words of a case in roles that their templates know, the licence that
// their page names, and files that are told from logs.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { engineModule } from "../support/engine.mjs";
import { zipOf } from "../support/zips.mjs";

const { withoutReferences, withoutSystem } = await engineModule("chat_messages");
const { licenceIn } = await engineModule("model_licence");
const { isModel } = await engineModule("../given_files");

const say = (role, content) => ({ role, content });

describe("a conversation in the roles that a model knows", () => {
  const messages = [
    say("system", "Use plain words."),
    say("reference", "Reference: the fact"),
    say("user", "First?"),
    say("assistant", "Yes."),
    say("user", "Sure?"),
  ];

  test("has references among the system's words, and turns that follow each other", () => {
    const known = withoutReferences(messages);
    assert.deepEqual(known, [say("system", "Use plain words.\n\nReference: the fact"), ...messages.slice(2)]);
    assert.deepEqual(withoutReferences([messages[1], messages[2]]), [say("system", messages[1].content), messages[2]]);
  });

  test("begins with the user where there is no system", () => {
    const [first, ...rest] = withoutSystem(withoutReferences(messages));
    assert.deepEqual(first, say("user", "Use plain words.\n\nReference: the fact\n\nFirst?"));
    assert.deepEqual(rest, messages.slice(3));
  });
});

describe("a licence", () => {
  test("is read from the head of a model's page, and from nowhere else", () => {
    assert.equal(licenceIn("---\ntags: [a]\nlicense: apache-2.0\n---\n# A"), "apache-2.0");
    assert.equal(licenceIn('---\r\nlicense: "mit"\r\n---\r\n'), "mit");
    assert.equal(licenceIn("---\nlicense: other\nlicense_name: llama3.2\n---\n"), "llama3.2");
    assert.equal(licenceIn("---\nlicense: other\n---\n"), "other");
    for (const text of ["license: mit", "---\ntags: []\n---\nlicense: mit", "---\nlicense: <b>\n---\n", ""]) {
      assert.equal(licenceIn(text), undefined, text);
    }
    assert.equal(licenceIn(`---\nlicense: ${"x".repeat(500)}\n---\n`)?.length, 80);
  });
});

describe("files that came in", () => {
  const file = (name, content = "x") => [name, new File([content], name.split("/").at(-1))];
  const zipped = async (files) => file("some.zip", await zipOf(files));

  test("are a model when a folder or a zip of them holds a config.json", async () => {
    assert.equal(await isModel([file("ward/config.json"), file("ward/onnx/model.onnx")]), true);
    assert.equal(await isModel([await zipped({ "config.json": "{}" })]), true);
    assert.equal(await isModel([await zipped({ "README.md": "x", "deep/ward/config.json": "{}" })]), true);
  });

  test("are logs otherwise", async () => {
    assert.equal(await isModel([]), false);
    assert.equal(await isModel([file("config.json")]), false);
    assert.equal(await isModel([file("logs/a.csv"), file("logs/b.csv")]), false);
    assert.equal(await isModel([await zipped({ "header.json": "{}", "samples/my_config.json": "{}" })]), false);
    assert.equal(await isModel([await zipped({ "notes.txt": "config.json" })]), false);
    assert.equal(await isModel([file("broken.zip", "PK\x03\x04 config.json")]), false);
  });
});
