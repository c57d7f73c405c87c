// Fetches the app's wasm with true progress and compiles it while it arrives.

declare const __WASM_BYTES__: number;

// Emscripten's module factory, and the options of ours that it takes.
export type ModuleFactory<T> = (options: {
  host: unknown;
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): object;
  print(text: string): void;
  printErr(text: string): void;
  onAbort(reason: unknown): void;
}) => Promise<T>;

export type ShowProgress = (done: number, total: number) => void;

export const besideThisScript = (name: string): string => new URL(`./${name}`, import.meta.url).href;

export async function loadModule<T>(
  name: string,
  host: unknown,
  showProgress: ShowProgress,
  onAbort: (reason: unknown) => void,
): Promise<T> {
  // Both at once: the glue is small, the wasm is not.
  const response = fetch(besideThisScript(`${name}.wasm`), { credentials: "same-origin" });
  const glue = (await import(besideThisScript(`${name}.js`))) as { default: ModuleFactory<T> };
  return new Promise<T>((resolve, reject) => {
    const instantiate = async (imports: WebAssembly.Imports): Promise<WebAssembly.WebAssemblyInstantiatedSource> =>
      WebAssembly.instantiateStreaming(counted(await response, showProgress), imports);
    glue
      .default({
        host,
        instantiateWasm(imports, receive) {
          instantiate(imports).then(({ instance, module }) => receive(instance, module), reject);
          return {};
        },
        print: (text) => console.log(text),
        printErr: (text) => console.warn(text),
        onAbort,
      })
      .then(resolve, reject);
  });
}

// The same response, telling how much of it has come. The total is the size after decompression, known at build time:
// Content-Length speaks of compressed bytes and the stream of uncompressed ones.
function counted(response: Response, showProgress: ShowProgress): Response {
  if (!response.ok || !response.body) throw new Error(`The app could not be fetched (status ${response.status}).`);
  let done = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      done += chunk.length;
      showProgress(done, Math.max(done, __WASM_BYTES__));
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(counter), { headers: { "Content-Type": "application/wasm" } });
}
