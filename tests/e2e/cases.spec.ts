// The case generator and the checks in the browser's build: the same cases, words and verdicts as in the native one.
import { expect, test } from "@playwright/test";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { bareSite } from "../support/bare_site.mjs";

const project = path.resolve(import.meta.dirname, "../..");
const caseTool = path.join(project, "out/build/native/shared/cli/case-tool");
const count = 3000;

let site: Awaited<ReturnType<typeof bareSite>>;
test.beforeAll(async () => {
  site = await bareSite({
    "case_bench.js": path.join(project, "out/build/wasm/tests/wasm/case_bench.js"),
    "case_bench.wasm": path.join(project, "out/build/wasm/tests/wasm/case_bench.wasm"),
    cases: path.join(project, "assets/cases"),
    "case_bench_page.js": path.join(project, "tests/support/case_bench_page.js"),
  });
});
test.afterAll(() => site.close());

for (const judged of [false, true]) {
  test(`the browser ${judged ? "makes and judges" : "makes"} the same cases as the native build`, async ({ page }) => {
    await page.goto(site.url);
    const made = await page.evaluate(
      async ([seed, many, judge]) => {
        const { openCases } = await import(new URL("case_bench_page.js", document.baseURI).href);
        return (await openCases())(seed, many, judge);
      },
      [7, count, judged] as const,
    );
    const native = execFileSync(
      caseTool,
      ["digest", "--count", String(count), "--seed", "7", "--judged", judged ? "yes" : "no"],
      { cwd: project, encoding: "utf8" },
    );
    expect(made).toBe(native.trim());
  });
}
