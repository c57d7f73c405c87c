// Which model of which host: `owner/name` at a revision, and where its files lie in the Hub's scheme of addresses.
import { HostFailure } from "./host_request";

/** Where models come from unless another host is named. Nothing is asked of it before a person asks for a model. */
export const usualHost = "https://huggingface.co";
export const usualRevision = "main";

export interface ModelAddress {
  host: string; // without a slash at the end
  id: string; // "owner/name"
  revision: string; // a branch, a tag or a commit
}

const onThisMachine = ["localhost", "127.0.0.1", "[::1]"];
// A part of an id begins with a letter or a digit: no hidden folder, no way upwards.
const idPattern = /^[a-z0-9][\w.-]{0,95}\/[a-z0-9][\w.-]{0,95}$/i;
const revisionPattern = /^[a-z0-9_][\w./-]{0,127}$/i;

const bad = (reason: string): HostFailure => new HostFailure("address", reason);

function readHost(text: string): string {
  let url: URL;
  try {
    url = new URL(text.includes("://") ? text : `https://${text}`);
  } catch {
    throw bad(`“${text}” is no address of a host.`);
  }
  const plain = url.protocol === "http:" && onThisMachine.includes(url.hostname);
  if (url.protocol !== "https:" && !plain) throw bad(`A host's address begins with https://; “${text}” does not.`);
  if (url.username || url.password || url.search || url.hash) {
    throw bad("A host's address holds no user name, no query and no fragment.");
  }
  return url.origin + url.pathname.replace(/\/+$/, "");
}

/** Reads what a person typed; throws HostFailure("address") with the reason. */
export function readAddress(id: string, revision = usualRevision, host = usualHost): ModelAddress {
  if (!idPattern.test(id) || id.includes("..")) {
    throw bad(`“${id}” is no id of a model: it is written owner/name.`);
  }
  if (!revisionPattern.test(revision) || /\.\.|\/\/|\/$/.test(revision)) {
    throw bad(`“${revision}” is no revision: a branch such as main, a tag, or a commit.`);
  }
  return { host: readHost(host), id, revision };
}

/** The name of the host as people know it. */
export const hostName = ({ host }: ModelAddress): string => new URL(host).host;

// A branch may hold slashes (refs/pr/1), which are no part of the path.
const atRevision = ({ revision }: ModelAddress): string => encodeURIComponent(revision);

export function fileUrl(address: ModelAddress, path: string): string {
  const places = path.split("/").map(encodeURIComponent).join("/");
  return `${address.host}/${address.id}/resolve/${atRevision(address)}/${places}`;
}

export const listingUrl = (address: ModelAddress): string =>
  `${address.host}/api/models/${address.id}/tree/${atRevision(address)}?recursive=true`;
