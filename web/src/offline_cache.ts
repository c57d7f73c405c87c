// The caches on this device, between the service worker, which adds what is used, the downloads of models, and the page,
// which deletes all of them. A lock keeps them apart: opening a cache makes it, so that one could come back between the
// look and the opening.
const lockName = "consilium-caches";

// Not of one version: models stay when the page is renewed.
const modelCacheName = "consilium-models";

export const isCacheOfVersion = (name: string): boolean => name.startsWith("consilium-v-");

/**
 * The cache of that name; undefined where there is none. Should it be deleted while it is open, then what is put into it
 * is gone with it.
 */
export async function openStanding(name: string): Promise<Cache | undefined> {
  return navigator.locks.request(lockName, async () => ((await caches.has(name)) ? caches.open(name) : undefined));
}

export const standingModelCache = (): Promise<Cache | undefined> => openStanding(modelCacheName);

/** Makes it when there is none. */
export const openModelCache = (): Promise<Cache> =>
  navigator.locks.request(lockName, () => caches.open(modelCacheName));

export async function deleteCaches(): Promise<void> {
  await navigator.locks.request(lockName, async () => {
    for (const name of await caches.keys()) if (name.startsWith("consilium-")) await caches.delete(name);
  });
}
