// A model host on this machine in the Hub's URL scheme: the list of files in pages, small files from the host itself, large
// ones from a second server to which it sends on, as the Hub does. It allows what other pages may ask without being asked
// first, and nothing more: a request that a browser announces (OPTIONS) is refused.
import { createHash } from "node:crypto";
import { createServer } from "node:http";

const pageEntries = 3;
const largeBytes = 1 << 20; // from here on the second server sends
const pieceBytes = 64 << 10;

const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex");

const listen = (answer) =>
  new Promise((resolve) => {
    const server = createServer(answer);
    server.listen(0, "127.0.0.1", () => resolve({ server, url: `http://127.0.0.1:${server.address().port}` }));
  });

/** What a browser shows to a page of another site. */
const open = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Link, Content-Range",
};

/** A promise, and how to keep it. */
function signal() {
  let give;
  const given = new Promise((resolve) => (give = resolve));
  return { given, give };
}

export class ModelHost {
  requests = []; // of files: { path, from, sent: bytes that left }
  listings = 0;
  #models = new Map(); // id -> path -> { bytes, listed: { size, oid } }
  #habits = new Map(); // path -> what the host does instead of sending it, for its next answers
  #servers = [];

  static async start() {
    const host = new ModelHost();
    host.#servers = [
      await listen((request, response) => void host.#front(request, response)),
      await listen((request, response) => void host.#send(request, response)),
    ];
    [host.url, host.storeUrl] = host.#servers.map(({ url }) => url);
    return host;
  }

  /** The sites that a policy has to allow. */
  get sites() {
    return [this.url, this.storeUrl];
  }

  /** `files`: path -> bytes. `listed`: path -> what the list of files says of it, where that is not the truth. */
  put(id, files, listed = {}) {
    const model = new Map();
    for (const [path, content] of Object.entries(files)) {
      const bytes = Buffer.from(content);
      model.set(path, { bytes, listed: { size: bytes.length, oid: hashOf(bytes), ...listed[path] } });
    }
    this.#models.set(id, model);
  }

  /**
   * What the host does when it is next asked for a file (or for "list"), first first:
   *   { status, headers }     answers that
   *   { breakAfter: n }       sends n bytes and breaks the connection
   *   { endAfter: n }         sends n bytes and ends, as if that were all
   *   { holdAfter: n }        sends n bytes and then nothing, until release() or the browser goes away
   *   { endless: true }       never ends
   *   { ranges: false }       sends all of it, whatever was asked for
   *   { etag }, { body }      says this etag; sends this instead
   */
  behave(path, ...habits) {
    const kept = habits.map((habit) => ({ ...habit, reached: signal(), released: signal(), gone: signal() }));
    this.#habits.set(path, [...(this.#habits.get(path) ?? []), ...kept]);
    return kept.map(({ reached, released, gone }) => ({
      reached: reached.given, // what comes before the break, or the hold, has been sent
      gone: gone.given, // the browser has closed the connection
      release: released.give,
    }));
  }

  /** Forgets what was asked, and how the host was to behave. */
  calm() {
    this.requests = [];
    this.listings = 0;
    this.#habits.clear();
  }

  asked(path) {
    return this.requests.filter((request) => request.path === path);
  }

  async close() {
    for (const { server } of this.#servers) {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  #habitFor(path) {
    return this.#habits.get(path)?.shift() ?? {};
  }

  #file(pathname) {
    const [, owner, name, , , ...places] = pathname.split("/").map(decodeURIComponent);
    const path = places.join("/");
    return { path, file: this.#models.get(`${owner}/${name}`)?.get(path) };
  }

  #front(request, response) {
    const url = new URL(request.url, this.url);
    if (request.method !== "GET") return response.writeHead(405).end();
    const listing = /^\/api\/models\/([^/]+\/[^/]+)\/tree\/main$/.exec(url.pathname);
    if (listing && url.searchParams.get("recursive") === "true") return this.#list(listing[1], url, response);
    if (!/^\/[^/]+\/[^/]+\/resolve\/main\//.test(url.pathname)) return response.writeHead(404, open).end();
    const { file } = this.#file(url.pathname);
    if (!file || file.bytes.length < largeBytes) return this.#send(request, response);
    response.writeHead(302, { ...open, Location: this.storeUrl + url.pathname }).end();
  }

  #list(id, url, response) {
    this.listings++;
    const habit = this.#habitFor("list");
    const model = this.#models.get(id);
    if (habit.status || !model) return response.writeHead(habit.status ?? 404, { ...open, ...habit.headers }).end();
    if (habit.body !== undefined) return response.writeHead(200, open).end(habit.body);
    const folders = [
      ...new Set([...model.keys()].filter((path) => path.includes("/")).map((path) => path.split("/")[0])),
    ];
    const entries = [
      ...folders.map((path) => ({ type: "directory", oid: hashOf(path), size: 0, path })),
      ...[...model].map(
        ([
          path,
          {
            bytes,
            listed: { size, oid },
          },
        ]) => {
          // Of a large file the git object is but a pointer to where it lies.
          if (bytes.length < largeBytes) return { type: "file", oid, size, path };
          return { type: "file", oid: hashOf(`pointer to ${oid}`), size, path, lfs: { oid, size, pointerSize: 134 } };
        },
      ),
    ];
    const from = Number(url.searchParams.get("cursor") ?? 0);
    const next = `${this.url}${url.pathname}?recursive=true&cursor=${from + pageEntries}`;
    const link = from + pageEntries < entries.length ? { Link: `<${next}>; rel="next"` } : {};
    response.writeHead(200, { ...open, ...link, "Content-Type": "application/json" });
    response.end(JSON.stringify(entries.slice(from, from + pageEntries)));
  }

  async #send(request, response) {
    if (request.method !== "GET") return response.writeHead(405).end();
    const { path, file } = this.#file(new URL(request.url, this.url).pathname);
    const range = /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
    const habit = this.#habitFor(path);
    const from = range && habit.ranges !== false ? Number(range[1]) : 0;
    const log = { path, from: range ? Number(range[1]) : 0, sent: 0 };
    this.requests.push(log);
    if (habit.status || !file) return response.writeHead(habit.status ?? 404, { ...open, ...habit.headers }).end();
    const bytes = habit.body === undefined ? file.bytes : Buffer.from(habit.body);
    const etag = habit.etag ?? `"${hashOf(bytes)}"`;
    if (from > 0 && from >= bytes.length) {
      return response.writeHead(416, { ...open, "Content-Range": `bytes */${bytes.length}` }).end();
    }
    const partial = from > 0 ? { "Content-Range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` } : {};
    response.writeHead(from > 0 ? 206 : 200, { ...open, ...partial, ETag: etag });
    response.on("close", () => habit.gone?.give());
    await this.#sendBody(response, bytes.subarray(from), habit, log);
  }

  // In pieces and without a length, so that the connection can break off, or go on, anywhere.
  async #sendBody(response, bytes, habit, log) {
    const closed = new Promise((resolve) => response.once("close", resolve));
    const write = async (piece) => {
      if (response.destroyed) return;
      await Promise.race([new Promise((resolve) => response.write(piece, resolve)), closed]);
      log.sent += piece.length;
    };
    const stop = habit.breakAfter ?? habit.endAfter ?? habit.holdAfter ?? bytes.length;
    for (let at = 0; at < stop; at += pieceBytes) await write(bytes.subarray(at, Math.min(stop, at + pieceBytes)));
    while (habit.endless && !response.destroyed) await write(Buffer.alloc(pieceBytes, "x"));
    habit.reached?.give();
    if (habit.breakAfter !== undefined) return response.destroy();
    if (habit.holdAfter !== undefined) {
      await Promise.race([habit.released.given, closed]);
      for (let at = stop; at < bytes.length; at += pieceBytes) await write(bytes.subarray(at, at + pieceBytes));
    }
    response.end();
  }
}
