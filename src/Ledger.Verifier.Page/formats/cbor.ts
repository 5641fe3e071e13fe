/** CBOR in the deterministic encoding (RFC 8949, 4.2.1), as far as COSE messages here need it: no floats. */
import { compare, concat, fromBigInt, fromUtf8, toBigInt, utf8, type Bytes } from '../crypto/bytes.ts';

/** Labels of maps here are integers. */
export type CborMap = ReadonlyMap<bigint, Cbor>;

export interface Tagged {
  readonly tag: bigint;
  readonly value: Cbor;
}

export type Cbor = bigint | Bytes | string | null | readonly Cbor[] | CborMap | Tagged;

const DEEPEST = 8;
const LEAST = [24n, 1n << 8n, 1n << 16n, 1n << 32n] as const;

/** The one item that the bytes are; undefined for any other bytes. */
export function readCbor(bytes: Bytes): Cbor | undefined {
  try {
    const reader = new Reader(bytes);
    const item = reader.item(0);
    return reader.isEmpty ? item : undefined;
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

class Malformed extends Error {}

class Reader {
  private at = 0;

  constructor(private readonly bytes: Bytes) {}

  get isEmpty(): boolean {
    return this.at === this.bytes.length;
  }

  item(depth: number): Cbor {
    if (depth > DEEPEST) throw new Malformed();
    const first = this.take(1)[0]!;
    if (first === 0xf6) return null;
    const [major, argument] = [first >> 5, this.argument(first & 0x1f)];
    switch (major) {
      case 0: return argument;
      case 1: return -1n - argument;
      case 2: return this.take(argument).slice();
      case 3: return this.text(argument);
      case 4: return this.array(argument, depth);
      case 5: return this.map(argument, depth);
      case 6: return { tag: argument, value: this.item(depth + 1) };
      default: throw new Malformed();
    }
  }

  /** Definite, and in the shortest head that has it. */
  private argument(small: number): bigint {
    if (small < 24) return BigInt(small);
    if (small > 27) throw new Malformed();
    const value = toBigInt(this.take(1 << (small - 24)));
    if (value < LEAST[small - 24]!) throw new Malformed();
    return value;
  }

  private text(length: bigint): string {
    const text = fromUtf8(this.take(length));
    if (text === null) throw new Malformed();
    return text;
  }

  private array(length: bigint, depth: number): Cbor[] {
    this.require(length);
    return Array.from({ length: Number(length) }, () => this.item(depth + 1));
  }

  /** Labels ascend by their encoding, so that none comes twice. */
  private map(length: bigint, depth: number): CborMap {
    this.require(2n * length);
    const map = new Map<bigint, Cbor>();
    let before: Bytes | null = null;
    for (let n = 0n; n < length; n++) {
      const from = this.at;
      const label = this.item(depth + 1);
      const encoded = this.bytes.subarray(from, this.at);
      if (typeof label !== 'bigint' || (before && compare(before, encoded) >= 0)) throw new Malformed();
      map.set(label, this.item(depth + 1));
      before = encoded;
    }
    return map;
  }

  /** Each item has a byte at least: nothing is set aside for more than can come. */
  private require(items: bigint): void {
    if (items > BigInt(this.bytes.length - this.at)) throw new Malformed();
  }

  private take(length: bigint | number): Bytes {
    if (BigInt(length) > BigInt(this.bytes.length - this.at)) throw new Malformed();
    const taken = this.bytes.subarray(this.at, this.at + Number(length));
    this.at += Number(length);
    return taken;
  }
}

export const isBytes = (item: Cbor | undefined): item is Bytes => item instanceof Uint8Array;
export const isMap = (item: Cbor | undefined): item is CborMap => item instanceof Map;
export const isList = (item: Cbor | undefined): item is readonly Cbor[] => Array.isArray(item);

/** A map with these labels and no other. */
export const hasExactly = (item: Cbor | undefined, ...labels: bigint[]): item is CborMap =>
  isMap(item) && item.size === labels.length && labels.every((label) => item.has(label));

function head(major: number, argument: bigint): Bytes {
  const size = LEAST.findLastIndex((least) => argument >= least);
  return size < 0 ? Uint8Array.of((major << 5) | Number(argument))
    : concat(Uint8Array.of((major << 5) | (24 + size)), fromBigInt(argument, 1 << size));
}

const bytesItem = (bytes: Bytes): Bytes => concat(head(2, BigInt(bytes.length)), bytes);

/** What a COSE_Sign1 is a signature over: the Sig_structure of RFC 9052, 4.4, without external data. */
export function signedBytes(protectedHeader: Bytes, payload: Bytes): Bytes {
  const context = utf8('Signature1');
  return concat(head(4, 4n), head(3, BigInt(context.length)), context, bytesItem(protectedHeader),
    bytesItem(new Uint8Array(0)), bytesItem(payload));
}
