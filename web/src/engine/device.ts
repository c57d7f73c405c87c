// What this browser can compute with.

export interface Device {
  webgpu: boolean;
  shaderF16: boolean; // computes in half precision
}

/** Undefined where the browser has no WebGPU, or no device for it. */
export async function graphicsAdapter(): Promise<GPUAdapter | undefined> {
  // Browsers without WebGPU lack navigator.gpu, whatever TypeScript's library says.
  const gpu = navigator.gpu as GPU | undefined;
  const adapter = await gpu?.requestAdapter().catch(() => null);
  return adapter ?? undefined;
}

export async function deviceHere(): Promise<Device> {
  const adapter = await graphicsAdapter();
  return { webgpu: adapter !== undefined, shaderF16: adapter?.features.has("shader-f16") ?? false };
}
