/** What the mirror contract's storage says of state keys (SPEC-mirror, 'Storage'). */
import { concat, fromBigInt, fromHex, hex, type Bytes } from '../crypto/bytes.ts';
import { keccak256 } from '../crypto/digests.ts';
import type { StateKey } from '../formats/keys.ts';
import { scalar, writeRlp } from './rlp.ts';

const WORDS_IN_BLOB = 767n;

export const HEAD_SLOT = fromBigInt(5n, 32);

/** `h(key, slot)`. */
const at = (key: Bytes, slot: Bytes): Bytes => keccak256(key, slot);
const number = (value: bigint): Bytes => fromBigInt(value, 32);

export const assetSlot = (asset: string): Bytes => at(concat(fromHex(asset)!, new Uint8Array(16)), number(0n));

export const rightSlot = (asset: string, n: bigint): Bytes =>
  at(number(n), at(concat(fromHex(asset)!, new Uint8Array(16)), number(1n)));

/** SHA-256 root of a size; the SM3 root is at the slot after it. */
export const rootsSlot = (size: bigint): Bytes => at(number(size), number(6n));

/** Cuts a word into fields of so many bits each, from the most significant one. */
function fields(word: bigint, widths: readonly number[]): bigint[] {
  let left = 256;
  return widths.map((width) => {
    left -= width;
    return (word >> BigInt(left)) & ((1n << BigInt(width)) - 1n);
  });
}

export interface Record {
  readonly version: bigint;
  readonly kind: bigint;
  readonly status: bigint;
  readonly rights: bigint;
  readonly voids: bigint;
  readonly pointer: bigint;
  readonly stale: bigint;
}

export function readRecord(word: bigint): Record {
  const [version, kind, status, rights, , , voids, pointer, stale] = fields(word, [64, 4, 4, 32, 40, 40, 16, 48, 8]);
  return { version: version!, kind: kind!, status: status!, rights: rights!, voids: voids!, pointer: pointer!,
    stale: stale! };
}

export interface Right {
  readonly version: bigint;
  readonly kind: bigint;
  readonly status: bigint;
  readonly flags: bigint;
  readonly from: bigint;
  readonly until: bigint;
  readonly voids: bigint;
  readonly pointer: bigint;
}

export function readRight(word: bigint): Right {
  const [version, kind, status, flags, from, until, voids, pointer] = fields(word, [64, 4, 4, 8, 24, 24, 16, 48]);
  return {
    version: version!, kind: kind!, status: status!, flags: flags!, from: from!, until: until!, voids: voids!,
      pointer: pointer!,
  };
}

/** How a key reads: set and mirrored with a version and these words, or nothing that can be compared. */
export interface Mirrored {
  readonly key: string;
  readonly version: bigint;
  readonly record?: Record;
  readonly right?: Right;
  /** Numbers of the words in the mirror's blobs: content, or holder and terms. */
  readonly words: readonly bigint[];
}

/** Null where the key is not set, or is not mirrored since a range was voided. */
export function readMirrored(key: StateKey, recordWord: bigint, rightWord: bigint | null): Mirrored | null {
  const record = readRecord(recordWord);
  if (rightWord === null) {
    return record.version === 0n || record.stale !== 0n ? null
      : { key: key.text, version: record.version, record, words: [record.pointer] };
  }
  const right = readRight(rightWord);
  const isSet = right.version > 0n && key.number! <= record.rights;
  return !isSet || right.voids !== record.voids ? null
    : { key: key.text, version: right.version, right, words: [right.pointer, right.pointer + 1n] };
}

export const blobOf = (word: bigint): bigint => word / WORDS_IN_BLOB;

/** The address of the contract that an account created with nonce blob + 1. */
export function blobAddress(contract: Bytes, blob: bigint): Bytes {
  return keccak256(writeRlp([contract, scalar(blob + 1n)])).slice(12);
}

/** Word of a blob's code: one byte 00, then words. */
export function wordOf(code: Bytes, word: bigint): string | null {
  const start = 1 + 32 * Number(word % WORDS_IN_BLOB);
  return start + 32 <= code.length ? hex(code.subarray(start, start + 32)) : null;
}

export const isBlob = (code: Bytes): boolean =>
  code[0] === 0 && code.length % 32 === 1 && code.length <= 1 + 32 * Number(WORDS_IN_BLOB);

