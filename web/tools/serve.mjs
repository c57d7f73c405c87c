// Serves a built page on this machine only: node serve.mjs <folder> [--port N] [--exact]
//
// Sends what a good static host would: types, precompressed brotli, long caching for the version folder, the policy that
// index.html carries, and the two isolation headers that let WebAssembly use threads. The script of the worker that
// fetches models goes out under a policy of its own, in which hosts of models may be asked: a worker is bound by the
// policy of its own script, not by the page's. Prints the address when ready.
// A port that is taken makes it try the next ones, unless --exact is given.
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

// The policy's one source is the <meta> of index.html; only a header can forbid being framed.
function policyOf(folder) {
  const index = readFileSync(path.join(folder, "index.html"), "utf8");
  const meta = index.match(/<meta[^>]*http-equiv="Content-Security-Policy"[^>]*content="([^"]*)"/i);
  if (!meta) throw new Error(`${path.join(folder, "index.html")} carries no Content-Security-Policy`);
  return `${meta[1]
    .replace(/\s+/g, " ")
    .replace(/[;\s]+$/, "")
    .trim()}; frame-ancestors 'none'`;
}

function fileFor(folder, url) {
  let wanted;
  try {
    wanted = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  if (wanted.includes("\0")) return undefined;
  const file = path.join(folder, path.normalize(wanted.endsWith("/") ? `${wanted}index.html` : wanted));
  const inside = file.startsWith(folder + path.sep);
  return inside && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

// A host on this machine needs no https.
const modelHosts = "https: http://localhost:* http://127.0.0.1:*";

function policyFor(file, policy) {
  if (path.basename(file) !== "model_worker.js") return policy;
  return policy.replace("connect-src 'self'", `connect-src 'self' ${modelHosts}`);
}

function headersFor(folder, file, policy) {
  const [top, ...below] = path.relative(folder, file).split(path.sep);
  const immutable = below.length > 0 && /^v-[0-9a-f]{12}$/.test(top);
  return {
    "Content-Type": types[path.extname(file)] ?? "application/octet-stream",
    "Cache-Control": immutable ? "public, max-age=31536000, immutable" : "no-cache",
    "Content-Security-Policy": policyFor(file, policy),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    Vary: "Accept-Encoding",
  };
}

function answer(folder, policy, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { Allow: "GET, HEAD" }).end();
    return;
  }
  const file = fileFor(folder, request.url);
  if (!file) {
    response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("There is nothing here.\n");
    return;
  }
  const headers = headersFor(folder, file, policy);
  const brotli = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && existsSync(`${file}.br`);
  const sent = brotli ? `${file}.br` : file;
  if (brotli) headers["Content-Encoding"] = "br";
  headers["Content-Length"] = statSync(sent).size;
  // For a true progress display: the size after decompression, which Content-Length does not tell.
  headers["X-Uncompressed-Length"] = statSync(file).size;
  response.writeHead(200, headers);
  if (request.method === "HEAD") response.end();
  else createReadStream(sent).pipe(response);
}

// Listens on 127.0.0.1 and resolves to { url, close }. Port 0 takes any free port.
export async function serve(folder, { port = 8080, exact = false } = {}) {
  const root = path.resolve(folder);
  const policy = policyOf(root);
  const server = createServer((request, response) => answer(root, policy, request, response));
  const listen = (at) =>
    new Promise((resolve, reject) => {
      server.once("error", reject);
      server.listen(at, "127.0.0.1", () => {
        server.off("error", reject);
        resolve();
      });
    });
  for (let attempt = 0; ; ++attempt) {
    try {
      await listen(port + attempt);
      break;
    } catch (error) {
      if (error.code !== "EADDRINUSE") throw error;
      if (exact || attempt === 20) throw new Error(`port ${port} is in use; choose another one with --port N`);
    }
  }
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: "string", default: "8080" }, exact: { type: "boolean", default: false } },
  });
  const port = Number(values.port);
  if (positionals.length !== 1 || !Number.isInteger(port) || port < 0 || port > 65535) {
    console.error("use: node serve.mjs <folder> [--port N] [--exact]");
    process.exit(2);
  }
  try {
    const { url } = await serve(positionals[0], { port, exact: values.exact });
    if (port !== 0 && !url.endsWith(`:${port}/`))
      console.log(`Port ${port} is in use, so this took the next free one.`);
    console.log(`Consilium is at ${url} (Ctrl+C stops it)`);
  } catch (error) {
    console.error(`consilium: ${error.message}`);
    process.exit(1);
  }
}
