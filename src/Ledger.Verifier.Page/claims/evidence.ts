/** A bundle with what was found authentic in it: the ground that every claim stands on. */
import { equal, type Bytes } from '../crypto/bytes.ts';
import type { DigestName } from '../crypto/digests.ts';
import { isIncluded, leafHash } from '../crypto/merkle.ts';
import type { AnchoredKey, Anchors } from '../formats/anchors.ts';
import { check, type Bundle } from '../formats/bundle.ts';
import { readCheckpoint, type Checkpoint } from '../formats/checkpoint.ts';
import { readLeaf, type Leaf } from '../formats/entry.ts';
import { writeJson, type JsonObject } from '../formats/json.ts';
import { counts } from '../formats/windows.ts';
import { holds, isOfLog, readStateProof, type StateProof, type TreeHeads } from '../formats/state-proof.ts';
import type { Broken } from './broken.ts';
import type { Finding } from './findings.ts';
import { isEntryUnder, isStateUnder, lanesOfRoots, openRoots, preserved, type Roots } from './preserved.ts';
import { StampJudge, stamps, TOLERANCE, type Stamped } from './stamps.ts';
import { witnesses } from './witnesses.ts';

/** An entry that was proven: a leaf of this log at its index in both trees. */
export interface Entry extends Leaf {
  readonly index: bigint;
}

/** The state of a key under the checkpoints: version and value, or null where it has none. */
export type State = { readonly version: bigint; readonly value: JsonObject } | null;

export interface Evidence extends TreeHeads {
  readonly lanes: readonly string[];
  readonly time: number;
  readonly timeText: string;
  /** Roots of the state maps, as the map leaf has them. */
  readonly maps: Readonly<Record<DigestName, Bytes>>;
  /** What came of time stamps and cosignatures; the earliest time at which one shows a checkpoint to have existed. */
  readonly seen: readonly Finding[];
  readonly existed: number | null;
  readonly entries: ReadonlyMap<bigint, Entry>;
  /** Proofs that hold, and of each key claimed whether what it says is contradicted by an entry that is here. */
  readonly states: ReadonlyMap<string, State>;
  readonly contradicted: ReadonlySet<string>;
  /** The log re-rooted, as far as it is shown (SPEC-preservation). */
  readonly rerooting: Rerooting;
}

export interface Rerooting {
  readonly roots: Roots | null;
  /** When a stamp shows the roots to have existed, and the lanes that signed them and count then. */
  readonly time: number | null;
  readonly lanes: readonly string[];
}

