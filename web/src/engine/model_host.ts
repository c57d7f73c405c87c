// Models of a model host: what a host has, a model's way onto this device, and the models that are there.
import { Unsupported } from "./contract";
import type { Device } from "./device";
import { fetchFile } from "./file_download";
import { cancelled, HostFailure, usualPatience, type Patience } from "./host_request";
import { LoadProgress } from "./load_progress";
import { fileUrl, hostName, type ModelAddress } from "./model_address";
import { checkGraph, checkWords, wordsIn } from "./model_check";
import { licenceOf } from "./model_licence";
import type { Progress } from "./model_files";
import { listFiles } from "./model_listing";
import type { Read } from "./model_parts";
import { checkRoom, keyOf, ModelStore, type KeptFile, type KeptModel, type Manifest } from "./model_store";
import { pickVariant, variantsOf, whyNot, type Precision, type Variant } from "./model_variants";

export interface Settings {
  patience: Patience;
  partBytes: number;
}

export const usualSettings: Settings = { patience: usualPatience, partBytes: 8 << 20 };

/** What a host has of a model, for a person to choose from. */
export interface Offer extends ModelAddress {
  variants: { precision: Precision; bytes: number; whyNot: string | undefined }[]; // bytes: all that would be fetched
  suggested: Precision;
  licence: string | undefined; // as its page names it
}

/** A model as the engine's worker takes it. */
export interface OpenedModel {
  files: [path: string, file: Blob][];
  graph: string;
}

const sum = (files: { size: number }[]): number => files.reduce((bytes, { size }) => bytes + size, 0);

/** Unsupported is how the engine's parts refuse; here it has a code like everything else. */
async function refusing<T>(address: ModelAddress, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const ours = error instanceof HostFailure && error.code === "unsupported";
    if (!ours && !(error instanceof Unsupported)) throw error;
    throw new HostFailure("unsupported", `${address.id} cannot be run here. ${error.message}`);
  }
}

/** Asks the host what it has; fetches its list of files alone, and of a model that can be run the page about it. */
export async function look(
  address: ModelAddress,
  device: Device,
  signal: AbortSignal,
  { patience }: Settings = usualSettings,
): Promise<Offer> {
  const listed = await listFiles(address, patience, signal);
  return refusing(address, async () => {
    const words = wordsIn(listed);
    const suggested = pickVariant(listed, device).precision;
    const variants = variantsOf(listed).map((variant) => ({
      precision: variant.precision,
      bytes: variant.bytes + sum(words),
      whyNot: whyNot(variant, device),
    }));
    return { ...address, variants, suggested, licence: await licenceOf(address, listed, patience, signal) };
  });
}

/** A model on its way onto this device. */
class Download {
  readonly #address: ModelAddress;
  readonly #store: ModelStore;
  readonly #key: string;
  readonly #manifest: Manifest;
  readonly #settings: Settings;
  readonly #progress: LoadProgress;
  readonly #signal: AbortSignal;

  constructor(
    address: ModelAddress,
    store: ModelStore,
    key: string,
    manifest: Manifest,
    settings: Settings,
    progress: Progress,
    signal: AbortSignal,
  ) {
    this.#address = address;
    this.#store = store;
    this.#key = key;
    this.#manifest = manifest;
    this.#settings = settings;
    this.#progress = new LoadProgress(progress);
    this.#signal = signal;
  }

