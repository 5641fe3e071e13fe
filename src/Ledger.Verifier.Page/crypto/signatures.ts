/** Signatures under a SubjectPublicKeyInfo (RFC 5280), by the rules of SPEC-entry and SPEC-log. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { sha512 as sha512Of } from '@noble/hashes/sha2.js';
import { SM2_PARAMETERS, sm2Point } from './curves.ts';
import { concat, equal, fromBigInt, fromHex, toBigInt, utf8, type Bytes } from './bytes.ts';
import { digest, keccak256 } from './digests.ts';

export type Algorithm = 'p256' | 'secp256k1' | 'sm2' | 'ed25519';

/** A key that was checked when it was read. `point` is 32 bytes for Ed25519, else 0x04 ‖ x ‖ y. */
export interface PublicKey {
  readonly algorithm: Algorithm;
  readonly point: Bytes;
}

const PREFIXES: readonly (readonly [Algorithm, string, number])[] = [
  ['p256', '3059301306072a8648ce3d020106082a8648ce3d030107034200', 65],
  ['secp256k1', '3056301006072a8648ce3d020106052b8104000a034200', 65],
  ['sm2', '3059301306072a8648ce3d020106082a811ccf5501822d034200', 65],
  ['ed25519', '302a300506032b6570032100', 32],
];

/** Reads the one DER form of each kind of key; null for every other, and for points that are no public key. */
export function readPublicKey(spki: Bytes): PublicKey | null {
  for (const [algorithm, prefix, length] of PREFIXES) {
    const head = fromHex(prefix)!;
    if (spki.length === head.length + length && equal(spki.subarray(0, head.length), head)) {
      const key = { algorithm, point: spki.slice(head.length) };
      return isOnCurve(key) ? key : null;
    }
  }
  return null;
}

/** The one DER form of a key. */
export function spkiOf({ algorithm, point }: PublicKey): Bytes {
  const [, prefix] = PREFIXES.find(([name]) => name === algorithm)!;
  return concat(fromHex(prefix)!, point);
}

/** A key as its bare point. */
export function readRawKey(algorithm: Algorithm, point: Bytes): PublicKey | null {
  const key: PublicKey = { algorithm, point };
  return point.length === (algorithm === 'ed25519' ? 32 : 65) && isOnCurve(key) ? key : null;
}

/** Ed25519 keys must be of the prime-order group and in the canonical encoding. */
function isOnCurve({ algorithm, point }: PublicKey): boolean {
  try {
    if (algorithm === 'ed25519') {
      const read = ed25519.Point.fromBytes(point, false);
      return !read.is0() && read.isTorsionFree();
    }
    if (point[0] !== 4) return false;
    curveOf(algorithm).fromBytes(point).assertValidity();
    return true;
  } catch {
    return false;
  }
}

function curveOf(algorithm: Algorithm) {
  if (algorithm === 'sm2') return sm2Point;
  return algorithm === 'p256' ? p256.Point : secp256k1.Point;
}

export function verify(key: PublicKey, message: Bytes, signature: Bytes): boolean {
  try {
    switch (key.algorithm) {
      case 'ed25519': return verifyEd25519(key.point, message, signature);
      case 'secp256k1': return signature.length === 64
        && secp256k1.verify(signature, digest('sha256', message), key.point, { prehash: false, lowS: true });
      case 'p256': return verifyP256(key.point, message, signature);
      case 'sm2': return verifySm2(key.point, message, signature);
    }
  } catch {
    return false;
  }
}

const ED25519_ORDER = ed25519.Point.Fn.ORDER;

/** RFC 8032 5.1.7 with the equation that has no cofactor: S below the order, R compared as bytes and not neutral. */
function verifyEd25519(key: Bytes, message: Bytes, signature: Bytes): boolean {
  if (signature.length !== 64) return false;
  const s = toBigInt(signature.slice(32).reverse());
  if (s >= ED25519_ORDER) return false;
  const r = signature.subarray(0, 32);
  const k = toBigInt(sha512(r, key, message).reverse()) % ED25519_ORDER;
  const point = ed25519.Point.fromBytes(key, false);
  const expected = times(ed25519.Point.BASE, s).subtract(times(point, k));
  return !expected.is0() && equal(expected.toBytes(), r);
}

