/** Values of rows (SPEC-rows, values): one byte form each. Every reader gives where the value ends, or −1. */
import { fromUtf8, type Bytes } from '../crypto/bytes.ts';
import { isRowJson, LONGEST_NUMBER } from './row-json.ts';

export type RowType =
  | 'boolean' | 'number' | 'float' | 'text' | 'bytes' | 'date' | 'time' | 'timestamp' | 'instant' | 'interval'
  | 'uuid' | 'json';

/** In the order of their tags, from 1. */
export const ROW_TYPES: readonly RowType[] = [
  'boolean', 'number', 'float', 'text', 'bytes', 'date', 'time', 'timestamp', 'instant', 'interval', 'uuid', 'json',
];

export const ARRAY_TAG = 13;
export const NONE = -1;

const NUMBER = /^(?:0|-?(?:[1-9][0-9]*|0(?=\.))(?:\.[0-9]*[1-9])?|NaN|-?Infinity)$/;
const DAY_NANOSECONDS = 86_400_000_000_000n;
const MOST_NANOSECONDS = 999_999_999;
const INFINITIES: readonly bigint[] = [-(2n ** 63n), 2n ** 63n - 1n];
const MOST_DIMENSIONS = 6;

export const viewOf = (bytes: Bytes): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const isNumber = (text: string): boolean => text.length <= LONGEST_NUMBER && NUMBER.test(text);

/** The counted bytes at a place, or null. */
export function counted(bytes: Bytes, at: number): Bytes | null {
  if (at + 4 > bytes.length) return null;
  const length = viewOf(bytes).getUint32(at);
  return at + 4 + length <= bytes.length ? bytes.subarray(at + 4, at + 4 + length) : null;
}

/** Where the value that begins at `at` ends; it is of the type, or there is none. */
export function endOfValue(bytes: Bytes, at: number, type: RowType, isArray: boolean): number {
  const tag = bytes[at];
  if (tag === 0) return at + 1;
  if (isArray) return tag === ARRAY_TAG ? endOfArray(bytes, at + 1, type) : NONE;
  return tag === ROW_TYPES.indexOf(type) + 1 ? ends[type](bytes, at + 1) : NONE;
}

function endOfArray(bytes: Bytes, at: number, type: RowType): number {
  const dimensions = bytes[at];
  if (dimensions === undefined || dimensions > MOST_DIMENSIONS) return NONE;
  let [next, left] = [at + 1, dimensions === 0 ? 0 : 1];
  for (let one = 0; one < dimensions; one++, next += 8) {
    if (next + 8 > bytes.length) return NONE;
    const length = viewOf(bytes).getInt32(next + 4);
    left *= length;
    // An element has one byte at least.
    if (length < 1 || left > bytes.length) return NONE;
  }
  for (; left > 0 && next !== NONE; left--) next = next < bytes.length ? endOfValue(bytes, next, type, false) : NONE;
  return next;
}

type End = (bytes: Bytes, at: number) => number;

/** A value of a fixed length that has to be in its range. */
const fixed = (length: number, isIn: (view: DataView, at: number) => boolean): End => (bytes, at) =>
  (at + length <= bytes.length && isIn(viewOf(bytes), at) ? at + length : NONE);

const text = (isIn: (text: string) => boolean): End => (bytes, at) => {
  const inside = counted(bytes, at);
  const read = inside && fromUtf8(inside);
  return inside && read !== null && isIn(read) ? at + 4 + inside.length : NONE;
};

const isFloat = (view: DataView, at: number): boolean => {
  const [value, bits] = [view.getFloat64(at), view.getBigUint64(at)];
  return Number.isNaN(value) ? bits === 0x7ff8000000000000n : bits !== 0x8000000000000000n;
};

const isTime = (view: DataView, at: number): boolean => {
  const time = view.getBigInt64(at);
  return time >= 0n && time <= DAY_NANOSECONDS;
};

const isTimestamp = (view: DataView, at: number): boolean => {
  const nanoseconds = view.getUint32(at + 8);
  return nanoseconds <= (INFINITIES.includes(view.getBigInt64(at)) ? 0 : MOST_NANOSECONDS);
};

const ends: Record<RowType, End> = {
  boolean: fixed(1, (view, at) => view.getUint8(at) <= 1),
  number: text(isNumber),
  float: fixed(8, isFloat),
  text: text(() => true),
  bytes: (bytes, at) => {
    const inside = counted(bytes, at);
    return inside ? at + 4 + inside.length : NONE;
  },
  date: fixed(4, () => true),
  time: fixed(8, isTime),
  timestamp: fixed(12, isTimestamp),
  instant: fixed(12, isTimestamp),
  interval: fixed(16, () => true),
  uuid: fixed(16, () => true),
  json: text(isRowJson),
};
