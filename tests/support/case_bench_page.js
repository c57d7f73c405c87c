// In the page of a bare site: opens tests/wasm's case_bench with the shipped case book.
/** Resolves to (seed, count, judged) => digest, 16 hexadecimal digits. */
export async function openCases() {
  const at = (name) => new URL(name, import.meta.url).href;
  const { default: create } = await import(at("case_bench.js"));
  const module = await create({ locateFile: at });
  const put = (bytes) => {
    const place = module._malloc(bytes.length);
    module.HEAPU8.set(bytes, place);
    return place;
  };
  for (let i = 0, place = 0; (place = module._case_bench_file_name(i)) !== 0; ++i) {
    const name = module.HEAPU8.slice(place, module.HEAPU8.indexOf(0, place));
    const file = await fetch(at(`cases/${new TextDecoder().decode(name)}.json`));
    const text = new Uint8Array(await file.arrayBuffer());
    module._case_bench_add_file(put(name), name.length, put(text), text.length);
  }
  if (!module._case_bench_open()) throw new Error("the case book cannot be read");
  return (seed, count, judged) => {
    const place = module._case_bench_digest(seed, count, judged);
    return new TextDecoder().decode(module.HEAPU8.slice(place, place + 16));
  };
}
