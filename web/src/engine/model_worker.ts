// The worker that fetches models and keeps them: the one place from which a model host is asked, and only when a person
// wants a model of it. What comes from there (a tokenizer, a zip) is first read here, where it can hold up nobody.
import type { FromWorker } from "./messages";
import { Unsupported } from "./contract";
import { deviceHere } from "./device";
import { givenModel } from "./given_model";
import { HostFailure } from "./host_request";
import { readAddress } from "./model_address";
import { download, kept, look, openKept, remove, usualSettings } from "./model_host";
import type { ModelVerb, ModelVerbs, ToModelWorker } from "./model_messages";

type Answer = ModelVerbs[ModelVerb]["answer"];

const worker = self as unknown as DedicatedWorkerGlobalScope;
const running = new Map<number, AbortController>();

const tell = (message: FromWorker<Answer>): void => worker.postMessage(message);

async function answer(message: Exclude<ToModelWorker, { verb: "cancel" }>, signal: AbortSignal): Promise<Answer> {
  const { number } = message;
  switch (message.verb) {
    case "look": {
      const { id, revision, host, settings } = message.request;
      return look(readAddress(id, revision, host), await deviceHere(), signal, { ...usualSettings, ...settings });
    }
    case "download": {
      const { id, revision, host, precision, settings } = message.request;
      const progress = (doneBytes: number, totalBytes: number): void =>
        tell({ number, kind: "progress", doneBytes, totalBytes });
      const address = readAddress(id, revision, host);
      const device = await deviceHere();
      return download(address, precision, device, progress, signal, { ...usualSettings, ...settings });
    }
    case "kept":
      return kept();
    case "open":
      return openKept(message.request.key);
    case "remove":
      await remove(message.request.key);
      return null;
    case "given":
      return givenModel(message.request.files, await deviceHere(), signal);
  }
}

worker.addEventListener("message", ({ data }: MessageEvent<ToModelWorker>) => {
  const { number } = data;
  if (data.verb === "cancel") {
    running.get(number)?.abort();
    return;
  }
  const controller = new AbortController();
  running.set(number, controller);
  const run = async (): Promise<void> => {
    try {
      tell({ number, kind: "done", answer: await answer(data, controller.signal) });
    } catch (error) {
      const refused = error instanceof Unsupported ? "unsupported" : "broken";
      const code = error instanceof HostFailure ? error.code : refused;
      tell({ number, kind: "failed", code, reason: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(number);
    }
  };
  void run();
});
