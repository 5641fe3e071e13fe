/** Keys and signatures as X.509 and CMS write them (SPEC-timestamp): ECDSA of any s, RSA PKCS #1 v1.5, SM2. */
import { p256, p384 } from '@noble/curves/nist.js';
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js';
import { concat, equal, fromBigInt, fromHex, toBigInt, type Bytes } from './bytes.ts';
import { Elements, NULL, OCTET_STRING, OID, orNull, require } from './der.ts';
import { readRawKey, verify, type PublicKey } from './signatures.ts';
import { sm3 } from './sm3.ts';

export type HashName = 'sha256' | 'sha384' | 'sha512' | 'sm3';

const HASHES: Record<string, HashName> = {
  '2.16.840.1.101.3.4.2.1': 'sha256', '2.16.840.1.101.3.4.2.2': 'sha384', '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.2.156.10197.1.401': 'sm3',
};

const FUNCTIONS: Record<HashName, (data: Bytes) => Bytes> = { sha256, sha384, sha512, sm3 };

const LENGTHS: Record<HashName, number> = { sha256: 32, sha384: 48, sha512: 64, sm3: 32 };

/** Length of digests in bytes. */
export const hashLength = (name: HashName): number => LENGTHS[name];

/** The hash function of an object identifier. */
export const hashNamed = (oid: string): HashName | null => (Object.hasOwn(HASHES, oid) ? HASHES[oid]! : null);

export const hashWith = (name: HashName, data: Bytes): Bytes => FUNCTIONS[name](data);

interface Scheme {
  readonly family: 'ecdsa' | 'rsa' | 'sm2';
  /** Null where the scheme names none. */
  readonly hash: HashName | null;
}

const SCHEMES: Record<string, Scheme> = {
  '1.2.840.10045.4.3.2': { family: 'ecdsa', hash: 'sha256' },
  '1.2.840.10045.4.3.3': { family: 'ecdsa', hash: 'sha384' },
  '1.2.840.10045.4.3.4': { family: 'ecdsa', hash: 'sha512' },
  '1.2.840.113549.1.1.1': { family: 'rsa', hash: null },
  '1.2.840.113549.1.1.11': { family: 'rsa', hash: 'sha256' },
  '1.2.840.113549.1.1.12': { family: 'rsa', hash: 'sha384' },
  '1.2.840.113549.1.1.13': { family: 'rsa', hash: 'sha512' },
  '1.2.156.10197.1.501': { family: 'sm2', hash: 'sm3' },
};

/** An AlgorithmIdentifier whose parameters are NULL or absent. */
export function readAlgorithm(elements: Elements): string {
  const algorithm = elements.open();
  const oid = algorithm.oid();
  const parameters = algorithm.maybe(NULL);
  require(!parameters || parameters.value.length === 0);
  algorithm.end();
  return oid;
}

export function readHash(elements: Elements): HashName {
  const oid = readAlgorithm(elements);
  require(Object.hasOwn(HASHES, oid));
  return HASHES[oid]!;
}

/** The hash that a signature algorithm names. */
export const hashNamedBy = (oid: string): HashName | null =>
  (Object.hasOwn(SCHEMES, oid) ? SCHEMES[oid]!.hash : null);

export type AnyKey =
  | { readonly name: 'p256' | 'p384'; readonly point: Bytes }
  | { readonly name: 'rsa'; readonly modulus: bigint; readonly exponent: bigint; readonly bytes: number }
  | { readonly name: 'sm2'; readonly key: PublicKey };

/** SubjectPublicKeyInfo (RFC 5480, RFC 3279). */
export function readAnyKey(spki: Bytes): AnyKey {
  const elements = Elements.of(spki);
  const algorithm = elements.open();
  const oid = algorithm.oid();
  const curve = algorithm.is(OID) ? algorithm.oid() : null;
  const parameters = curve === null ? algorithm.maybe(NULL) : null;
  require(!parameters || parameters.value.length === 0);
  algorithm.end();
  const bits = elements.bits();
  elements.end();
  if (oid === '1.2.840.113549.1.1.1' && curve === null) return rsaKey(bits);
  require(oid === '1.2.840.10045.2.1');
  return pointOn(curve, bits);
}

