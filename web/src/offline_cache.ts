// The caches of the service worker, between the worker, which adds what is used, and the page, which deletes all of them.
// A lock keeps the two apart: opening a cache makes it, so that one could come back between the look and the opening.
const lockName = "consilium-caches";

/**
 * The cache of that name; undefined where there is none. Should it be deleted while it is open, then what is put into it
 * is gone with it.
 */
export async function openStanding(name: string): Promise<Cache | undefined> {
  return navigator.locks.request(lockName, async () => ((await caches.has(name)) ? caches.open(name) : undefined));
}

export async function deleteCaches(): Promise<void> {
  await navigator.locks.request(lockName, async () => {
    for (const name of await caches.keys()) if (name.startsWith("consilium-")) await caches.delete(name);
  });
}
