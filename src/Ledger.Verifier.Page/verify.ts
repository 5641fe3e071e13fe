/** The verifier: bundle, anchors and what is asked in, verdict out. No clock, no network, no file. */
import type { Bytes } from './crypto/bytes.ts';
import { aspectsOf, outsideOf } from './claims/aspects.ts';
import { Broken } from './claims/broken.ts';
import { certificate } from './claims/registration.ts';
import { chains } from './claims/chains.ts';
import { collections } from './claims/collections.ts';
import { contents, FileClaim, type Content } from './claims/content.ts';
import { descriptions } from './claims/descriptions.ts';
import { disclosed } from './claims/disclosed.ts';
import { ground, type Evidence } from './claims/evidence.ts';
import { notShown, proven, refuted, type Finding, type Refusal, type Verdict } from './claims/findings.ts';
import { history } from './claims/history.ts';
import { periods } from './claims/periods.ts';
import { platform } from './claims/platform.ts';
import { proofs } from './claims/proofs.ts';
import { rerooted } from './claims/rerooted.ts';
import { order, sequenceProofs, sequences } from './claims/sequence.ts';
import { transparent } from './claims/transparent.ts';
import type { Anchors } from './formats/anchors.ts';
import { check, openBundle, Refused, type Bundle } from './formats/bundle.ts';
import { readLeaf } from './formats/entry.ts';
import {
  isCertificateArchive, readCertificateArchive, type CertificateArchive,
} from './formats/registration.ts';

export interface Asked {
  /** Recorded time, milliseconds since 1970. */
  readonly at?: number | undefined;
  /** Names of algorithms that are no longer to be believed. */
  readonly broken?: ReadonlySet<string> | undefined;
  /** A disclosure that goes beside the bundle (SPEC-disclosure). */
  readonly disclosure?: Bytes | undefined;
}

/** A file to compare: its name and its bytes, piece by piece. */
export interface AskedFile {
  readonly name: string;
  readonly pieces: AsyncIterable<Bytes> | Iterable<Bytes>;
}

export type Judged =
  | { readonly verdict: Refusal; readonly evidence: null; readonly contents: readonly Content[] }
  | { readonly verdict: Verdict; readonly evidence: Evidence; readonly contents: readonly Content[] };

/** Everything but files. */
export function judge(bytes: Bytes, anchors: Anchors, asked: Asked = {}): Judged {
  try {
    const broken = new Broken(asked.broken);
    const beside = archiveOf(bytes);
    const bundle = openBundle(beside?.evidence ?? bytes, anchors, broken);
    const evidence = ground(bundle, anchors, broken);
    const found = contents(bundle, evidence);
    const complete = [...sequenceProofs(bundle, evidence, broken)];
    const days = periods(bundle, evidence, broken, complete);
    const findings = [
      statement(bundle, broken),
      ...evidence.seen,
      ...order(bundle.subject, evidence),
      ...sequences(bundle, evidence),
      ...complete,
      ...days.map(({ finding }) => finding),
      ...bundle.entries.map(({ index, leaf }) => entry(index, leaf, evidence)),
      ...bundle.states.flatMap(({ key }) => [state(key, evidence), ...history(key, evidence, asked.at)]),
      ...found.map(({ finding }) => finding),
      ...chains(bundle, evidence, anchors, broken),
      ...rerooted(bundle, evidence, broken),
      ...proofs(bundle, evidence, broken),
      ...platform(evidence),
      ...collections(bundle.subject, evidence, broken),
      ...transparent(bundle, evidence, anchors, broken),
      ...descriptions(bundle, evidence, broken, { complete, days }),
      ...(beside ? certificate(beside, bundle, evidence, anchors, broken) : []),
      ...(asked.disclosure ? disclosed(asked.disclosure, bundle, evidence, broken) : []),
    ];
    return { verdict: verdictOf(bundle, evidence, findings), evidence, contents: found };
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    return { verdict: { format: 'ledger-verdict@v2', holds: false, refusal: refusal.message }, evidence: null,
      contents: [] };
  }
}

/** A certificate's archive in place of a bundle, which it holds. */
function archiveOf(bytes: Bytes): CertificateArchive | null {
  if (!isCertificateArchive(bytes)) return null;
  const archive = readCertificateArchive(bytes);
  check(archive, "the archive has not the one form of a certificate's");
  check(archive.evidence, 'the certificate archive holds no bundle');
  return archive;
}

export async function compare(file: AskedFile, found: readonly Content[]): Promise<Finding> {
  const claim = new FileClaim(file.name, found);
  for await (const piece of file.pieces) claim.add(piece);
  return claim.end();
}

/** The verdict with what was found of files beside it. */
export function withFindings(verdict: Verdict, more: readonly Finding[]): Verdict {
  const findings = [...verdict.findings, ...more];
  return { ...verdict, ...summaryOf(verdict.origin, findings, verdict.existed !== undefined) };
}

const doHold = (findings: readonly Finding[]): boolean => findings.every(({ outcome }) => outcome === 'proven');

function verdictOf(bundle: Bundle, evidence: Evidence, findings: readonly Finding[]): Verdict {
  return {
    format: 'ledger-verdict@v2', ...summaryOf(bundle.origin, findings, evidence.existed !== null),
    lanes: evidence.lanes, origin: bundle.origin,
    size: String(evidence.size), subject: bundle.subject, time: evidence.timeText,
    ...(evidence.existed !== null && { existed: new Date(evidence.existed).toISOString() }),
  };
}

function summaryOf(
  origin: string, findings: readonly Finding[], existed: boolean,
): Pick<Verdict, 'holds' | 'findings' | 'aspects' | 'outside'> {
  const [aspects, outside] = [aspectsOf(findings, existed), outsideOf(origin, findings)];
  return { findings, holds: doHold(findings), aspects, outside };
}

function statement({ signer, subject }: Bundle, broken: Broken): Finding {
  if (broken.trees.length === 0) return notShown('statement', subject, 'it states digests that are broken');
  return signer ? proven('statement', subject, 'a bundle key of the anchors signed it')
    : notShown('statement', subject, 'the bundle keys of the anchors are of broken algorithms');
}

function entry(index: bigint, leaf: Bytes, { entries, origin }: Evidence): Finding {
  if (entries.has(index)) return proven('entry', String(index), 'in both trees');
  const read = readLeaf(leaf);
  if (!read) return refuted('entry', String(index), 'the leaf is malformed');
  return refuted('entry', String(index), read.origin === origin ? 'it does not stand in both trees'
    : 'a leaf of another log');
}

function state(key: string, { states, contradicted }: Evidence): Finding {
  const found = states.get(key);
  if (found === undefined) return refuted('state', key, 'the proof does not hold');
  if (contradicted.has(key)) return refuted('state', key, 'an entry that is here says otherwise');
  return proven('state', key, found ? `version ${found.version}, in both maps` : 'no state, in both maps');
}

