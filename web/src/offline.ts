// Registers the service worker, where the browser allows one (https, or this machine), tells of a new version, and
// takes the worker and its copy away again.
import { deleteCaches } from "./offline_cache";

declare const __VERSION__: string;

let registering: Promise<unknown> = Promise.resolve();

export function workOffline(newVersion: () => void): void {
  if (!window.isSecureContext || !navigator.serviceWorker) return;
  // Not being able to work offline is no reason to stop anything.
  registering = navigator.serviceWorker
    .register("sw.js")
    .catch((error: unknown) => console.warn("No offline use:", error));
  // A worker says its version when it takes over. This page has mostly come from the network and is as new; one that
  // has been open for longer, or came from the cache, is not.
  navigator.serviceWorker.addEventListener("message", (event: MessageEvent<{ version?: string }>) => {
    if (event.data?.version !== undefined && event.data.version !== __VERSION__) newVersion();
  });
}

// Deletes what is kept for offline use, and the worker first: it would fill its cache again. The cache goes even where
// the worker does not.
export async function deleteOfflineCopy(): Promise<void> {
  await registering;
  const [workers] = await Promise.allSettled([unregisterWorkers()]);
  if ("caches" in window) await deleteCaches();
  if (workers.status === "rejected") throw workers.reason;
}

// A worker that is still filling its cache may go on after it has been unregistered: it is waited for.
async function unregisterWorkers(): Promise<void> {
  for (const registration of (await navigator.serviceWorker?.getRegistrations()) ?? []) {
    await registration.unregister();
    await installed(registration.installing);
  }
}

function installed(worker: ServiceWorker | null): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (worker?.state !== "installing") resolve();
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}
