/** Order of entries, and numbered states of which none is missing (SPEC-bundle, 'Verifying'). */
import type { Bytes } from '../crypto/bytes.ts';
import type { Bundle } from '../formats/bundle.ts';
import { readKey } from '../formats/keys.ts';
import { isSequenceShown, readSequenceProof } from '../formats/sequence-proof.ts';
import type { Broken } from './broken.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

export function* order(subject: string, { entries, time }: Evidence): Generator<Finding> {
  const inPlace = [...entries.values()].sort((a, b) => (a.index < b.index ? -1 : 1));
  if (inPlace.length < 2) return;
  const versions = new Map<string, bigint>();
  let last = -Infinity;
  for (const { recordedTime, writes } of inPlace) {
    const isLater = recordedTime >= last && recordedTime <= time;
    const isGrowing = [...writes].every(([stream, version]) => version > (versions.get(stream) ?? -1n));
    if (!isLater || !isGrowing) {
      yield refuted('order', subject, 'an entry has an earlier time or a lower version than one before it');
      return;
    }
    last = recordedTime;
    for (const [stream, version] of writes) versions.set(stream, version);
  }
  yield proven('order', subject, 'times and versions grow with the places');
}

/** Of each sequence proof whether nothing is missing. */
export function* sequenceProofs(bundle: Bundle, evidence: Evidence, broken: Broken): Generator<Finding> {
  for (const { name, bytes } of bundle.sequences) yield proofOf(name, bytes, evidence, broken);
}

function proofOf(name: string, bytes: Bytes, { maps, entries }: Evidence, broken: Broken): Finding {
  if (broken.trees.length === 0) return notShown('sequence', name, 'it is under maps over digests that are broken');
  const proof = readSequenceProof(bytes);
  if (!proof || !broken.trees.every((tree) => isSequenceShown(proof, tree, name, maps[tree]))) {
    return refuted('sequence', name, 'the proof does not hold');
  }
  const isBeyond = [...entries.values()].some(({ effects }) => [...effects.keys()].some((text) =>
    text.startsWith(`${name}/`) && (readKey(text)?.number ?? 0n) > BigInt(proof.count)));
  if (isBeyond) return refuted('sequence', name, 'an entry that is here has a greater number than the last');
  return proven('sequence', name, `all before number ${proof.count + 1} are there, and there is none of that number`);
}

export function* sequences(bundle: Bundle, { states, contradicted }: Evidence): Generator<Finding> {
  const own = new Set(bundle.sequences.map(({ name }) => name));
  const found = new Map<string, { there: Set<bigint>; missing: bigint[] }>();
  for (const [text, state] of states) {
    const key = readKey(text)!;
    if (key.number === null || contradicted.has(text)) continue;
    const name = `${key.kind}/${key.asset}`;
    if (own.has(name)) continue;
    const numbers = found.get(name) ?? { there: new Set(), missing: [] };
    found.set(name, numbers);
    if (state) numbers.there.add(key.number);
    else numbers.missing.push(key.number);
  }
  for (const [name, { there, missing }] of found) {
    if (missing.length > 0) yield sequence(name, there, missing.reduce((least, one) => (one < least ? one : least)));
  }
}

function sequence(name: string, there: ReadonlySet<bigint>, missing: bigint): Finding {
  if ([...there].some((number) => number > missing)) {
    return refuted('sequence', name, `there is one behind number ${missing}, which does not exist`);
  }
  return BigInt(there.size) === missing - 1n
    ? proven('sequence', name, `all before number ${missing} are here, and there is none of that number`)
    : notShown('sequence', name, `not all before number ${missing} are here`);
}