type EdPoint = ReturnType<typeof ed25519.Point.fromBytes>;
const times = (point: EdPoint, by: bigint): EdPoint => {
  if (by === 0n) return ed25519.Point.ZERO;
  // The base point has a table of its multiples.
  return point === ed25519.Point.BASE ? point.multiply(by) : point.multiplyUnsafe(by);
};

const sha512 = (...parts: Bytes[]): Bytes => sha512Of(concat(...parts));

function verifyP256(key: Bytes, message: Bytes, signature: Bytes): boolean {
  const pair = readDer(signature);
  if (!pair) return false;
  const order = p256.Point.Fn.ORDER;
  if (pair.some((number) => number <= 0n || number >= order)) return false;
  const plain = concat(fromBigInt(pair[0], 32), fromBigInt(pair[1], 32));
  return p256.verify(plain, digest('sha256', message), key, { prehash: false, lowS: true });
}

/** GB/T 32918.2-2016 section 7.1, with the default user id of GB/T 35276. */
function verifySm2(key: Bytes, message: Bytes, signature: Bytes): boolean {
  const pair = readDer(signature);
  if (!pair) return false;
  const [r, s] = pair;
  const { n } = SM2_PARAMETERS;
  if (r <= 0n || r >= n || s <= 0n || s >= n) return false;
  const t = (r + s) % n;
  if (t === 0n) return false;
  const e = toBigInt(digest('sm3', sm2Identity(key), message));
  const point = sm2Point.BASE.multiply(s).add(sm2Point.fromBytes(key).multiplyUnsafe(t));
  return !point.is0() && (e + point.toAffine().x) % n === r;
}

/** Z of GB/T 32918.2-2016 section 5.5. */
export function sm2Identity(key: Bytes): Bytes {
  const user = utf8('1234567812345678');
  const { a, b, Gx, Gy } = SM2_PARAMETERS;
  const words = [a, b, Gx, Gy].map((number) => fromBigInt(number, 32));
  return digest('sm3', fromBigInt(BigInt(8 * user.length), 2), user, ...words, key.subarray(1));
}

/** What readDer reads of two numbers. */
export function writeDer(r: bigint, s: bigint): Bytes {
  const body = concat(writeInteger(r), writeInteger(s));
  return concat(Uint8Array.of(0x30, body.length), body);
}

function writeInteger(number: bigint): Bytes {
  const digits = fromBigInt(number, (number.toString(2).length >> 3) + 1);
  return concat(Uint8Array.of(2, digits.length), digits);
}

/** SEQUENCE of two non-negative INTEGERs of at most 33 bytes each, in DER and nothing behind. */
export function readDer(bytes: Bytes): [bigint, bigint] | null {
  if (bytes.length < 8 || bytes.length > 72 || bytes[0] !== 0x30 || bytes[1] !== bytes.length - 2) return null;
  const first = readInteger(bytes, 2);
  const second = first && readInteger(bytes, first.end);
  return first && second && second.end === bytes.length ? [first.value, second.value] : null;
}

function readInteger(bytes: Bytes, at: number): { value: bigint; end: number } | null {
  const length = bytes[at + 1] ?? 0;
  const end = at + 2 + length;
  if (bytes[at] !== 0x02 || length < 1 || length > 33 || end > bytes.length) return null;
  const first = bytes[at + 2]!;
  const isPadded = first === 0 && length > 1 && bytes[at + 3]! < 0x80;
  return first >= 0x80 || isPadded ? null : { value: toBigInt(bytes.subarray(at + 2, end)), end };
}

/** Address of the key that made a signature r ‖ s ‖ v over a digest: low s, v `first` or one more; else null. */
export function recoverAddress(prehash: Bytes, signature: Bytes, first: 0 | 27): Bytes | null {
  const v = signature[64]! - first;
  if (signature.length !== 65 || (v !== 0 && v !== 1)) return null;
  try {
    const read = secp256k1.Signature.fromBytes(signature.subarray(0, 64), 'compact');
    if (read.hasHighS()) return null;
    const point = read.addRecoveryBit(v).recoverPublicKey(prehash).toBytes(false);
    return keccak256(point.subarray(1)).slice(12);
  } catch {
    return null;
  }
}
