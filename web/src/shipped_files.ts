// Whether a file of the page's own site came as it was built: its bytes and their digest are known to the scripts, so that
// neither a stand-in (the sign-in page of a guest network) nor damage on the way passes for it.

export interface ShippedFile {
  bytes: number; // uncompressed
  sha256: string; // hexadecimal
}

/** Browsers compute digests on pages of https and of this machine alone; elsewhere the size has to do. */
export async function isWhole(bytes: Uint8Array<ArrayBuffer>, file: ShippedFile): Promise<boolean> {
  if (bytes.length !== file.bytes) return false;
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (!subtle) return true;
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("") === file.sha256;
}
