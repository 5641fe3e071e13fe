/** What is read of an X.509 certificate of a time stamper or an authority (SPEC-timestamp, 'Form'). */
import { equal, type Bytes } from '../crypto/bytes.ts';
import { BIT_STRING, BOOLEAN, Elements, context, GENERALIZED_TIME, orNull, require, SEQUENCE, UTC_TIME }
  from '../crypto/der.ts';
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

/** Bits of the first byte of key usage: digitalSignature or nonRepudiation, and keyCertSign. */
const [SIGNS, CERTIFIES] = [0xc0, 0x04];

export const readCertificate = (bytes: Bytes): Certificate | null => orNull(() => certificateOf(bytes));

function certificateOf(bytes: Bytes): Certificate {
  const outer = Elements.of(bytes);
  const body = outer.take(SEQUENCE);
  const named = outer.take(SEQUENCE).whole;
  const signature = outer.bits();
  outer.end();
  const algorithm = readAlgorithm(new Elements(named));
  return { bytes, ...bodyOf(new Elements(body.value), named), signed: body.whole, algorithm, signature };
}

type Body = Omit<Certificate, 'bytes' | 'signed' | 'algorithm' | 'signature'>;

/** Which algorithm signed is said in what is signed, too. */
function bodyOf(body: Elements, algorithm: Bytes): Body {
  const version = body.open(context(0));
  require(version.integer() === 2n);
  version.end();
  const serial = body.integer();
  require(equal(body.take(SEQUENCE).whole, algorithm));
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

/** Nobody believes a certificate with a critical extension that is not known (RFC 5280, 4.2), or one there twice. */
function usesOf(extensions: Elements): { isTimeStamper: boolean; isAuthority: boolean } {
  let [isForTimes, isOfAuthority, usage] = [false, false, SIGNS | CERTIFIES];
  const seen = new Set<string>();
  while (!extensions.isEmpty) {
    const extension = extensions.open();
    const oid = extension.oid();
    const isCritical = extension.is(BOOLEAN) && extension.boolean();
    const value = octets(extension);
    extension.end();
    require(!seen.has(oid));
    seen.add(oid);
    if (oid === '2.5.29.37') {
      const purposes = Elements.of(value);
      isForTimes = isCritical && purposes.oid() === '1.3.6.1.5.5.7.3.8' && purposes.isEmpty;
    } else if (oid === '2.5.29.19') {
      const constraints = Elements.of(value);
      isOfAuthority = constraints.is(BOOLEAN) && constraints.boolean();
    } else if (oid === '2.5.29.15') {
      usage = keyUsageOf(new Elements(value));
    } else {
      require(!isCritical);
    }
  }
  return { isTimeStamper: isForTimes && (usage & SIGNS) !== 0,
    isAuthority: isOfAuthority && (usage & CERTIFIES) !== 0 };
}

function keyUsageOf(elements: Elements): number {
  const { value } = elements.take(BIT_STRING);
  elements.end();
  const unused = value[0]!;
  require(value.length > 1 && unused < 8 && (value.at(-1)! & ((1 << unused) - 1)) === 0);
  return value[1]!;
}

/** By which hash an authority's key signed a certificate; null where it did not. */
export function certifiedBy(certificate: Certificate, authority: Certificate): HashName | null {
  const hash = hashNamedBy(certificate.algorithm);
  return hash && isSignedBy(authority.key, certificate.algorithm, hash, certificate.signed, certificate.signature)
    ? hash : null;
}
