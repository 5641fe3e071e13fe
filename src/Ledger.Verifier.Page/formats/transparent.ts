/** A transparent statement and the receipt in it (SPEC-scitt). */
import type { Bytes } from '../crypto/bytes.ts';
import { hasExactly, isBytes, isList, readCbor, type Cbor, type CborMap, type Tagged } from './cbor.ts';

interface Signed {
  readonly issuer: string;
  readonly subject: string;
  /** SHA-256 of the SubjectPublicKeyInfo of the key that signed. */
  readonly key: Bytes;
  /** The protected header as it is encoded: a part of what is signed. */
  readonly header: Bytes;
  readonly signature: Bytes;
}

export interface Receipt extends Signed {
  readonly size: bigint;
  readonly index: bigint;
  readonly path: readonly Bytes[];
}

export interface TransparentStatement extends Signed {
  readonly leaf: Bytes;
  readonly receipt: Receipt;
}

const LARGEST = 32 * 1024;
const LONGEST_PATH = 64;
const EDDSA = -8n;
const RFC9162_SHA256 = 1n;
const [ALGORITHM, CONTENT_TYPE, KEY_ID, CLAIMS, TYPE] = [1n, 3n, 4n, 15n, 16n];
const [RECEIPTS, STRUCTURE, PROOFS] = [394n, 395n, 396n];
const [ISSUER, SUBJECT] = [1n, 2n];
const INCLUSION = -1n;

/** Null for everything that has not the form. */
export function readTransparent(bytes: Bytes): TransparentStatement | null {
  const message = bytes.length <= LARGEST ? readSign1(bytes, 'application/scitt-statement+cose') : null;
  if (!message || !hasExactly(message.map, ALGORITHM, CONTENT_TYPE, KEY_ID, CLAIMS, TYPE)
    || message.map.get(CONTENT_TYPE) !== 'application/json') return null;
  const { unprotected, payload, signed } = message;
  const receipts = hasExactly(unprotected, RECEIPTS) ? unprotected.get(RECEIPTS) : null;
  const [receipt] = isList(receipts) && receipts.length === 1 ? receipts : [];
  const read = isBytes(receipt) ? readReceipt(receipt) : null;
  return read && isBytes(payload) ? { ...signed, leaf: payload, receipt: read } : null;
}

function readReceipt(bytes: Bytes): Receipt | null {
  const message = readSign1(bytes, 'application/scitt-receipt+cose');
  if (!message || message.payload !== null
    || !hasExactly(message.map, ALGORITHM, KEY_ID, CLAIMS, TYPE, STRUCTURE)
    || message.map.get(STRUCTURE) !== RFC9162_SHA256) return null;
  const held = hasExactly(message.unprotected, PROOFS) ? message.unprotected.get(PROOFS) : undefined;
  const proofs = hasExactly(held, INCLUSION) ? held.get(INCLUSION) : null;
  const [proof] = isList(proofs) && proofs.length === 1 ? proofs : [];
  const parts = isBytes(proof) ? readCbor(proof) : null;
  if (!isList(parts) || parts.length !== 3) return null;
  const [size, index, path] = parts;
  const isPath = isList(path) && path.length > 0 && path.length <= LONGEST_PATH
    && path.every((hash) => isBytes(hash) && hash.length === 32);
  return isUnsigned(size) && isUnsigned(index) && isPath
    ? { ...message.signed, size, index, path: path as readonly Bytes[] } : null;
}

const isUnsigned = (item: Cbor | undefined): item is bigint => typeof item === 'bigint' && item >= 0n;

interface Sign1 {
  readonly map: CborMap;
  readonly unprotected: Cbor;
  readonly payload: Cbor;
  readonly signed: Signed;
}

/** Tag 18 over four: protected header, unprotected header, payload, signature. */
function readSign1(bytes: Bytes, type: string): Sign1 | null {
  const item = readCbor(bytes);
  const inner = isTagged(item) && item.tag === 18n ? item.value : null;
  if (!isList(inner) || inner.length !== 4) return null;
  const [header, unprotected, payload, signature] = inner as [Cbor, Cbor, Cbor, Cbor];
  if (!isBytes(header) || !isBytes(signature) || signature.length !== 64) return null;
  const map = readCbor(header);
  if (!(map instanceof Map) || map.get(ALGORITHM) !== EDDSA || map.get(TYPE) !== type) return null;
  const [key, claims] = [map.get(KEY_ID), map.get(CLAIMS)];
  if (!isBytes(key) || key.length !== 32 || !hasExactly(claims, ISSUER, SUBJECT)) return null;
  const [issuer, subject] = [claims.get(ISSUER), claims.get(SUBJECT)];
  return typeof issuer === 'string' && typeof subject === 'string'
    ? { map, unprotected, payload, signed: { issuer, subject, key, header, signature } } : null;
}

const isTagged = (item: Cbor | undefined): item is Tagged =>
  typeof item === 'object' && item !== null && 'tag' in item && 'value' in item;
