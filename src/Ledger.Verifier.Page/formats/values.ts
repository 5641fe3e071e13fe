/** The small values that all formats are made of (SPEC-entry, conventions). Untrusted: null or false says no. */
import { fromHex, utf8, compare, type Bytes } from '../crypto/bytes.ts';
import { DIGESTS, type DigestName } from '../crypto/digests.ts';
import type { Json, JsonObject } from './json.ts';

export const LARGEST = 2n ** 63n - 1n;

export const isObject = (value: Json | undefined): value is JsonObject => value instanceof Map;
export const isArray = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** An object with exactly these members, and maybe those of `optional`. */
export function isExactly(value: Json | undefined, names: string[], optional: string[] = []): value is JsonObject {
  return isObject(value) && names.every((name) => value.has(name))
    && [...value.keys()].every((name) => names.includes(name) || optional.includes(name));
}

/** An unsigned integer of at most 2^63 − 1 as text, without sign or leading zero. */
export function readDecimal(value: Json | undefined): bigint | null {
  if (typeof value !== 'string' || !/^(?:0|[1-9][0-9]{0,18})$/.test(value)) return null;
  const number = BigInt(value);
  return number <= LARGEST ? number : null;
}

/** 64 lowercase hexadecimal characters. */
export function readDigest(value: Json | undefined): Bytes | null {
  return typeof value === 'string' && value.length === 64 ? fromHex(value) : null;
}

export const isDigest = (value: Json | undefined): value is string => readDigest(value) !== null;

/** At most so many digests. */
export function readDigests(value: Json | undefined, most: number): Bytes[] | null {
  if (!isArray(value) || value.length > most) return null;
  const read = value.map(readDigest);
  return read.includes(null) ? null : (read as Bytes[]);
}

/** `{"sha256":…,"sm3":…}`, digests both. */
export function readPair(value: Json | undefined): Record<DigestName, Bytes> | null {
  if (!isExactly(value, [...DIGESTS])) return null;
  const [sha256, sm3] = [readDigest(value.get('sha256')), readDigest(value.get('sm3'))];
  return sha256 && sm3 && { sha256, sm3 };
}

/** Milliseconds since 1970 of `YYYY-MM-DDThh:mm:ss.mmmZ`, or null; the text is the only one of its time. */
export function readTime(value: Json | undefined): number | null {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return null;
  const time = Date.parse(value);
  return !value.startsWith('0000') && Number.isFinite(time) && new Date(time).toISOString() === value ? time : null;
}

/** Days since 1970 of `YYYY-MM-DD`. */
export function readDate(value: Json | undefined): number | null {
  const time = typeof value === 'string' ? readTime(`${value}T00:00:00.000Z`) : null;
  return time === null ? null : time / 86_400_000;
}

/** 32 lowercase hexadecimal characters, not all zeros. */
export const isId = (text: string | undefined): boolean =>
  text !== undefined && /^[0-9a-f]{32}$/.test(text) && !/^0+$/.test(text);

/** Origin of a log: 1 to 128 of `[0-9A-Za-z./-]` and `_`. */
export const isOrigin = (value: Json | undefined): value is string =>
  typeof value === 'string' && /^[0-9A-Za-z./_-]{1,128}$/.test(value);

/** Whether texts ascend by their bytes, none repeated. */
export function ascends(texts: readonly string[]): boolean {
  return texts.every((text, at) => at === 0 || compare(utf8(texts[at - 1]!), utf8(text)) < 0);
}

/** Every item of an array as something else; null when one is nothing of the kind. */
export function readList<T>(json: Json | undefined, read: (item: Json) => T | null): T[] | null {
  if (!isArray(json)) return null;
  const items = json.map(read);
  return items.includes(null) ? null : (items as T[]);
}

/** Of an EVM chain: 0x and 40 lowercase hexadecimal characters. */
export const isAddress = (json: Json | undefined): json is string =>
  typeof json === 'string' && /^0x[0-9a-f]{40}$/.test(json);
