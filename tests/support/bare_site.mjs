// A page with nothing on it, served with the headers and under the policy of the real one, and beside it the files that a
// test names: for code that must run in a browser before any view shows it.
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "../../web/tools/serve.mjs";

const realIndex = readFileSync(path.resolve(import.meta.dirname, "../../web/index.html"), "utf8");
const policy = /"Content-Security-Policy"\s+content="([^"]*)"/
  .exec(realIndex)[1]
  .replace(" 'sha256-%PLAIN_PAGE_STYLE%'", "");
const index = (policy) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bare</title>
<meta http-equiv="Content-Security-Policy" content="${policy}"></head><body></body></html>`;

/**
 * `files`: name on the site -> file or folder on disk; `hosts`: what the policy allows to ask besides the site itself.
 * Returns its address and how to end it.
 */
export async function bareSite(files, hosts = []) {
  const folder = mkdtempSync(path.join(tmpdir(), "consilium-bare-"));
  const allowed = policy.replace("connect-src 'self'", ["connect-src 'self'", ...hosts].join(" "));
  writeFileSync(path.join(folder, "index.html"), index(allowed));
  for (const [name, target] of Object.entries(files)) symlinkSync(path.resolve(target), path.join(folder, name));
  const site = await serve(folder, { port: 0 });
  const close = async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  };
  return { url: site.url, close };
}
