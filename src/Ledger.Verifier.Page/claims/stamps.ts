/** Time stamps over the checkpoints (SPEC-timestamp, 'Judging a response'). */
import { equal, hex, utf8, type Bytes } from '../crypto/bytes.ts';
import { digest, type DigestName } from '../crypto/digests.ts';
import { hashWith, isSignedBy } from '../crypto/x509.ts';
import type { AnchoredCertificate, Anchors } from '../formats/anchors.ts';
import type { Bundle } from '../formats/bundle.ts';
import { certifiedBy, readCertificate, type Certificate } from '../formats/certificate.ts';
import { readTimeStamp, type TimeStamp } from '../formats/timestamp.ts';
import { counts, type Window } from '../formats/windows.ts';
import type { Broken } from './broken.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

/** What is stamped, by tree: of those that are looked at. */
export type Stamped = Partial<Record<DigestName, string>>;

export interface Stamps {
  readonly findings: readonly Finding[];
  /** Times, in milliseconds since 1970, at which a checkpoint is shown to have existed. */
  readonly times: readonly number[];
}

interface Known {
  readonly certificate: Certificate;
  readonly window: Window;
  /** Algorithms of an authority that it came by. */
  readonly authority: readonly string[];
}

/** How far a checkpoint's time may be behind one that somebody else says of it. */
export const TOLERANCE = 60_000;
/** The last millisecond of the year 9999. */
const LAST = 253_402_300_799_999;
type Judged = { readonly finding: Finding; readonly existed?: number; readonly restsOn?: readonly string[] };

export function stamps(bundle: Bundle, stamped: Stamped, broken: Broken, judge: StampJudge): Stamps {
  const judged = bundle.timestamps.map(({ name, bytes }) =>
    (!broken.has('sha256') && hex(digest('sha256', bytes)) !== name
      ? { finding: refuted('timestamp', name, 'the bytes have another SHA-256') } : judge.of(name, bytes, stamped)));
  const times = judged.flatMap(({ existed }) => (existed === undefined ? [] : [existed]));
  return { findings: judged.map(({ finding }) => finding), times };
}

/** Judges time stamps by the anchors; `time` is the checkpoints' own. */
export class StampJudge {
  private readonly stampers: readonly Known[];
  private readonly authorities: readonly Known[];

  constructor(anchors: Anchors, private readonly broken: Broken, private readonly time: number) {
    this.stampers = knownOf(anchors.timeStampers);
    this.authorities = knownOf(anchors.authorities);
  }

  of(name: string, bytes: Bytes, stamped: Stamped): Judged {
    const no = (reason: string): Judged => ({ finding: refuted('timestamp', name, reason) });
    const open = (reason: string): Judged => ({ finding: notShown('timestamp', name, reason) });
    const stamp = readTimeStamp(bytes);
    if (!stamp) return no('no time stamp that was granted, in its form');
    const { hash, value } = stamp.imprint;
    if (hash !== 'sha256' && hash !== 'sm3') return no('its imprint is by another digest');
    if (this.broken.has(hash)) return open('its imprint is by a digest that is broken');
    if (!equal(value, digest(hash, utf8(stamped[hash]!)))) return no('it is over other bytes than a checkpoint');
    const { finding, restsOn, ...rest } = this.token('timestamp', name, stamp, null);
    return { ...rest, finding: restsOn ? { ...finding, restsOn } : finding };
  }

  /** A stamp whose imprint is right; covered by another one at that time, if at all (SPEC-preservation). */
  token(claim: 'timestamp' | 'preserved', name: string, stamp: TimeStamp, covered: number | null): Judged {
    const no = (reason: string): Judged => ({ finding: refuted(claim, name, reason) });
    const open = (reason: string): Judged => ({ finding: notShown(claim, name, reason) });
    const at = Number(floorDiv(stamp.time, 1000n));
    const signer = this.signerOf(stamp, at, covered);
    if (!signer) return open('the anchors do not know the time stamper');
    if (!isBy(stamp, signer.certificate)) return no('the time stamper did not sign it');
    const restsOn = algorithmsOf(stamp, signer);
    if (restsOn.some((one) => this.broken.has(one, covered))) return open('it rests on an algorithm that is broken');
    if (!isValid(signer, at, covered)) return open('the time stamper does not count at that time, or was renewed late');
    const existed = Number(-floorDiv(-(stamp.time + stamp.accuracy), 1000n));
    if (existed > LAST) return no('it says a time after the year 9999');
    if (existed + TOLERANCE < this.time) return no('the clocks of log and time stamper are more than a minute apart');
    const when = new Date(existed).toISOString();
    return { finding: proven(claim, name, `the checkpoint existed at ${when}`), existed, restsOn };
  }

  private signerOf({ signer: { certificate: named }, certificates }: TimeStamp, at: number,
    covered: number | null): Known | null {
    const isNamed = (bytes: Bytes): boolean => equal(hashWith(named.hash, bytes), named.value);
    const listed = this.stampers.find(({ certificate }) => isNamed(certificate.bytes));
    if (listed) return listed;
    for (const bytes of certificates.filter(isNamed)) {
      const certificate = readCertificate(bytes);
      const known = certificate && this.byAuthority(certificate, at, covered);
      if (known) return known;
    }
    return null;
  }

  private byAuthority(certificate: Certificate, at: number, covered: number | null): Known | null {
    for (const authority of this.authorities) {
      const { certificate: issuer, window } = authority;
      if (!issuer.isAuthority || !equal(issuer.subject, certificate.issuer) 
        || !isValid(authority, at, covered)) continue;
      const hash = certifiedBy(certificate, issuer);
      if (hash) return { certificate, window, authority: [issuer.key.name, hash] };
    }
    return null;
  }
}

/** Imprint, signature, name of the certificate, key, and those of an authority; ascending. */
function algorithmsOf({ imprint, signer }: TimeStamp, { certificate, authority }: Known): readonly string[] {
  const names = [imprint.hash, signer.hash, signer.certificate.hash, certificate.key.name, ...authority];
  return [...new Set(names)].sort();
}

function knownOf(anchored: readonly AnchoredCertificate[]): Known[] {
  return anchored.flatMap(({ certificate: bytes, window }) => {
    const certificate = readCertificate(bytes);
    return certificate ? [{ certificate, window, authority: [] }] : [];
  });
}

function isBy({ signer }: TimeStamp, { issuer, serial, isTimeStamper, key }: Certificate): boolean {
  return equal(issuer, signer.issuer) && serial === signer.serial && isTimeStamper
    && isSignedBy(key, signer.algorithm, signer.hash, signer.signed, signer.signature);
}

/**
 * Within the certificate's validity and the anchors' window; a stolen key's stamps never are, unless another stamp
 * covered them before. That other stamp has to come while the certificate is valid.
 */
function isValid({ certificate: { notBefore, notAfter }, window }: Known, at: number,
  covered: number | null): boolean {
  return notBefore <= at && at <= notAfter && (covered ?? notAfter) <= notAfter && counts(window, at, covered);
}

/** Toward minus infinity. */
const floorDiv = (number: bigint, by: bigint): bigint => (number >= 0n ? number / by : -((-number + by - 1n) / by));
