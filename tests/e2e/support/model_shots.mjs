// Pictures of the lab's other models: the dialog in each of its states, and a model that is not on the device. Their host
// is on this machine, and serves the shipped model under another name.
import { ModelHost } from "../../support/model_host_server.mjs";
import { id, wardFiles, weights } from "../../support/models_page.mjs";

const idle = (tab) => tab.evaluate(() => window.consilium.idle());
const button = (tab, name) => tab.getByRole("button", { name, exact: true }).first();
const press = (tab, name) => button(tab, name).dispatchEvent("click");

/** `shoot(tab, name)` waits for the app; `picture(tab, name)` does not: while a download goes on it is never at rest. */
export async function shootModels(tab, url, { shoot, picture }) {
  const ward = wardFiles();
  const host = await ModelHost.start();
  // One of the variants needs what a browser without WebGPU cannot do.
  host.put(id, { ...ward, "onnx/model_q4f16.onnx": ward["onnx/model.onnx"] });
  const open = async (link) => {
    await tab.goto("about:blank");
    await tab.goto(url + link);
    await tab.waitForFunction(() => window.consilium !== undefined);
    await idle(tab);
  };
  const toDialog = async () => {
    if (await tab.getByRole("radio", { name: "Model", exact: true }).count()) {
      await tab.getByRole("radio", { name: "Model", exact: true }).dispatchEvent("click");
      await idle(tab);
      await shoot(tab, "part");
    }
    await press(tab, "Other models");
    await idle(tab);
  };
  const then = async (name) => {
    await press(tab, name);
    await idle(tab);
  };
  await open("#v=1&p=lab");
  await toDialog();
  await shoot(tab, "list");
  await tab.getByRole("textbox", { name: "Name of the model" }).fill(id);
  await tab.getByRole("textbox", { name: "Host" }).fill(host.url);
  await idle(tab);
  await shoot(tab, "by-name");
  await then("Look at this model");
  await shoot(tab, "asking");
  await then(`Ask ${new URL(host.url).host}`);
  await shoot(tab, "offered");
  const [hold] = host.behave(weights, { holdAfter: 9 << 20 }, { status: 404 });
  await press(tab, "Download");
  await hold.reached;
  await tab.getByText(/ MB of .* MB, \d+ %/).waitFor({ state: "attached" });
  await picture(tab, "downloading");
  await then("Cancel");
  await shoot(tab, "half-kept");
  await then("Go on with the download");
  await shoot(tab, "failed");
  host.calm();
  await then("Go on with the download");
  await shoot(tab, "ready");
  await then("Use it in the lab");
  await shoot(tab, "in-use");
  await tab.keyboard.press("Escape");
  await idle(tab);
  await press(tab, "Other models");
  await idle(tab);
  await shoot(tab, "kept");
  await then("Delete from this device");
  await shoot(tab, "deleting");
  await then("Delete");
  await tab.keyboard.press("Escape");
  await idle(tab);
  await shoot(tab, "deleted");
  await open(`#v=1&p=lab&lm=${encodeURIComponent("p=host~i=HuggingFaceTB/SmolLM2-135M-Instruct~v=q4")}`);
  await shoot(tab, "missing");
  await open(`#v=1&p=probe&lm=${encodeURIComponent("p=host~i=HuggingFaceTB/SmolLM2-135M-Instruct~v=q4")}`);
  await shoot(tab, "probe-missing");
  await host.close();
}
