/** Keys of the forger: the test keys of the vectors, and a stranger's. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { p256 } from '@noble/curves/nist.js';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { SM2_PARAMETERS, sm2Point } from '../../crypto/curves.ts';
import { concat, fromHex, toBase64, toBigInt, utf8, type Bytes } from '../../crypto/bytes.ts';
import { digest } from '../../crypto/digests.ts';
import { readPublicKey, sm2Identity, writeDer, type Algorithm, type PublicKey } from '../../crypto/signatures.ts';
import { keyId } from '../../formats/checkpoint.ts';

export interface Signer {
  readonly key: PublicKey;
  readonly spki: Bytes;
  readonly sign: (message: Bytes) => Bytes;
}

const HEADS: Partial<Record<Algorithm, string>> = {
  ed25519: '302a300506032b6570032100',
  p256: '3059301306072a8648ce3d020106082a8648ce3d030107034200',
  secp256k1: '3056301006072a8648ce3d020106052b8104000a034200',
  sm2: '3059301306072a8648ce3d020106082a811ccf5501822d034200',
};

function signer(algorithm: Algorithm, point: Bytes, sign: Signer['sign']): Signer {
  const spki = concat(fromHex(HEADS[algorithm]!)!, point);
  return { key: readPublicKey(spki)!, spki, sign };
}

export const ed25519Signer = (secret: Bytes): Signer =>
  signer('ed25519', ed25519.getPublicKey(secret), (message) => ed25519.sign(message, secret));

export const secp256k1Signer = (secret: Bytes): Signer => signer('secp256k1', secp256k1.getPublicKey(secret, false),
  (message) => secp256k1.sign(digest('sha256', message), secret, { prehash: false, lowS: true }));

export const p256Signer = (secret: Bytes): Signer => signer('p256', p256.getPublicKey(secret, false),
  (message) => {
    const plain = p256.sign(digest('sha256', message), secret, { prehash: false, lowS: true });
    return writeDer(toBigInt(plain.subarray(0, 32)), toBigInt(plain.subarray(32)));
  });

/** GB/T 32918.2-2016 section 6.1, with a nonce from a digest. */
export function sm2Signer(secret: Bytes): Signer {
  const d = toBigInt(secret);
  const point = sm2Point.BASE.multiply(d).toBytes(false);
  return signer('sm2', point, (message) => {
    const { n } = SM2_PARAMETERS;
    const e = toBigInt(digest('sm3', sm2Identity(point), message));
    const k = toBigInt(digest('sha256', secret, utf8('nonce'), message)) % n;
    const r = (e + sm2Point.BASE.multiply(k).toAffine().x) % n;
    const s = (inverse(1n + d, n) * (((k - r * d) % n) + n)) % n;
    return writeDer(r, s);
  });
}

const inverse = (number: bigint, modulus: bigint): bigint => {
  let [result, base, exponent] = [1n, number % modulus, modulus - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * base) % modulus;
    base = (base * base) % modulus;
  }
  return result;
};

const secret = (first: number): Bytes => Uint8Array.from({ length: 32 }, (_, at) => first + at);

export const LANES: readonly Signer[] = [
  ed25519Signer(secret(1)), secp256k1Signer(secret(33)), sm2Signer(secret(65)),
];
export const BUNDLE_KEY = ed25519Signer(secret(97));
export const STRANGER = ed25519Signer(secret(129));

/** A line of a signed note. */
export function noteLine(name: string, text: string, by: Signer): string {
  return `\u2014 ${name} ${toBase64(concat(keyId(name, by.key), by.sign(utf8(text))))}\n`;
}
