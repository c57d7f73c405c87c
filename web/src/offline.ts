// Registers the service worker, where the browser allows one (https, or this machine), and tells of a new version.

declare const __VERSION__: string;

export function workOffline(newVersion: () => void): void {
  if (!window.isSecureContext || !navigator.serviceWorker) return;
  // Not being able to work offline is no reason to stop anything.
  navigator.serviceWorker.register("sw.js").catch((error: unknown) => console.warn("No offline use:", error));
  // A worker says its version when it takes over. This page has mostly come from the network and is as new; one that
  // has been open for longer, or came from the cache, is not.
  navigator.serviceWorker.addEventListener("message", (event: MessageEvent<{ version?: string }>) => {
    if (event.data?.version !== undefined && event.data.version !== __VERSION__) newVersion();
  });
}
