// What is kept on this device: the packs of imported studies in IndexedDB, and two short texts (library, preferences) in
// local storage, which answers at once: opening a database would hold up every start.
import { deleteOfflineCopy } from "./offline";

const databaseName = "consilium";
const version = 1;

const packsName = "packs";
const textPrefix = "consilium:";
let database: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  database ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, version);
    request.onupgradeneeded = () => request.result.createObjectStore(packsName);
    request.onsuccess = () => {
      // Another tab deletes everything or brings a newer version: do not stand in its way.
      request.result.onversionchange = () => {
        request.result.close();
        database = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("another tab of this page holds the storage"));
  });
  database.catch(() => (database = undefined));
  return database;
}

async function transact<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await open()).transaction(packsName, mode);
  const request = work(transaction.objectStore(packsName));
  return new Promise((resolve, reject) => {
    // Not the request's success: only a completed transaction is on the disk.
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () =>
      reject(transaction.error ?? request.error ?? new Error("the browser ended the transaction"));
    transaction.onerror = () => reject(transaction.error ?? request.error);
  });
}

export const keepPack = (key: string, pack: Uint8Array<ArrayBuffer>): Promise<unknown> =>
  transact("readwrite", (store) => store.put(new Blob([pack]), key));

export async function readPack(key: string): Promise<Uint8Array | undefined> {
  const blob = await transact<Blob | undefined>("readonly", (store) => store.get(key));
  return blob && new Uint8Array(await blob.arrayBuffer());
}

export const holdsPack = async (key: string): Promise<boolean> =>
  (await transact("readonly", (store) => store.count(key))) > 0;

export const forgetPack = (key: string): Promise<unknown> => transact("readwrite", (store) => store.delete(key));

export async function allKeptPacks(): Promise<{ key: string; pack: Blob }[]> {
  const keys = await transact("readonly", (store) => store.getAllKeys());
  const packs = await transact<Blob[]>("readonly", (store) => store.getAll());
  return packs.map((pack, i) => ({ key: String(keys[i]), pack }));
}

export const saveText = async (name: string, text: string): Promise<void> =>
  localStorage.setItem(textPrefix + name, text);

// Nothing kept, or nothing readable (a private window may refuse), is an empty text.
export function readText(name: string): string {
  try {
    return localStorage.getItem(textPrefix + name) ?? "";
  } catch {
    return "";
  }
}

// Studies, library and preferences, and what the service worker keeps for offline use: as much of it as can be.
export async function deleteEverything(): Promise<void> {
  const ends = await Promise.allSettled([deleteTexts(), deletePacks(), deleteOfflineCopy()]);
  const reasons = ends.flatMap((end): unknown[] => (end.status === "rejected" ? [end.reason] : []));
  if (reasons.length > 0) throw new AggregateError(reasons);
}

async function deleteTexts(): Promise<void> {
  for (const name of Object.keys(localStorage)) if (name.startsWith(textPrefix)) localStorage.removeItem(name);
}

async function deletePacks(): Promise<void> {
  (await open().catch(() => undefined))?.close();
  database = undefined;
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error("another tab of this page is open; close it and try again"));
  });
}
