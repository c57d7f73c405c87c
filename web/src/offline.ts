// Registers the service worker, where the browser allows one (https, or this machine), and tells of a new version.

export function workOffline(newVersion: () => void): void {
  if (!window.isSecureContext || !navigator.serviceWorker) return;
  const hadOne = navigator.serviceWorker.controller !== null;
  // Not being able to work offline is no reason to stop anything.
  navigator.serviceWorker.register("sw.js").catch((error: unknown) => console.warn("No offline use:", error));
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (hadOne) newVersion();
  });
}
