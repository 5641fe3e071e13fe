/** A bundle with what was found authentic in it: the ground that every claim stands on. */
import { equal } from '../crypto/bytes.ts';
import { DIGESTS } from '../crypto/digests.ts';
import { isIncluded, leafHash } from '../crypto/merkle.ts';
import type { PublicKey } from '../crypto/signatures.ts';
import type { AnchoredKey, Anchors } from '../formats/anchors.ts';
import { check, type Bundle } from '../formats/bundle.ts';
import { readCheckpoint, type Checkpoint } from '../formats/checkpoint.ts';
import { readLeaf, type Leaf } from '../formats/entry.ts';
import { writeJson, type JsonObject } from '../formats/json.ts';
import { counts } from '../formats/windows.ts';
import { holds, readStateProof, type TreeHeads } from '../formats/state-proof.ts';

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
  readonly entries: ReadonlyMap<bigint, Entry>;
  /** Proofs that hold, and of each key claimed whether what it says is contradicted by an entry that is here. */
  readonly states: ReadonlyMap<string, State>;
  readonly contradicted: ReadonlySet<string>;
}

/** Refuses a bundle whose checkpoints do not stand. */
export function ground(bundle: Bundle, anchors: Anchors, broken: ReadonlySet<string>): Evidence {
  const believed = anchors.lanes.filter(({ key }) => !broken.has(key.algorithm));
  const keys = believed.map(({ key }) => key);
  const plain = readCheckpoint(bundle.checkpoints.sha256, bundle.origin, keys);
  const sm3 = readCheckpoint(bundle.checkpoints.sm3, `${bundle.origin}/sm3`, keys);
  check(plain && sm3, 'a checkpoint is malformed, or a signature of a known key on it is bad');
  check(plain.size === sm3.size, 'the checkpoints are of different sizes');
  const heads: TreeHeads = { origin: bundle.origin, size: plain.size, roots: { sha256: plain.root, sm3: sm3.root } };

  const proofs = bundle.states.map(({ key, proof }) => ({ key, proof: readStateProof(proof) }));
  const mapLeaf = proofs.find(({ key, proof }) => proof?.key === key && holds(proof, heads))?.proof?.mapLeaf;
  check(mapLeaf, 'no state proof shows the time of the checkpoints');
  const lanes = lanesOf(plain, sm3, believed, mapLeaf.recordedTime);
  check(lanes.length > 0, 'no lane key that is valid at that time signed both checkpoints');
  check(counts(bundle.signer.window, mapLeaf.recordedTime, null),
    'the key of the statement does not count at that time');

  const entries = provenEntries(bundle, heads);
  const states = new Map<string, State>();
  for (const { key, proof } of proofs) {
    if (proof?.key === key && holds(proof, heads)) states.set(key, proof.state);
  }
  const contradicted = new Set([...states.keys()].filter((key) => isContradicted(key, states.get(key)!, entries)));
  return { ...heads, lanes, time: mapLeaf.recordedTime, timeText: mapLeaf.recordedText, entries, states, contradicted };
}

function lanesOf(plain: Checkpoint, sm3: Checkpoint, believed: readonly AnchoredKey[], time: number): string[] {
  const signed = (key: PublicKey): boolean => plain.signers.has(key) && sm3.signers.has(key);
  const names = believed
    .filter(({ key, window }) => signed(key) && counts(window, time, null))
    .map(({ key }) => key.algorithm);
  return [...new Set(names)];
}

function provenEntries(bundle: Bundle, heads: TreeHeads): Map<bigint, Entry> {
  const entries = new Map<bigint, Entry>();
  for (const { index, leaf, inclusion } of bundle.entries) {
    const read = readLeaf(leaf);
    const stands = DIGESTS.every((name) =>
      isIncluded(name, leafHash(name, leaf), index, heads.size, inclusion[name], heads.roots[name]));
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

