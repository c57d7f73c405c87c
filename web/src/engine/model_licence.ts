// Under what licence a model is given, as its own page on the host says: README.md begins with a few lines of YAML.
import { ask, HostFailure, type Patience } from "./host_request";
import { fileUrl, hostName, type ModelAddress } from "./model_address";
import type { ListedFile } from "./model_listing";

const page = "README.md";
const mostBytes = 1 << 20;
const longestName = 80; // characters

/** Of the text of README.md; undefined where it names none. */
export function licenceIn(text: string): string | undefined {
  const head = /^---\r?\n([^]*?)\r?\n---/.exec(text)?.[1] ?? "";
  const valueOf = (key: string): string | undefined => {
    const value = new RegExp(`^${key}:[ \\t]*["']?([\\w .,+()/-]+?)["']?[ \\t]*$`, "m").exec(head)?.[1];
    return value?.slice(0, longestName);
  };
  const licence = valueOf("license");
  // "other" is no name: the next line says which.
  return licence === "other" ? (valueOf("license_name") ?? licence) : licence;
}

/** Undefined where nothing is told: a model without such a page can be run all the same. */
export async function licenceOf(
  address: ModelAddress,
  listed: ListedFile[],
  patience: Patience,
  signal: AbortSignal,
): Promise<string | undefined> {
  const file = listed.find(({ path }) => path === page);
  if (!file || file.size > mostBytes) return undefined;
  const wanted = { url: fileUrl(address, page), host: hostName(address), what: `${page} of ${address.id}` };
  try {
    return licenceIn(await (await ask(wanted, patience, signal)).text(mostBytes));
  } catch (error) {
    if (error instanceof HostFailure && error.code !== "cancelled") return undefined;
    throw error;
  }
}
