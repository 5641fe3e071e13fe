/** A time stamper's response (RFC 3161), by the form of SPEC-timestamp; nothing of it is verified yet. */
import { equal, type Bytes } from '../crypto/bytes.ts';
import { BOOLEAN, context, Elements, GENERALIZED_TIME, INTEGER, OCTET_STRING, orNull, require, SEQUENCE, SET }
  from '../crypto/der.ts';
import { hashWith, octets, readAlgorithm, readHash, type HashName } from '../crypto/x509.ts';
import { readStampTime } from './stamp-time.ts';

export interface TimeStamp {
  readonly imprint: { readonly hash: HashName; readonly value: Bytes };
  /** Microseconds since 1970, and by how many that may be wrong. */
  readonly time: bigint;
  readonly accuracy: bigint;
  readonly certificates: readonly Bytes[];
  readonly signer: Signer;
}

interface Signer {
  readonly issuer: Bytes;
  readonly serial: bigint;
  readonly hash: HashName;
  /** The attributes as they are signed. */
  readonly signed: Bytes;
  readonly algorithm: string;
  readonly signature: Bytes;
  /** Hash of the signer's certificate. */
  readonly certificate: { readonly hash: HashName; readonly value: Bytes };
}

const LARGEST = 32 * 1024;
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const TST_INFO = '1.2.840.113549.1.9.16.1.4';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';

export const readTimeStamp = (bytes: Bytes): TimeStamp | null =>
  (bytes.length <= LARGEST ? orNull(() => responseOf(bytes)) : null);

/** A token alone, as ContentInfo. */
export const readToken = (bytes: Bytes): TimeStamp | null =>
  (bytes.length <= LARGEST ? orNull(() => tokenOf(Elements.of(bytes))) : null);

function responseOf(bytes: Bytes): TimeStamp {
  const response = Elements.of(bytes);
  const status = response.open().integer();
  require(status === 0n || status === 1n);
  const content = response.open();
  response.end();
  return tokenOf(content);
}

function tokenOf(content: Elements): TimeStamp {
  require(content.oid() === SIGNED_DATA);
  const wrapped = content.take(context(0)).value;
  content.end();
  return signedDataOf(Elements.of(wrapped));
}

function signedDataOf(data: Elements): TimeStamp {
  require(data.integer() === 3n);
  data.take(SET);
  const content = data.open();
  require(content.oid() === TST_INFO);
  const wrapped = content.open(context(0));
  content.end();
  const info = wrapped.take(OCTET_STRING).value;
  wrapped.end();
  const certificates = data.is(context(0)) ? [...all(data.open(context(0)))] : [];
  const signers = data.open(SET);
  data.end();
  const stamped = infoOf(Elements.of(info));
  const signer = signerOf(signers.open(), info);
  signers.end();
  return { ...stamped, certificates, signer };
}

function* all(elements: Elements): Generator<Bytes> {
  while (!elements.isEmpty) yield elements.next().whole;
}

function infoOf(info: Elements): Pick<TimeStamp, 'imprint' | 'time' | 'accuracy'> {
  require(info.integer() === 1n);
  info.oid();
  const imprint = info.open();
  const [hash, value] = [readHash(imprint), octets(imprint)];
  imprint.end();
  info.integer();
  const time = readStampTime(String.fromCharCode(...info.take(GENERALIZED_TIME).value));
  require(time !== null);
  const accuracy = info.is(SEQUENCE) ? accuracyOf(info.open()) : 0n;
  for (const tag of [BOOLEAN, INTEGER, context(0), context(1)]) info.maybe(tag);
  info.end();
  return { imprint: { hash, value }, time, accuracy };
}

function accuracyOf(accuracy: Elements): bigint {
  const part = (tag: number, least: bigint, most: bigint): bigint => {
    const number = accuracy.is(tag) ? accuracy.integer(tag) : null;
    require(number === null || (number >= least && number <= most));
    return number ?? 0n;
  };
  const [seconds, millis, micros] = [part(INTEGER, 0n, 86_400n), part(0x80, 1n, 999n), part(0x81, 1n, 999n)];
  accuracy.end();
  return 1_000_000n * seconds + 1000n * millis + micros;
}

function signerOf(signer: Elements, info: Bytes): Signer {
  require(signer.integer() === 1n);
  const identity = signer.open();
  const [issuer, serial] = [identity.take(SEQUENCE).whole, identity.integer()];
  identity.end();
  const hash = readHash(signer);
  const attributes = signer.take(context(0));
  const certificate = attributesOf(new Elements(attributes.value), hash, info);
  const [algorithm, signature] = [readAlgorithm(signer), octets(signer)];
  signer.maybe(context(1));
  signer.end();
  // RFC 5652, 5.4: signed under the tag of a SET OF.
  const signed = attributes.whole.slice();
  signed[0] = SET;
  return { issuer, serial, hash, signed, algorithm, signature, certificate };
}

function attributesOf(attributes: Elements, hash: HashName, info: Bytes): Signer['certificate'] {
  const values = new Map<string, Elements>();
  while (!attributes.isEmpty) {
    const attribute = attributes.open();
    const oid = attribute.oid();
    const held = attribute.take(SET).value;
    attribute.end();
    require(!values.has(oid));
    const alone = new Elements(held);
    alone.next();
    alone.end();
    values.set(oid, new Elements(held));
  }
  const [type, message, signing] = [CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_CERTIFICATE].map((oid) => values.get(oid));
  require(type && message && signing && type.oid() === TST_INFO && equal(octets(message), hashWith(hash, info)));
  const first = signing.open().open().open();
  return { hash: first.is(SEQUENCE) ? readHash(first) : 'sha256', value: octets(first) };
}
