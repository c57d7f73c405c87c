// Text to token ids and back, with the place of every token in the text.
import { Tokenizer } from "@huggingface/tokenizers";

/** Places in UTF-16 units. Where a character is made of several tokens, each of them covers it whole. */
export interface Span {
  start: number;
  end: number;
}

export interface Encoded {
  ids: number[];
  spans: Span[];
}

interface TokenizerJson {
  decoder?: { type?: string; decoders?: { type?: string }[] } | null;
}

/**
 * The characters by which byte-level tokenizers write bytes in their vocabulary: printable ones stand for themselves,
 * the other 68 for what follows U+0100 (Radford et al. 2019, as in GPT-2's encoder).
 */
function bytesOfCharacters(): Map<string, number> {
  const printable = (byte: number): boolean =>
    (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
  const bytes = new Map<string, number>();
  let others = 0;
  for (let byte = 0; byte < 256; byte++) {
    bytes.set(String.fromCodePoint(printable(byte) ? byte : 0x100 + others++), byte);
  }
  return bytes;
}

const characterBytes = bytesOfCharacters();

/** For each byte of the text in UTF-8, the span of the character that it is of. */
function spansOfBytes(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const character of text) {
    const span = { start, end: start + character.length };
    const code = character.codePointAt(0) ?? 0;
    const bytes = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (let i = 0; i < bytes; i++) spans.push(span);
    start = span.end;
  }
  return spans;
}

export class Tokens {
  readonly #tokenizer: Tokenizer;
  readonly #byteLevel: boolean;
  readonly #added: Map<number, string>;

  /** `tokenizer`, `config`: the parsed files tokenizer.json and tokenizer_config.json. */
  constructor(tokenizer: object, config: object) {
    this.#tokenizer = new Tokenizer(tokenizer, config);
    const decoder = (tokenizer as TokenizerJson).decoder;
    this.#byteLevel = [decoder, ...(decoder?.decoders ?? [])].some((part) => part?.type === "ByteLevel");
    this.#added = new Map(
      [...this.#tokenizer.get_added_tokens_decoder()].map(([id, token]) => [Number(id), token.content]),
    );
  }

  encode(text: string): Encoded {
    const ids = this.#tokenizer.encode(text, { add_special_tokens: false }).ids;
    return { ids, spans: this.#byteLevel ? this.#byteSpans(ids, text) : this.#searchedSpans(ids, text) };
  }

  /** Special tokens are left out. */
  decode(ids: number[]): string {
    return ids.length === 0 ? "" : this.#tokenizer.decode(ids, { skip_special_tokens: true }); // it refuses none
  }

  /** A token by itself: the text that it stands for, with the sign for unreadable bytes where it is half a character. */
  piece(id: number): string {
    return this.#added.get(id) ?? this.#tokenizer.decode([id], { skip_special_tokens: false });
  }

  /** By its text, for a token of the template: "<|end|>". */
  idOf(token: string): number | undefined {
    return this.#tokenizer.token_to_id(token);
  }

  #byteSpans(ids: number[], text: string): Span[] {
    const bytes = spansOfBytes(text);
    let at = 0;
    return ids.map((id) => {
      const added = this.#added.get(id);
      const size = added === undefined ? this.#bytesOf(id) : new TextEncoder().encode(added).length;
      const start = bytes[at]?.start ?? text.length;
      const end = size === 0 ? start : (bytes[at + size - 1]?.end ?? text.length);
      at += size;
      return { start, end };
    });
  }

  #bytesOf(id: number): number {
    const token = this.#tokenizer.id_to_token(id) ?? "";
    return [...token].filter((character) => characterBytes.has(character)).length;
  }

  // Of tokenizers that change the text (lower case, marks for spaces) the pieces are looked for, one after the other.
  #searchedSpans(ids: number[], text: string): Span[] {
    const lower = text.toLowerCase();
    let at = 0;
    return ids.map((id) => {
      const piece = this.piece(id).trim().toLowerCase();
      const found = piece === "" ? -1 : lower.indexOf(piece, at);
      if (found < 0 || found > at + 32) return { start: at, end: at };
      const start = at;
      at = Math.min(text.length, found + piece.length);
      return { start: text.slice(start, found).trim() === "" ? found : start, end: at };
    });
  }
}

/** Text as it streams in: what is certain so far, without half a character at the end. */
export class StreamedText {
  readonly #tokens: Tokens;
  // The tokens that were shown last: some tokenizers write a token differently at the beginning of a text.
  #before: number[] = [];
  #unshown: number[] = []; // parts of a character that is not whole yet
  #shown = "";

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  /** The text that the token would add; empty while a character is not whole. */
  wouldAdd(id: number): string {
    const whole = this.#tokens.decode([...this.#before, ...this.#unshown, id]);
    return whole.endsWith("\uFFFD") ? "" : whole.slice(this.#tokens.decode(this.#before).length);
  }

  add(id: number): string {
    const added = this.wouldAdd(id);
    this.#unshown.push(id);
    if (added === "") return "";
    this.#before = this.#unshown;
    this.#unshown = [];
    this.#shown += added;
    return added;
  }

  get text(): string {
    return this.#shown;
  }
}