/** Refuses a bundle whose checkpoints do not stand. */
export function ground(bundle: Bundle, anchors: Anchors, broken: Broken): Evidence {
  const believed = anchors.lanes.filter(({ key }) => !broken.takes(key.algorithm));
  const opened = broken.has('sha3-256') ? null : openRoots(bundle, believed);
  const instead = broken.trees.length === 0 ? opened : null;
  check(believed.length > 0 && (broken.trees.length > 0 || instead), 'no lane or no digest is left that is believed');
  const checkpoints = openCheckpoints(bundle, believed, broken);
  const sizes = new Set([...checkpoints.values()].map(({ size }) => size).concat(instead ? [instead.tree.size] : []));
  check(sizes.size === 1, 'the checkpoints are of different sizes');
  const roots = new Map([...checkpoints].map(([tree, { root }]) => [tree, root]));
  const heads: TreeHeads = { origin: bundle.origin, size: [...sizes][0]!, roots };

  const proofs = bundle.states.map(({ key, proof }, at) => ({ key, at, proof: readStateProof(proof) }));
  const isHeld = (proof: StateProof, at: number): boolean => (instead
    ? isOfLog(proof, heads) && isStateUnder(instead, proof, bundle.preservation!.roots!.states[at]!)
    : holds(proof, heads));
  const mapLeaf = proofs.find(({ key, at, proof }) => proof?.key === key && isHeld(proof, at))?.proof?.mapLeaf;
  check(mapLeaf, 'no state proof shows the time of the checkpoints');
  const { recordedTime: time, recordedText: timeText } = mapLeaf;
  const stamped: Stamped = Object.fromEntries([...checkpoints].map(([tree, { own }]) => [tree, own]));
  const witnessed = witnesses(bundle, anchors, broken);
  const judge = new StampJudge(anchors, broken, time);
  const found = stamps(bundle, stamped, broken, judge);
  const kept = preserved(bundle, judge);
  const times = [...found.times, ...kept.times.filter(({ isOfFour }) => isOfFour || !instead).map((one) => one.time),
    ...witnessed.times.filter((one) => one + TOLERANCE >= time)];
  const existed = times.length > 0 ? Math.min(...times) : null;
  const seen = [...witnessed.findings, ...found.findings, ...kept.findings];
  const rerooting = { roots: opened, time: kept.rerooted,
    lanes: opened && kept.rerooted !== null ? lanesOfRoots(opened, believed, kept.rerooted) : [] };
  const lanes = instead ? rerooting.lanes : lanesOf([...checkpoints.values()], believed, time, existed);
  check(lanes.length > 0, 'no lane key that is valid at that time signed both checkpoints');
  check(!bundle.signer || counts(bundle.signer.window, time, null),
    'the key of the statement does not count at that time');

  const entries = provenEntries(bundle, heads, instead);
  const states = new Map<string, State>();
  for (const { key, at, proof } of proofs) {
    if (proof?.key === key && isHeld(proof, at)) states.set(key, proof.state);
  }
  const contradicted = new Set([...states.keys()].filter((key) => isContradicted(key, states.get(key)!, entries)));
  return { ...heads, maps: mapLeaf.map!, lanes, time, timeText, seen, existed, entries, states, contradicted,
    rerooting };
}

function openCheckpoints(
  bundle: Bundle, believed: readonly AnchoredKey[], broken: Broken,
): ReadonlyMap<DigestName, Checkpoint> {
  const keys = believed.map(({ key }) => key);
  return new Map(broken.trees.map((tree) => {
    const origin = tree === 'sha256' ? bundle.origin : `${bundle.origin}/sm3`;
    const checkpoint = readCheckpoint(bundle.checkpoints[tree], origin, keys);
    check(checkpoint, 'a checkpoint is malformed, or a signature of a known key on it is bad');
    return [tree, checkpoint];
  }));
}

function lanesOf(checkpoints: readonly Checkpoint[], believed: readonly AnchoredKey[], time: number,
  existed: number | null): string[] {
  const names = believed
    .filter(({ key, window }) => checkpoints.every(({ signers }) => signers.has(key)) && counts(window, time, existed))
    .map(({ key }) => key.algorithm);
  return [...new Set(names)];
}

function provenEntries(bundle: Bundle, heads: TreeHeads, instead: Roots | null): Map<bigint, Entry> {
  const entries = new Map<bigint, Entry>();
  for (const [at, { index, leaf, inclusion }] of bundle.entries.entries()) {
    const read = readLeaf(leaf);
    const stands = instead ? isEntryUnder(instead, index, leaf, bundle.preservation!.roots!.entries[at]!)
      : [...heads.roots].every(([name, root]) =>
      isIncluded(name, leafHash(name, leaf), index, heads.size, inclusion[name], root));
    if (read && read.origin === heads.origin && stands) entries.set(index, { ...read, index });
  }
  return entries;
}

/** Whether an entry that is here set a later version, or the same with another value. */
function isContradicted(key: string, state: State, entries: ReadonlyMap<bigint, Entry>): boolean {
  return [...entries.values()].some(({ effects }) => {
    const effect = effects.get(key);
    if (!effect) return false;
    if (!state || effect.version > state.version) return true;
    return effect.version === state.version && !isSame(effect.value, state.value);
  });
}

export const isSame = (left: JsonObject, right: JsonObject): boolean => equal(writeJson(left), writeJson(right));

