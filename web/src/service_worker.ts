// Lets the page work offline after the first visit. The start page is asked of the network first, so that a new version
// is found, but for no longer than three seconds; everything else lies under a folder named by its contents and never
// changes.
//
// The files of the what-if lab are several times as large as the rest, and not everybody opens it: they are kept when
// they are first used. Of ONNX Runtime's builds that is the one that this browser can run; the others are never fetched.
import { isCacheOfVersion, openStanding } from "./offline_cache";
import { isWhole, type ShippedFile } from "./shipped_files";

declare const __VERSION__: string;
declare const __PRECACHE__: string[];
declare const __KEPT_WHEN_USED__: Record<string, ShippedFile>;

const worker = self as unknown as ServiceWorkerGlobalScope;
const cacheName = `consilium-${__VERSION__}`;
const keptWhenUsed: ReadonlyMap<string, ShippedFile> = new Map(Object.entries(__KEPT_WHEN_USED__));
const indexTimeoutMs = 3000;
const scope = (): string => worker.registration.scope;
const indexUrl = (): string => new URL("./", scope()).href;

worker.addEventListener("install", (event) => {
  const fill = async (): Promise<void> => {
    const cache = await caches.open(cacheName);
    // "reload" passes by the browser's own cache: outside of the version's folder it may hold what is older.
    await cache.addAll(
      __PRECACHE__.map(
        (path) => new Request(new URL(path, scope()), { cache: path.startsWith("v-") ? "default" : "reload" }),
      ),
    );
    await worker.skipWaiting();
  };
  event.waitUntil(fill());
});

worker.addEventListener("activate", (event) => {
  const tidy = async (): Promise<void> => {
    // A tab that was opened with the version before may still ask for a study of it: the newest other cache stays.
    const older = (await caches.keys()).filter((name) => isCacheOfVersion(name) && name !== cacheName);
    await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
    await worker.clients.claim();
    for (const page of await worker.clients.matchAll({ type: "window" })) page.postMessage({ version: __VERSION__ });
  };
  event.waitUntil(tidy());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin || !url.href.startsWith(scope())) return;
  if (request.mode === "navigate") {
    if (url.origin + url.pathname === indexUrl()) event.respondWith(freshIndex(request));
    return;
  }
  const path = url.href.slice(scope().length);
  if (/^v-[0-9a-f]{12}\//.test(path)) event.respondWith(fromCacheFirst(event, path));
  else if (path === "manifest.webmanifest" || path === "icon.svg") event.respondWith(fromNetworkFirst(request));
});

async function fromCacheFirst(event: FetchEvent, path: string): Promise<Response> {
  const { request } = event;
  // Who asks for a reload found what is kept to be damaged.
  const kept = request.cache === "reload" ? undefined : await caches.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const response = await fetch(request);
  // The installation alone makes the cache: one that has been deleted with everything else is not to come back, whatever
  // a page that is still open goes on to use.
  const wanted = response.status === 200 ? keptWhenUsed.get(path) : undefined;
  const cache = wanted ? await openStanding(cacheName).catch(() => undefined) : undefined;
  // Where it cannot be kept (no room on the device, a connection that breaks off) it is fetched again the next time.
  if (wanted && cache) event.waitUntil(keepWhole(cache, request, response.clone(), wanted).catch(() => undefined));
  return response;
}

// Keeps the file itself alone: a stand-in would be served for good.
async function keepWhole(cache: Cache, request: Request, response: Response, file: ShippedFile): Promise<void> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!(await isWhole(bytes, file))) return;
  const headers = new Headers(response.headers);
  for (const name of ["content-encoding", "content-length"]) headers.delete(name); // of the body as it was sent
  await cache.put(request, new Response(bytes, { headers }));
}

async function fromNetworkFirst(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request, { cacheName });
    if (kept) return kept;
    throw error;
  }
}

async function freshIndex(request: Request): Promise<Response> {
  const kept = await caches.match(indexUrl(), { cacheName });
  // What the network answers is not put into this version's cache: it may name a folder that this cache does not hold.
  const fromNetwork = fetch(request);
  if (!kept) return fromNetwork;
  const late = new Promise<Response>((resolve) => setTimeout(() => resolve(kept), indexTimeoutMs));
  const answer = fromNetwork.then(
    (response) => (response.ok ? response : kept),
    () => kept,
  );
  return Promise.race([answer, late]);
}
