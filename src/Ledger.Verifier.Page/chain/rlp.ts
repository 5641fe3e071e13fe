/** RLP (Ethereum yellow paper, appendix B): only the shortest length form, at most 16 lists deep, nothing behind. */
import { concat, fromBigInt, toBigInt, type Bytes } from '../crypto/bytes.ts';

export type Rlp = Bytes | readonly Rlp[];

const DEEPEST = 16;

export function readRlp(bytes: Bytes): Rlp | null {
  const read = readItem(bytes, 0, bytes.length, 0);
  return read && read.end === bytes.length ? read.item : null;
}

interface Read {
  readonly item: Rlp;
  readonly end: number;
}

function readItem(bytes: Bytes, at: number, limit: number, depth: number): Read | null {
  const first = bytes[at];
  if (at >= limit || first === undefined) return null;
  if (first < 0x80) return { item: bytes.slice(at, at + 1), end: at + 1 };
  const isList = first >= 0xc0;
  const span = readLength(bytes, at, limit, first - (isList ? 0xc0 : 0x80));
  if (!span || (isList && depth === DEEPEST)) return null;
  if (isList) return readItems(bytes, span.start, span.end, depth);
  const item = bytes.slice(span.start, span.end);
  return item.length === 1 && item[0]! < 0x80 ? null : { item, end: span.end };
}

function readItems(bytes: Bytes, at: number, end: number, depth: number): Read | null {
  const items: Rlp[] = [];
  while (at < end) {
    const read = readItem(bytes, at, end, depth + 1);
    if (!read) return null;
    items.push(read.item);
    at = read.end;
  }
  return { item: items, end };
}

function readLength(bytes: Bytes, at: number, limit: number, code: number): { start: number; end: number } | null {
  let [start, length] = [at + 1, code];
  if (code > 55) {
    const digits = bytes.subarray(start, start + code - 55);
    start += code - 55;
    if (start > limit || digits[0] === 0 || digits.length > 4) return null;
    length = Number(toBigInt(digits));
    if (length <= 55) return null;
  }
  return start + length <= limit ? { start, end: start + length } : null;
}

export function writeRlp(item: Rlp): Bytes {
  if (item instanceof Uint8Array) {
    return item.length === 1 && item[0]! < 0x80 ? item : concat(head(0x80, item.length), item);
  }
  const body = concat(...item.map(writeRlp));
  return concat(head(0xc0, body.length), body);
}

function head(offset: number, length: number): Bytes {
  if (length <= 55) return Uint8Array.of(offset + length);
  const digits = scalar(BigInt(length));
  return concat(Uint8Array.of(offset + 55 + digits.length), digits);
}

/** The shortest big endian form; zero is no bytes. */
export function scalar(number: bigint): Bytes {
  const digits = number.toString(16).length;
  return number === 0n ? new Uint8Array(0) : fromBigInt(number, (digits + 1) >> 1);
}

/** A scalar of at most so many bytes. */
export function readScalar(item: Rlp | null | undefined, most: number): bigint | null {
  return isBytes(item) && item.length <= most && item[0] !== 0 ? toBigInt(item) : null;
}

export const isBytes = (item: Rlp | null | undefined, length?: number): item is Bytes =>
  item instanceof Uint8Array && (length === undefined || item.length === length);

export const isList = (item: Rlp | null | undefined, length?: number): item is readonly Rlp[] =>
  Array.isArray(item) && (length === undefined || item.length === length);

export const isBytesList = (item: Rlp | null | undefined): item is readonly Bytes[] =>
  isList(item) && item.every((part) => isBytes(part));
