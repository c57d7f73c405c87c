// The what-if lab in a browser with WebGPU (on the software adapter).
import { expect, test } from "@playwright/test";
import { expectCleanPage, press, start } from "./support/app";
import { lab, reply } from "./support/lab";

// Software WebGPU takes its time, above all where other tests run beside it.
test.describe.configure({ timeout: 300_000 });

test("WebGPU writes the same reply as WebAssembly", async ({ page }) => {
  expectCleanPage(page);
  await start(page, lab);
  const replies: string[] = [];
  for (const [provider, shown] of [
    ["Processor (WebAssembly)", "WebAssembly"],
    ["Graphics processor (WebGPU)", "WebGPU"],
  ] as const) {
    await press(page.getByRole("button", { name: /^Web(GPU|Assembly)$/ }));
    await press(page.getByRole("menuitemradio", { name: provider }));
    await expect(page.getByRole("button", { name: shown })).toBeVisible();
    replies.push(await reply(page));
  }
  expect(replies[1]).toBe(replies[0]);
});
