/** Transparent statements (SPEC-scitt) against what is proven here, and their signatures. */
import { equal, type Bytes } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import { spkiOf, verify } from '../crypto/signatures.ts';
import type { AnchoredKey, Anchors } from '../formats/anchors.ts';
import type { Bundle } from '../formats/bundle.ts';
import { signedBytes } from '../formats/cbor.ts';
import { readTransparent, type TransparentStatement } from '../formats/transparent.ts';
import { counts } from '../formats/windows.ts';
import type { Broken } from './broken.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

const CLAIM = 'transparent-statement';

export function transparent(bundle: Bundle, evidence: Evidence, anchors: Anchors, broken: Broken): Finding[] {
  return bundle.statements.map(({ index, bytes }) => {
    const subject = String(index);
    if (broken.has('sha256') || broken.has('ed25519')) {
      return notShown(CLAIM, subject, 'it rests on an algorithm that is broken');
    }
    if (!evidence.entries.has(index)) return notShown(CLAIM, subject, 'the entry is not proven here');
    const statement = readTransparent(bytes);
    if (!statement) return refuted(CLAIM, subject, 'it has not the one form of a transparent statement');
    if (!saysWhatIsProven(statement, index, bundle, evidence)) {
      return refuted(CLAIM, subject, 'it says something else than what is proven');
    }
    return signatures(statement, subject, evidence, anchors);
  });
}

function saysWhatIsProven(
  { issuer, subject, leaf, receipt }: TransparentStatement, index: bigint, bundle: Bundle, { size }: Evidence,
): boolean {
  const name = `urn:ledger:${bundle.origin}`;
  const entry = bundle.entries.find((one) => one.index === index)!;
  const path = entry.inclusion.sha256;
  return issuer === name && subject === `${name}:${bundle.subject}` && equal(leaf, entry.leaf)
    && receipt.issuer === name && receipt.subject === `${name}:entry/${index}`
    && receipt.size === size && receipt.index === index
    && receipt.path.length === path.length && receipt.path.every((hash, at) => equal(hash, path[at]!));
}

function signatures(
  statement: TransparentStatement, subject: string, { time, existed, roots }: Evidence, anchors: Anchors,
): Finding {
  const registry = named(anchors.bundleKeys, statement.key);
  const lane = named(anchors.lanes, statement.receipt.key);
  if (!registry || !lane) return notShown(CLAIM, subject, 'the anchors do not know a key that it names');
  const { receipt } = statement;
  if (!verify(registry.key, signedBytes(statement.header, statement.leaf), statement.signature)
    || !verify(lane.key, signedBytes(receipt.header, roots.get('sha256')!), receipt.signature)) {
    return refuted(CLAIM, subject, 'a signature on it does not hold');
  }
  return counts(registry.window, time, null) && counts(lane.window, time, existed)
    ? proven(CLAIM, subject, 'the registry signed the proven leaf, and the log its place')
    : notShown(CLAIM, subject, 'a key on it does not count at that time');
}

const named = (keys: readonly AnchoredKey[], id: Bytes): AnchoredKey | undefined => keys.find(({ key }) =>
  key.algorithm === 'ed25519' && equal(digest('sha256', spkiOf(key)), id));
