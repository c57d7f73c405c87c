// The catalogue of models for people with a network: that each entry can be asked for, and says where it is known from.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { engineModule } from "../support/engine.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const catalogue = JSON.parse(await readFile(path.join(root, "assets/models/catalogue.json"), "utf8"));
const { readAddress } = await engineModule("model_address");
const { whyNot } = await engineModule("model_variants");

const keys = (object) => Object.keys(object).sort();
const isCount = (number) => Number.isSafeInteger(number) && number > 0;

test("every entry of the catalogue is whole, known to the page, and names its source", () => {
  assert.deepEqual(keys(catalogue), ["about", "checked", "models"]);
  const ids = catalogue.models.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids);
  for (const model of catalogue.models) {
    assert.deepEqual(keys(model), ["id", "licence", "name", "parameters", "source", "variants"], model.id);
    assert.equal(readAddress(model.id).id, model.id);
    assert.ok(isCount(model.parameters) && model.name !== "" && model.licence !== "", model.id);
    assert.ok(
      model.source.length > 0 && model.source.every((url) => url.startsWith("https://huggingface.co/")),
      model.id,
    );
    assert.ok(model.variants.length > 0, model.id);
    for (const { precision, bytes, needs_f16: needsF16, ...more } of model.variants) {
      assert.deepEqual(more, {});
      assert.ok(isCount(bytes), `${model.id} ${precision}`);
      const variant = { precision, graph: { path: "onnx/model.onnx", size: bytes }, data: [], bytes };
      const refused = (shaderF16) => whyNot(variant, { webgpu: true, shaderF16 }) !== undefined;
      assert.deepEqual([refused(true), refused(false)], [false, needsF16], `${model.id} ${precision}`);
    }
  }
});
