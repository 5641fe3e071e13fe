/** Transparent statements as the forger writes them: the form of SPEC-scitt, whatever they say. */
import { concat, fromBigInt, utf8, type Bytes } from '../../crypto/bytes.ts';
import type { Signer } from './keys.ts';

export interface Said {
  readonly issuer: string;
  readonly subject: string;
  readonly key: Bytes;
}

export interface SaidReceipt extends Said {
  readonly size: bigint;
  readonly index: bigint;
  readonly path: readonly Bytes[];
  readonly root: Bytes;
}

const WIDTHS: readonly [limit: bigint, mark: number, width: number][] =
  [[1n << 8n, 24, 1], [1n << 16n, 25, 2], [1n << 32n, 26, 4], [1n << 64n, 27, 8]];

function head(major: number, number: bigint | number): Bytes {
  const value = BigInt(number);
  if (value < 24n) return Uint8Array.of((major << 5) | Number(value));
  const [, mark, width] = WIDTHS.find(([limit]) => value < limit)!;
  return concat(Uint8Array.of((major << 5) | mark), fromBigInt(value, width));
}

const number = (value: number | bigint): Bytes => (value < 0 ? head(1, -BigInt(value) - 1n) : head(0, value));
const string = (bytes: Bytes): Bytes => concat(head(2, bytes.length), bytes);
const text = (words: string): Bytes => concat(head(3, utf8(words).length), utf8(words));
const list = (...items: Bytes[]): Bytes => concat(head(4, items.length), ...items);
const map = (...pairs: [number, Bytes][]): Bytes =>
  concat(head(5, pairs.length), ...pairs.flatMap(([label, value]) => [number(label), value]));

const sign1 = (header: Bytes, unprotected: Bytes, payload: Bytes, signature: Bytes): Bytes =>
  concat(head(6, 18), list(string(header), unprotected, payload, string(signature)));

const signed = (by: Signer, header: Bytes, payload: Bytes): Bytes =>
  by.sign(list(text('Signature1'), string(header), string(new Uint8Array(0)), string(payload)));

const claims = ({ issuer, subject }: Said): Bytes => map([1, text(issuer)], [2, text(subject)]);

export function statement(said: Said, leaf: Bytes, by: Signer, receipt: Bytes): Bytes {
  const header = map([1, number(-8)], [3, text('application/json')], [4, string(said.key)], [15, claims(said)],
    [16, text('application/scitt-statement+cose')]);
  return sign1(header, map([394, list(string(receipt))]), string(leaf), signed(by, header, leaf));
}

export function receipt(said: SaidReceipt, by: Signer): Bytes {
  const header = map([1, number(-8)], [4, string(said.key)], [15, claims(said)],
    [16, text('application/scitt-receipt+cose')], [395, number(1)]);
  const proof = list(number(said.size), number(said.index), list(...said.path.map(string)));
  return sign1(header, map([396, map([-1, list(string(proof))])]), Uint8Array.of(0xf6), signed(by, header, said.root));
}
