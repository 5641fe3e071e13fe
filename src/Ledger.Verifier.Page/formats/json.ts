/** Canonical JSON (SPEC-entry, conventions): RFC 8785 of I-JSON, read strictly, so that each value has one text. */
import { fromUtf8, utf8, type Bytes } from '../crypto/bytes.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A map and not an object: no name in a text means anything to the language. */
export type JsonObject = ReadonlyMap<string, Json>;

const DEEPEST = 32;

/** Control characters, bidirectional controls, noncharacters and lone surrogates. */
const FORBIDDEN = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

/** The value of a canonical text, or undefined for every other byte string. */
export function readJson(bytes: Bytes): Json | undefined {
  const text = fromUtf8(bytes);
  if (text === null) return undefined;
  try {
    const reader = new Reader(text);
    const value = reader.value(0);
    return reader.isAtEnd ? value : undefined;
  } catch (refusal) {
    if (refusal instanceof Malformed) return undefined;
    throw refusal;
  }
}

/** The canonical text of a value that came from one. */
export const writeJson = (value: Json): Bytes => utf8(write(value));

function write(value: Json): string {
  if (value instanceof Map) {
    const names = [...(value as JsonObject).keys()].sort((a, b) => (a < b ? -1 : 1));
    return `{${names.map((name) => `${JSON.stringify(name)}:${write(value.get(name)!)}`).join(',')}}`;
  }
  return Array.isArray(value) ? `[${value.map(write).join(',')}]` : JSON.stringify(value);
}

class Malformed extends Error {}

class Reader {
  private at = 0;

  constructor(private readonly text: string) {}

  get isAtEnd(): boolean {
    return this.at === this.text.length;
  }

  value(depth: number): Json {
    switch (this.text[this.at]) {
      case '{': return this.object(depth + 1);
      case '[': return this.array(depth + 1);
      case '"': return this.string();
      case 't': return this.literal('true', true);
      case 'f': return this.literal('false', false);
      case 'n': return this.literal('null', null);
      default: return this.number();
    }
  }

  private object(depth: number): JsonObject {
    const members = new Map<string, Json>();
    let last: string | null = null;
    this.open('{', depth);
    while (!this.takes('}')) {
      if (last !== null) this.expect(',');
      const name = this.string();
      // UTF-16 code units, as RFC 8785 section 3.2.3 has it and as this comparison does it.
      if (last !== null && name <= last) throw new Malformed();
      this.expect(':');
      members.set(name, this.value(depth));
      last = name;
    }
    return members;
  }

  private array(depth: number): readonly Json[] {
    const items: Json[] = [];
    this.open('[', depth);
    while (!this.takes(']')) {
      if (items.length > 0) this.expect(',');
      items.push(this.value(depth));
    }
    return items;
  }

  private open(bracket: string, depth: number): void {
    if (depth > DEEPEST) throw new Malformed();
    this.expect(bracket);
  }

  /** Quote and solidus are the only characters that are allowed and need an escape. */
  private string(): string {
    this.expect('"');
    const start = this.at;
    while (this.text[this.at] !== '"') {
      if (this.isAtEnd) throw new Malformed();
      if (this.text[this.at] === '\\') {
        const escaped = this.text[++this.at];
        if (escaped !== '"' && escaped !== '\\') throw new Malformed();
      }
      this.at++;
    }
    const raw = this.text.slice(start, this.at++);
    const value = raw.replace(/\\(.)/gsu, '$1');
    if (FORBIDDEN.test(value) || value.normalize('NFC') !== value) throw new Malformed();
    return value;
  }

  /** Integers that every reader holds exactly; amounts are texts in all formats. */
  private number(): number {
    const match = /^(?:0|-?[1-9][0-9]{0,15})(?![0-9.eE])/.exec(this.text.slice(this.at, this.at + 18));
    const value = Number(match?.[0]);
    if (!match || !Number.isSafeInteger(value)) throw new Malformed();
    this.at += match[0].length;
    return value;
  }

  private literal<T extends Json>(word: string, value: T): T {
    if (!this.text.startsWith(word, this.at)) throw new Malformed();
    this.at += word.length;
    return value;
  }

  private takes(char: string): boolean {
    if (this.text[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private expect(char: string): void {
    if (!this.takes(char)) throw new Malformed();
  }
}
