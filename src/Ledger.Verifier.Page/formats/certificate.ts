/** What is read of an X.509 certificate of a time stamper or an authority (SPEC-timestamp, 'Form'). */
import type { Bytes } from '../crypto/bytes.ts';
import { BOOLEAN, Elements, context, GENERALIZED_TIME, orNull, require, SEQUENCE, UTC_TIME } from '../crypto/der.ts';
import { hashNamedBy, isSignedBy, octets, readAlgorithm, readAnyKey, type AnyKey, type HashName }
  from '../crypto/x509.ts';
import { readStampTime } from './stamp-time.ts';

export interface Certificate {
  readonly bytes: Bytes;
  readonly serial: bigint;
  /** Names as they are encoded. */
  readonly issuer: Bytes;
  readonly subject: Bytes;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  readonly key: AnyKey;
  readonly isTimeStamper: boolean;
  readonly isAuthority: boolean;
  readonly signed: Bytes;
  readonly algorithm: string;
  readonly signature: Bytes;
}

export const readCertificate = (bytes: Bytes): Certificate | null => orNull(() => certificateOf(bytes));

function certificateOf(bytes: Bytes): Certificate {
  const outer = Elements.of(bytes);
  const body = outer.take(SEQUENCE);
  const [algorithm, signature] = [readAlgorithm(outer), outer.bits()];
  outer.end();
  return { bytes, ...bodyOf(new Elements(body.value)), signed: body.whole, algorithm, signature };
}

type Body = Omit<Certificate, 'bytes' | 'signed' | 'algorithm' | 'signature'>;

function bodyOf(body: Elements): Body {
  const version = body.open(context(0));
  require(version.integer() === 2n);
  version.end();
  const serial = body.integer();
  body.take(SEQUENCE);
  const issuer = body.take(SEQUENCE).whole;
  const validity = body.open();
  const [notBefore, notAfter] = [readTime(validity), readTime(validity)];
  validity.end();
  const subject = body.take(SEQUENCE).whole;
  const key = readAnyKey(body.take(SEQUENCE).whole);
  // Unique identifiers of issuer and subject are primitive.
  body.maybe(0x81);
  body.maybe(0x82);
  const extensions = Elements.of(body.take(context(3)).value);
  body.end();
  return { serial, issuer, notBefore, notAfter, subject, key, ...usesOf(extensions) };
}

/** A year of two digits from 50 on is of the last century. */
function readTime(elements: Elements): number {
  const isShort = elements.is(UTC_TIME);
  const { value } = elements.take(isShort ? UTC_TIME : GENERALIZED_TIME);
  const text = String.fromCharCode(...value);
  const whole = isShort ? (text >= '50' ? '19' : '20') + text : text;
  const time = readStampTime(whole);
  require(time !== null && whole.length === 15);
  return Number(time / 1000n);
}

function usesOf(extensions: Elements): { isTimeStamper: boolean; isAuthority: boolean } {
  const uses = { isTimeStamper: false, isAuthority: false };
  while (!extensions.isEmpty) {
    const extension = extensions.open();
    const oid = extension.oid();
    const isCritical = extension.is(BOOLEAN) && extension.boolean();
    const value = octets(extension);
    extension.end();
    if (oid === '2.5.29.37') {
      const purposes = Elements.of(value);
      uses.isTimeStamper = isCritical && purposes.oid() === '1.3.6.1.5.5.7.3.8' && purposes.isEmpty;
    } else if (oid === '2.5.29.19') {
      const constraints = Elements.of(value);
      uses.isAuthority = constraints.is(BOOLEAN) && constraints.boolean();
    }
  }
  return uses;
}

/** By which hash an authority's key signed a certificate; null where it did not. */
export function certifiedBy(certificate: Certificate, authority: Certificate): HashName | null {
  const hash = hashNamedBy(certificate.algorithm);
  return hash && isSignedBy(authority.key, certificate.algorithm, hash, certificate.signed, certificate.signature)
    ? hash : null;
}
