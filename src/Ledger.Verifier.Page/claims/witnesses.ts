/** Who saw the checkpoints, and when (SPEC-bundle, 'cosigned' and 'witnessed'). */
import type { DigestName } from '../crypto/digests.ts';
import type { Anchors } from '../formats/anchors.ts';
import { check, type Bundle } from '../formats/bundle.ts';
import { readCosignatures, type Cosigned } from '../formats/checkpoint.ts';
import { counts } from '../formats/windows.ts';
import type { Broken } from './broken.ts';
import { notShown, proven, type Finding } from './findings.ts';

export interface Witnessed {
  readonly findings: readonly Finding[];
  /** When, in milliseconds since 1970, as the witnesses say. */
  readonly times: readonly number[];
}

/** Refuses a bundle with a bad line of a listed witness. */
export function witnesses(bundle: Bundle, anchors: Anchors, broken: Broken): Witnessed {
  // Witnesses sign with Ed25519.
  const listed = broken.takes('ed25519') ? [] : anchors.witnesses;
  const found = broken.trees.map((tree) => ({ tree, counted: countedIn(tree) }));
  function countedIn(tree: DigestName): Cosigned[] {
    const read = readCosignatures(bundle.checkpoints[tree], listed);
    check(read, 'a cosignature of a listed witness is bad');
    return read.filter(({ witness, time }) => counts(witness.window, time, null));
  }

  const times = found.flatMap(({ counted }) => counted.map(({ time }) => time));
  const subjects = found.flatMap(({ tree, counted }) => counted.map(({ witness, time }) =>
    `${tree} ${witness.name} ${new Date(time).toISOString()}`));
  const findings = [...new Set(subjects)].map((subject) =>
    proven('cosigned', subject, 'the witness saw the checkpoint as the largest of a log that had only grown'));
  if (anchors.witnessQuorum === 0n) return { findings, times };
  const most = Math.max(0, ...found.map(({ counted }) => new Set(counted.map(({ witness }) => witness)).size));
  const say = BigInt(most) >= anchors.witnessQuorum ? proven : notShown;
  return { times, findings: [...findings, say('witnessed', anchors.origin,
    `${most} of the ${anchors.witnessQuorum} witnesses that it takes cosigned a checkpoint`)] };
}
