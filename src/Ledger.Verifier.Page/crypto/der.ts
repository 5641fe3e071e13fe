/** DER (X.690) as far as certificates and time stamps need it: tags of one byte, shortest lengths. */
import type { Bytes } from './bytes.ts';

export interface Der {
  readonly tag: number;
  /** Content alone. */
  readonly value: Bytes;
  /** Tag, length and content. */
  readonly whole: Bytes;
}

export const SEQUENCE = 0x30;

/** The element at the start of some bytes, and what is behind it. */
export function readElement(bytes: Bytes): { element: Der; rest: Bytes } | null {
  const [tag, first] = [bytes[0], bytes[1]];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) return null;
  const size = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || size > 4 || bytes.length < 2 + size) return null;
  const length = size === 0 ? first : bytes.subarray(2, 2 + size).reduce((sum, byte) => sum * 256 + byte, 0);
  const isShortest = size === 0 || (length >= 0x80 && bytes[2] !== 0);
  const end = 2 + size + length;
  if (!isShortest || end > bytes.length) return null;
  return { element: { tag, value: bytes.subarray(2 + size, end), whole: bytes.subarray(0, end) },
    rest: bytes.subarray(end) };
}

/** Whether the bytes are one SEQUENCE and nothing else. */
export function isDerSequence(bytes: Bytes): boolean {
  const read = readElement(bytes);
  return read !== null && read.rest.length === 0 && read.element.tag === SEQUENCE;
}
