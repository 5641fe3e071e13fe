/** What the state of a key was at a checkpoint's time: ledger-state-proof@v1 (SPEC-log, 'State proof'). */
import type { Bytes } from '../crypto/bytes.ts';
import { digest, DIGESTS, type DigestName, type TreeName } from '../crypto/digests.ts';
import { isIncluded, leafHash } from '../crypto/merkle.ts';
import { isAbsent, isPresent, type OtherLeaf } from '../crypto/sparse-map.ts';
import { readLeaf, type Leaf } from './entry.ts';
import { readJson, writeJson, type Json, type JsonObject } from './json.ts';
import { readKey } from './keys.ts';
import { isExactly, isObject, readDecimal, readDigest, readDigests } from './values.ts';

export interface Half {
  readonly inclusion: readonly Bytes[];
  readonly siblings: readonly Bytes[];
  readonly other: OtherLeaf | null;
}

export interface StateProof {
  readonly key: string;
  readonly mapLeafBytes: Bytes;
  readonly mapLeaf: Leaf;
  readonly halves: Record<DigestName, Half>;
  /** Null where the key had no state. */
  readonly state: { readonly version: bigint; readonly value: JsonObject } | null;
}

/** Size of the sibling checkpoints, and the roots of their trees that are looked at. */
export interface TreeHeads {
  readonly origin: string;
  readonly size: bigint;
  readonly roots: ReadonlyMap<DigestName, Bytes>;
}

const LARGEST_PROOF = 128 * 1024;

export function readStateProof(bytes: Bytes): StateProof | null {
  const json = bytes.length <= LARGEST_PROOF ? readJson(bytes) : undefined;
  const names = ['format', 'key', 'mapLeaf', 'sha256', 'sm3'];
  const isOfPresence = isObject(json) && json.has('value');
  if (!isExactly(json, isOfPresence ? [...names, 'version', 'value'] : names)) return null;
  const key = readKey(json.get('key'));
  const mapLeafBytes = writeJson(json.get('mapLeaf') as Json);
  const mapLeaf = readLeaf(mapLeafBytes);
  const [sha256, sm3] = DIGESTS.map((name) => readHalf(json.get(name), isOfPresence));
  const state = isOfPresence ? readState(json) : null;
  if (json.get('format') !== 'ledger-state-proof@v1' || !key || !mapLeaf?.map || !sha256 || !sm3) return null;
  if (isOfPresence && !state) return null;
  return { key: key.text, mapLeafBytes, mapLeaf, halves: { sha256, sm3 }, state };
}

function readState(json: JsonObject): StateProof['state'] {
  const [version, value] = [readDecimal(json.get('version')), json.get('value')];
  return version !== null && version >= 1n && isObject(value) ? { version, value } : null;
}

export function readHalf(json: Json | undefined, isOfPresence: boolean): Half | null {
  if (!isExactly(json, ['inclusion', 'siblings'], isOfPresence ? [] : ['other'])) return null;
  const inclusion = readDigests(json.get('inclusion'), 64);
  const siblings = readDigests(json.get('siblings'), 256);
  const other = json.has('other') ? readOther(json.get('other')) : null;
  if (!inclusion || !siblings || (json.has('other') && !other)) return null;
  return { inclusion, siblings, other };
}

function readOther(json: Json | undefined): OtherLeaf | null {
  if (!isExactly(json, ['path', 'value', 'version'])) return null;
  const path = readDigest(json.get('path'));
  const value = readDigest(json.get('value'));
  const version = readDecimal(json.get('version'));
  return path && value && version !== null && version >= 1n ? { path, value, version } : null;
}

/** Whether the map leaf is the last leaf of both trees, and the key stands so, or not at all, in both maps. */
export function holds(proof: StateProof, heads: TreeHeads): boolean {
  return isOfLog(proof, heads)
    && [...heads.roots].every(([name, root]) => isLast(proof, heads.size, name, root) && isInMap(proof, name));
}

/** Whether the map leaf is of that log, and as its last. */
export const isOfLog = ({ mapLeaf }: StateProof, heads: TreeHeads): boolean =>
  mapLeaf.origin === heads.origin && mapLeaf.map!.size + 1n === heads.size;

function isLast(proof: StateProof, size: bigint, name: DigestName, root: Bytes): boolean {
  const leaf = leafHash(name, proof.mapLeafBytes);
  return isIncluded(name, leaf, size - 1n, size, proof.halves[name].inclusion, root);
}

const isInMap = (proof: StateProof, name: DigestName): boolean =>
  isInMapUnder(name, proof, proof.halves[name], proof.mapLeaf.map![name]);

export function isInMapUnder(name: TreeName, { key, state }: StateProof, { siblings, other }: Half,
  root: Bytes): boolean {
  return state ? !other && isPresent(name, key, state.version, digest(name, writeJson(state.value)), siblings, root)
    : isAbsent(name, key, siblings, other, root);
}