function pointOn(curve: string | null, bits: Bytes): AnyKey {
  require(bits[0] === 4);
  if (curve === '1.2.156.10197.1.301') {
    const key = readRawKey('sm2', bits);
    require(key);
    return { name: 'sm2', key };
  }
  const [name, length] = curve === '1.2.840.10045.3.1.7' ? ['p256' as const, 65] : ['p384' as const, 97];
  require((name === 'p256' || curve === '1.3.132.0.34') && bits.length === length);
  return { name, point: bits };
}

function rsaKey(bits: Bytes): AnyKey {
  const pair = Elements.of(bits);
  const [modulus, exponent] = [pair.integer(), pair.integer()];
  pair.end();
  const length = modulus.toString(2).length;
  require(modulus > 0n && length >= 2048 && length <= 8192 && modulus % 2n === 1n);
  require(exponent > 1n && exponent < 2n ** 32n && exponent % 2n === 1n);
  return { name: 'rsa', modulus, exponent, bytes: Math.ceil(length / 8) };
}

/** Whether a key signed data by an algorithm and with a hash. */
export function isSignedBy(key: AnyKey, oid: string, hash: HashName, data: Bytes, signature: Bytes): boolean {
  const scheme = Object.hasOwn(SCHEMES, oid) ? SCHEMES[oid]! : null;
  if (!scheme || (scheme.hash ?? hash) !== hash) return false;
  switch (key.name) {
    case 'rsa': return scheme.family === 'rsa' && hash !== 'sm3' && isRsaSigned(key, hash, data, signature);
    case 'sm2': return scheme.family === 'sm2' && verify(key.key, data, signature);
    default: return scheme.family === 'ecdsa' && isEcdsaSigned(key.name, key.point, hashWith(hash, data), signature);
  }
}

function isEcdsaSigned(name: 'p256' | 'p384', point: Bytes, prehash: Bytes, signature: Bytes): boolean {
  const curve = name === 'p256' ? p256 : p384;
  const pair = orNull(() => {
    const elements = Elements.of(signature);
    const read = [elements.integer(), elements.integer()] as const;
    elements.end();
    return read;
  });
  const order = curve.Point.Fn.ORDER;
  if (!pair || pair.some((number) => number <= 0n || number >= order)) return false;
  const length = name === 'p256' ? 32 : 48;
  try {
    const plain = concat(fromBigInt(pair[0], length), fromBigInt(pair[1], length));
    return curve.verify(plain, prehash, point, { prehash: false, lowS: false });
  } catch {
    return false;
  }
}

/** DigestInfo of RFC 8017, 9.2 note 1, without the digest. */
const PREFIXES: Record<Exclude<HashName, 'sm3'>, string> = {
  sha256: '3031300d060960864801650304020105000420', sha384: '3041300d060960864801650304020205000430',
  sha512: '3051300d060960864801650304020305000440',
};

/** RFC 8017, 8.2.2: the one encoded message of that length, byte for byte. */
function isRsaSigned(key: AnyKey & { name: 'rsa' }, hash: Exclude<HashName, 'sm3'>, data: Bytes,
  signature: Bytes): boolean {
  const number = toBigInt(signature);
  if (signature.length !== key.bytes || number >= key.modulus) return false;
  const info = concat(fromHex(PREFIXES[hash])!, hashWith(hash, data));
  const padding = new Uint8Array(key.bytes - 3 - info.length).fill(0xff);
  const expected = concat(Uint8Array.of(0, 1), padding, Uint8Array.of(0), info);
  return equal(fromBigInt(power(number, key.exponent, key.modulus), key.bytes), expected);
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n;
  for (let [square, left] = [base, exponent]; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

export const octets = (elements: Elements): Bytes => elements.take(OCTET_STRING).value;
