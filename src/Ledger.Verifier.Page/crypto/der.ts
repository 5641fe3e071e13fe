/** DER (X.690) as far as certificates and time stamps need it: tags of one byte, shortest lengths. */
import { concat, fromHex, toBigInt, type Bytes } from './bytes.ts';

export interface Der {
  readonly tag: number;
  /** Content alone. */
  readonly value: Bytes;
  /** Tag, length and content. */
  readonly whole: Bytes;
}

export const BOOLEAN = 0x01;
export const INTEGER = 0x02;
export const BIT_STRING = 0x03;
export const OCTET_STRING = 0x04;
export const NULL = 0x05;
export const OID = 0x06;
export const UTC_TIME = 0x17;
export const GENERALIZED_TIME = 0x18;
export const SEQUENCE = 0x30;
export const SET = 0x31;
/** [n], constructed. */
export const context = (number: number): number => 0xa0 + number;

/** Thrown at what is malformed, for whoever asked for the whole. */
export class Malformed extends Error {}

export function require(holds: unknown): asserts holds {
  if (!holds) throw new Malformed();
}

/** What `read` gives, or null where something is malformed. */
export function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) return null;
    throw error;
  }
}

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

/** Tag, shortest length and content. */
export function der(tag: number, ...parts: Bytes[]): Bytes {
  const value = concat(...parts);
  const digits = value.length.toString(16);
  const long = fromHex(digits.padStart(digits.length + (digits.length % 2), '0'))!;
  return concat(value.length < 0x80 ? Uint8Array.of(tag, value.length) : Uint8Array.of(tag, 0x80 + long.length),
    ...(value.length < 0x80 ? [] : [long]), value);
}

/** Takes elements one after another; `end` says that there are no more. */
export class Elements {
  constructor(private rest: Bytes) {}

  /** The elements of the one element that the bytes are. */
  static of(bytes: Bytes, tag = SEQUENCE): Elements {
    const outer = new Elements(bytes);
    const inner = outer.take(tag);
    outer.end();
    return new Elements(inner.value);
  }

  get isEmpty(): boolean {
    return this.rest.length === 0;
  }

  next(): Der {
    const read = readElement(this.rest);
    require(read);
    this.rest = read.rest;
    return read.element;
  }

  is(tag: number): boolean {
    return this.rest[0] === tag;
  }

  take(tag: number): Der {
    require(this.is(tag));
    return this.next();
  }

  /** The elements inside the next one. */
  open(tag = SEQUENCE): Elements {
    return new Elements(this.take(tag).value);
  }

  maybe(tag: number): Der | null {
    return this.is(tag) ? this.next() : null;
  }

  integer(tag = INTEGER): bigint {
    return integerOf(this.take(tag));
  }

  oid(): string {
    return oidOf(this.take(OID));
  }

  /** Of a BIT STRING of whole bytes. */
  bits(): Bytes {
    const { value } = this.take(BIT_STRING);
    require(value[0] === 0);
    return value.subarray(1);
  }

  /** TRUE and FALSE have one encoding each. */
  boolean(): boolean {
    const { value } = this.take(BOOLEAN);
    require(value.length === 1 && (value[0] === 0 || value[0] === 0xff));
    return value[0] === 0xff;
  }

  end(): void {
    require(this.isEmpty);
  }
}

function integerOf({ value }: Der): bigint {
  require(value.length > 0);
  const isPadded = value[0] === 0 ? value[1]! < 0x80 : value[0] === 0xff && value[1]! >= 0x80;
  require(value.length === 1 || !isPadded);
  const number = toBigInt(value);
  return value[0]! < 0x80 ? number : number - (1n << BigInt(8 * value.length));
}

/** Dotted; each arc in the fewest bytes. */
function oidOf({ value }: Der): string {
  require(value.length > 0 && value[value.length - 1]! < 0x80);
  const arcs: bigint[] = [];
  let arc = 0n;
  let isFirst = true;
  for (const byte of value) {
    require(!isFirst || byte !== 0x80);
    arc = arc * 128n + BigInt(byte & 0x7f);
    isFirst = byte < 0x80;
    if (isFirst) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [head, ...tail] = arcs as [bigint, ...bigint[]];
  const top = head < 80n ? head / 40n : 2n;
  return [top, head - 40n * top, ...tail].join('.');
}