  /** Keeps of an earlier attempt what is still the same. */
  async begin(): Promise<void> {
    const { files } = this.#manifest;
    for (const old of (await this.#store.manifest(this.#key))?.files ?? []) {
      const file = files.find(({ path }) => path === old.path);
      if (file?.size === old.size && file.version === old.version) {
        if (old.etag) file.etag = old.etag;
      } else await this.#store.cut(this.#key, old.path);
    }
    await this.#keepManifest();
    for (const { path, size } of files) this.#progress.expect(path, size);
    let there = 0;
    for (const { path, size } of files) {
      const bytes = await this.#store.keptBytes(this.#key, path);
      this.#progress.of(path)(bytes, size);
      there += bytes;
    }
    await checkRoom(sum(files) - there);
  }

  /** What tells most comes first, and the weights last: a model that cannot be run is refused before them. */
  async run(variant: Variant): Promise<void> {
    const read: Read = async (path) => {
      const known = this.#manifest.files.some((file) => file.path === path);
      return known ? this.#fetchedBytes(path) : undefined;
    };
    try {
      // One file after the other, as they are asked for: of a broken config.json no tokenizer is fetched.
      await refusing(this.#address, async () => checkGraph(variant, await checkWords(read), read));
    } catch (error) {
      if (error instanceof HostFailure && error.code === "unsupported") await this.#store.remove(this.#key);
      throw error;
    }
    for (const { path } of this.#manifest.files) await this.#fetch(path);
    this.#manifest.whole = true;
    await this.#keepManifest();
  }

  async #fetch(path: string): Promise<KeptFile> {
    const file = this.#manifest.files.find((one) => one.path === path)!;
    const told = this.#progress.of(path);
    const target = {
      store: this.#store,
      key: this.#key,
      file,
      partBytes: this.#settings.partBytes,
      noted: () => this.#keepManifest(),
    };
    const wanted = {
      url: fileUrl(this.#address, path),
      host: hostName(this.#address),
      what: `${path} of ${this.#address.id}`,
    };
    await fetchFile(target, wanted, this.#settings.patience, (bytes) => told(bytes, file.size), this.#signal);
    return file;
  }

  async #fetchedBytes(path: string): Promise<Uint8Array> {
    const blob = await this.#store.file(this.#key, await this.#fetch(path));
    if (!blob) throw deletedMeanwhile();
    return new Uint8Array(await blob.arrayBuffer());
  }

  async #keepManifest(): Promise<void> {
    await this.#store.putManifest(this.#key, this.#manifest);
  }
}

const deletedMeanwhile = (): HostFailure =>
  new HostFailure("busy", "What was kept on this device has been deleted meanwhile. Try again.");

/** Nobody else fetches or deletes the model meanwhile, in any tab. Throws HostFailure("busy") when somebody does. */
async function alone<T>(key: string, work: () => Promise<T>): Promise<T> {
  return navigator.locks.request(`consilium-model ${key}`, { ifAvailable: true }, async (lock) => {
    if (lock) return work();
    throw new HostFailure("busy", "This model is being fetched just now, perhaps in another tab.");
  });
}

/**
 * Brings a model onto this device and returns it; one that is there already is returned as it is, without a request.
 * What was fetched before a failure, or before `signal`, is kept for the next time. Throws HostFailure.
 */
export async function download(
  address: ModelAddress,
  asked: Precision | undefined,
  device: Device,
  progress: Progress,
  signal: AbortSignal,
  settings: Settings = usualSettings,
): Promise<KeptModel> {
  const there = (await kept()).find(
    (model) => model.whole && model.keptBytes === model.bytes && model.key === keyOf(address, asked ?? model.precision),
  );
  if (there) return there;
  const listed = await listFiles(address, settings.patience, signal);
  const { words, variant } = await refusing(address, () => ({
    words: wordsIn(listed),
    variant: pickVariant(listed, device, asked),
  }));
  const { precision, graph, data } = variant;
  const key = keyOf(address, precision);
  const files = [...words, graph, ...data].map(({ path, size, version }) => ({ path, size, version }));
  return alone(key, async () => {
    if (signal.aborted) throw cancelled();
    const store = await ModelStore.make();
    const manifest: Manifest = { ...address, precision, graph: graph.path, files, whole: false };
    const run = new Download(address, store, key, manifest, settings, progress, signal);
    await run.begin();
    await run.run(variant);
    const model = (await kept()).find((one) => one.key === key);
    if (!model?.whole) throw deletedMeanwhile();
    return model;
  });
}

/** All models on this device, those that are not whole yet among them. */
export async function kept(): Promise<KeptModel[]> {
  return (await (await ModelStore.standing())?.list()) ?? [];
}

/** The files of a model that is there, for the engine; nothing is fetched. */
export async function openKept(key: string): Promise<OpenedModel> {
  const store = await ModelStore.standing();
  const manifest = await store?.manifest(key);
  if (!store || !manifest?.whole) throw new HostFailure("missing", "This model is not on this device, or not whole.");
  const files: [string, Blob][] = [];
  for (const file of manifest.files) {
    const blob = await store.file(key, file);
    if (!blob)
      throw new HostFailure("missing", `${file.path} is no longer whole on this device. Fetch the model again.`);
    files.push([file.path, blob]);
  }
  return { files, graph: manifest.graph };
}

export async function remove(key: string): Promise<void> {
  await alone(key, async () => (await ModelStore.standing())?.remove(key));
}
