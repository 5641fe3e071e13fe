/** A certificate as a credential: a JSON Web Signature in compact form (SPEC-certificate, 'Credential'). */
import { fromBase64, fromUtf8, toBigInt, utf8, type Bytes } from '../crypto/bytes.ts';
import type { DigestName } from '../crypto/digests.ts';
import { writeDer } from '../crypto/signatures.ts';
import { readJson, type Json, type JsonObject } from './json.ts';
import { isArray, isExactly, isObject, readDigest } from './values.ts';

export interface Credential {
  /** SHA-256 of the SubjectPublicKeyInfo of the key that signed. */
  readonly key: Bytes;
  readonly origin: Json | undefined;
  readonly number: Json | undefined;
  /** Digests of the content of the certificate. */
  readonly content: Record<DigestName, Bytes>;
  /** What was signed, and the signature in the form that keys check. */
  readonly message: Bytes;
  readonly signature: Bytes;
}

const LARGEST = 256 * 1024;
const HALF = 32;

/** Null for everything that has not the one form, or does not say of which content it is. */
export function readCredential(bytes: Bytes): Credential | null {
  const [header, payload, signature, ...rest] = bytes.length <= LARGEST ? (fromUtf8(bytes)?.split('.') ?? []) : [];
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0) return null;
  const key = readHeader(readPart(header));
  const said = readPart(payload);
  const raw = fromBase64Url(signature);
  const entry = said && onlyOf(said.get('evidence'));
  const subject = said?.get('credentialSubject');
  const [sha256, sm3] = [readDigest(entry?.get('contentSha256')), readDigest(entry?.get('contentSm3'))];
  if (!key || !raw || raw.length !== 2 * HALF || !entry || !isObject(subject) || !sha256 || !sm3) return null;
  return { key, origin: entry.get('origin'), number: subject.get('certificateNumber'), content: { sha256, sm3 },
    message: utf8(`${header}.${payload}`),
    signature: writeDer(toBigInt(raw.subarray(0, HALF)), toBigInt(raw.subarray(HALF))) };
}

function readHeader(json: JsonObject | null): Bytes | null {
  return json && isExactly(json, ['alg', 'cty', 'kid', 'typ']) && json.get('alg') === 'ES256'
    && json.get('cty') === 'vc' && json.get('typ') === 'vc+jwt' ? readDigest(json.get('kid')) : null;
}

const onlyOf = (json: Json | undefined): JsonObject | null =>
  (isArray(json) && json.length === 1 && isObject(json[0]) ? json[0] : null);

function readPart(text: string): JsonObject | null {
  const bytes = fromBase64Url(text);
  const json = bytes ? readJson(bytes) : undefined;
  return isObject(json) ? json : null;
}

/** Without padding, white space or loose bits (RFC 7515, section 2). */
function fromBase64Url(text: string): Bytes | null {
  if (!/^[0-9A-Za-z_-]*$/.test(text)) return null;
  const plain = text.replaceAll('-', '+').replaceAll('_', '/');
  return fromBase64(plain + '='.repeat((4 - (plain.length % 4)) % 4));
}
