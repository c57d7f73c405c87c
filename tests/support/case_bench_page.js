// In the page of a bare site: opens tests/wasm's case_bench with the shipped case book.
const books = ["presentations", "medicines", "tests", "discharge", "records", "open_questions", "small_talk", "wording"];

/** Resolves to (seed, count, judged) => digest, 16 hexadecimal digits. */
export async function openCases() {
  const at = (name) => new URL(name, import.meta.url).href;
  const { default: create } = await import(at("case_bench.js"));
  const module = await create({ locateFile: at });
  const encoder = new TextEncoder();
  const put = (bytes) => {
    const place = module._malloc(bytes.length);
    module.HEAPU8.set(bytes, place);
    return place;
  };
  for (const book of books) {
    const name = encoder.encode(book);
    const text = new Uint8Array(await (await fetch(at(`cases/${book}.json`))).arrayBuffer());
    module._case_bench_add_file(put(name), name.length, put(text), text.length);
  }
  if (!module._case_bench_open()) throw new Error("the case book cannot be read");
  return (seed, count, judged) => {
    const place = module._case_bench_digest(seed, count, judged);
    return new TextDecoder().decode(module.HEAPU8.slice(place, place + 16));
  };
}
