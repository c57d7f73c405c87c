// Real logs of real tools, where the reference folder is there (../shared/data beside the checkout, or
// $CONSILIUM_REFERENCE): each opens in the browser, without an error and with its figures.
import { expect, test } from "@playwright/test";
import { existsSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { expectCleanPage, pick, start } from "./support/app";

const reference = process.env.CONSILIUM_REFERENCE ?? path.resolve(import.meta.dirname, "../../../shared/data");
const folders = ["inspect", "inspect_zstd"].map((name) => path.join(reference, name));
const logs = folders.filter(existsSync).flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(json|eval)$/.test(name) && statSync(path.join(folder, name)).isFile())
    .map((name) => path.join(folder, name)),
);

test.skip(logs.length === 0, `no reference logs: ${reference} is not there`);

for (const log of logs) {
  test(`${path.basename(log)} opens`, async ({ page }) => {
    expectCleanPage(page);
    await start(page);
    await pick(page, [log]);
    await expect(page.getByRole("main", { name: "Overview" })).toBeVisible();
    await expect(page.getByRole("heading", { name: "What this study shows" })).toBeVisible();
  });
}
