/** Whether the log's roots over SHA3-256 hold (SPEC-preservation, 'rerooted'). */
import type { Bundle } from '../formats/bundle.ts';
import { readStateProof } from '../formats/state-proof.ts';
import type { Broken } from './broken.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';
import { isEntryUnder, isStateUnder, type Roots } from './preserved.ts';

export function rerooted(bundle: Bundle, evidence: Evidence, broken: Broken): Finding[] {
  if (!bundle.preservation?.roots) return [];
  return [judge(bundle, evidence, broken)];
}

function judge(bundle: Bundle, evidence: Evidence, broken: Broken): Finding {
  const { rerooting: { roots, time, lanes }, size } = evidence;
  if (broken.has('sha3-256')) return notShown('rerooted', 'sha3', 'SHA3-256 is broken');
  if (!roots || roots.tree.size !== size) {
    return refuted('rerooted', 'sha3', 'its notes are no checkpoints of the log and of that size');
  }
  if (time === null || lanes.length === 0) {
    return notShown('rerooted', 'sha3', 'no stamp or no lane that counts shows its roots');
  }
  return broken.trees.length === 0 || isAllUnder(roots, bundle, evidence)
    ? proven('rerooted', 'sha3', `its roots existed at ${new Date(time).toISOString()}`)
    : refuted('rerooted', 'sha3', 'an entry or a state does not stand under its roots');
}

function isAllUnder(roots: Roots, bundle: Bundle, { entries, states }: Evidence): boolean {
  const paths = bundle.preservation!.roots!;
  return bundle.entries.every(({ index, leaf }, at) =>
    !entries.has(index) || isEntryUnder(roots, index, leaf, paths.entries[at]!))
    && bundle.states.every(({ key, proof }, at) =>
      !states.has(key) || isStateUnder(roots, readStateProof(proof)!, paths.states[at]!));
}
