/** Questions at random to both verifiers, each with what must not come out whatever else does. */
import { BREAKABLE } from '../../claims/broken.ts';
import { fromBase64, hex, toBase64, utf8 } from '../../crypto/bytes.ts';
import { digest } from '../../crypto/digests.ts';
import { readArchive, type Member } from '../../formats/zip.ts';
import { canonical, signed, takeApart, type Loose } from './archive.ts';
import type { Answers, Question } from './judge.ts';
import { certificateTrial } from './certificates.ts';
import { cosignatureTrial } from './cosignatures.ts';
import { disclosureTrial } from './disclosures.ts';
import { randomLog } from './logs.ts';
import { MEMBER_KINDS, memberTrial } from './members.ts';
import { changeBytes, changeJson, changeLayout, changeParts, flipped } from './mutations.ts';
import { periodTrial } from './periods.ts';
import { vectors } from '../vectors.ts';
import { Random } from './random.ts';
import { forgersAnchors, fromVectors, recorded, stampedOnes, type Source } from './sources.ts';

export interface Trial extends Question {
  /** What is wrong with an answer, beside any difference between the verifiers; empty if nothing is. */
  readonly wrong: (answers: Answers) => string;
}

const REFUSED = 2;
const mustRefuse = ({ code }: Answers): string => (code === REFUSED ? '' : `a changed file is not refused (${code})`);

export const KINDS = ['bit', 'bytes', 'layout', 'below the signature', 'log', 'chain', 'anchors',
  'cosignatures', 'stamp', 'newer', 'certificate', 'disclosure', 'period', ...MEMBER_KINDS] as const;
export type Kind = (typeof KINDS)[number];

const sources: readonly Source[] = [
  ...recorded(), fromVectors('usual'), fromVectors('time: a stamp', 'a time stamper'),
];
const forgers = sources.map((source) => ({ parts: takeApart(source.bundle), anchors: forgersAnchors(source) }));

export function trial(kind: Kind, seed: number): Trial {
  const random = new Random(seed);
  const source = random.pick(sources);
  const name = `${kind} ${seed}`;
  const changed = (bundle: Uint8Array): Trial =>
    ({ name, bundle, anchors: source.anchors, more: [], wrong: mustRefuse });
  switch (kind) {
    // Every region of every kind of source, one after another, and not by chance alone.
    case 'bit': return changed(flipped(source.bundle, (seed * 37) % source.bundle.length, 1 << (seed % 8)));
    case 'bytes': return changed(differing(source.bundle, changeBytes(random, source.bundle)));
    case 'layout': return changed(differing(source.bundle,
      changeLayout(random, source.bundle, readArchive(source.bundle)!)));
    case 'below the signature': return belowSignature(random, name);
    case 'log': return { ...randomLog(random, name), wrong: () => '' };
    case 'chain': return { ...randomLog(random, name, { isOnChain: true }), wrong: () => '' };
    case 'newer': return { ...randomLog(random, name, { isNewer: true }), wrong: () => '' };
    case 'certificate': return certificateTrial(random, name);
    case 'disclosure': return disclosureTrial(random, name);
    case 'period': return periodTrial(random, name);
    case 'cosignatures': return cosignatureTrial(random, name);
    case 'anchors': return otherAnchors(random, name, source);
    case 'stamp': return otherStamp(random, name);
    default: return memberTrial(kind, random, name);
  }
}

/** A change may come to the same bytes: then one bit more. */
const differing = (before: Uint8Array, after: Uint8Array): Uint8Array =>
  (Buffer.compare(before, after) === 0 ? flipped(before, before.length - 1, 1) : after);

/** No claim is proven whose own bytes were changed, since each has one form. */
function belowSignature(random: Random, name: string): Trial {
  const { parts, anchors } = random.pick(forgers);
  const { parts: next, changed } = changeParts(random, parts, canonical);
  const touched = new Set(changed.map((member) => subjectOf(member, parts.claims.chains)));
  const wrong = ({ verdict }: Answers): string => (verdict?.findings ?? [])
    .filter(({ claim, subject, outcome }: Loose) => outcome === 'proven' && touched.has(`${claim} ${subject}`))
    .map(({ claim, subject }: Loose) => `proven, though changed: ${claim} ${subject}`).join(', ');
  const more = random.oneIn(3) ? ['--at', '2026-11-23T08:00:00.000Z'] : [];
  return { name, bundle: signed(next), anchors, more, wrong };
}

function subjectOf(member: string, chains: readonly string[]): string {
  const [kind, ...rest] = member.split('/');
  switch (kind) {
    case 'entries': return `entry ${rest[0]}`;
    case 'states': return `state ${rest.join('/').replace(/\.json$/, '')}`;
    case 'manifests': return `content ${rest[0]!.replace(/\.json$/, '')}`;
    case 'timestamps': return `timestamp ${rest[0]!.replace(/\.tsr$/, '')}`;
    case 'chains': return `chain ${chains[Number(rest[0]) - 1]}`;
    default: return member;
  }
}

const stamped = stampedOnes();
const stampedForgers = stamped.map((source) => ({ parts: takeApart(source.bundle), anchors: forgersAnchors(source) }));

/** Responses with a change of bytes under their own new name; or certificates of the anchors with one. */
function otherStamp(random: Random, name: string): Trial {
  const { parts, anchors } = structuredClone(random.pick(stampedForgers));
  const isStamp = ({ name: member }: Member): boolean => member.startsWith('timestamps/');
  const isOfAnchors = random.oneIn(3);
  const digestOf = ({ bytes }: { bytes: Uint8Array }): string => hex(digest('sha256', bytes));
  const changed = (bytes: Uint8Array): Member => ({ name: `timestamps/${digestOf({ bytes })}.tsr`, bytes });
  const rest = parts.members.filter((one) => !isStamp(one));
  const responses = parts.members.filter(isStamp)
    .map(({ bytes }) => changed(isOfAnchors ? bytes : changeBytes(random, bytes)))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  parts.members = [...rest, ...responses];
  parts.claims.timestamps = responses.map(digestOf);
  const believed = isOfAnchors ? withOtherCertificate(random, JSON.parse(new TextDecoder().decode(anchors))) : anchors;
  const broken = random.oneIn(4) ? random.some(BREAKABLE, 2).flatMap((one) => ['--broken', one]) : [];
  return { name, bundle: signed(parts), anchors: believed, more: broken, wrong: () => '' };
}

function withOtherCertificate(random: Random, anchors: Loose): Uint8Array {
  for (const trusted of [...anchors.timeStampers, ...anchors.authorities]) {
    trusted.certificate = toBase64(changeBytes(random, fromBase64(trusted.certificate)!));
  }
  return utf8(canonical(anchors));
}

const everyPart = (): Loose => JSON.parse(vectors('anchors.json').cases[0].text);

function otherAnchors(random: Random, name: string, { bundle, anchors }: Source): Trial {
  const { witnesses, witnessQuorum, timeStampers, authorities, certificateKeys } = everyPart();
  const full = { ...JSON.parse(new TextDecoder().decode(anchors)), witnesses, witnessQuorum, timeStampers, authorities,
    certificateKeys };
  const given = random.oneIn(3) ? changeBytes(random, utf8(canonical(full)))
    : utf8(canonical(changeJson(random, full)));
  return { name, bundle, anchors: given, more: [], wrong: () => '' };
}
