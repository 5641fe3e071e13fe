/** Sparse Merkle map of SPEC-log, 'State map'. */
import { equal, fromBigInt, utf8, type Bytes } from './bytes.ts';
import { digest, type TreeName } from './digests.ts';

const EMPTY = new Uint8Array(32);
const DEPTH = 256;
const LARGEST_VERSION = 2n ** 64n - 1n;

/** The leaf of another path that stands where a key would, in a proof that it is absent. */
export interface OtherLeaf {
  readonly path: Bytes;
  readonly version: bigint;
  readonly value: Bytes;
}

const leafOf = (name: TreeName, path: Bytes, version: bigint, value: Bytes): Bytes =>
  digest(name, Uint8Array.of(2), path, fromBigInt(version, 8), value);

const bitOf = (path: Bytes, depth: number): number => (path[depth >> 3]! >> (7 - (depth & 7))) & 1;

const isVersion = (version: bigint): boolean => version >= 1n && version <= LARGEST_VERSION;

/** The root that siblings, root side first, lead to from a position on a path. */
function rootOf(name: TreeName, path: Bytes, hash: Bytes, siblings: readonly Bytes[]): Bytes {
  for (let depth = siblings.length - 1; depth >= 0; depth--) {
    const sibling = siblings[depth]!;
    const [left, right] = bitOf(path, depth) === 0 ? [hash, sibling] : [sibling, hash];
    hash = digest(name, Uint8Array.of(3), left, right);
  }
  return hash;
}

/** A single leaf, or nothing, stands as high as it can: beside it, at the end, there is something. */
const isHighest = (siblings: readonly Bytes[]): boolean =>
  siblings.length <= DEPTH && (siblings.length === 0 || !equal(siblings.at(-1)!, EMPTY));

export function isPresent(
  name: TreeName, key: string, version: bigint, value: Bytes, siblings: readonly Bytes[], root: Bytes,
): boolean {
  const path = digest(name, utf8(key));
  return isVersion(version) && isHighest(siblings)
    && equal(rootOf(name, path, leafOf(name, path, version, value), siblings), root);
}

export function isAbsent(
  name: TreeName, key: string, siblings: readonly Bytes[], other: OtherLeaf | null, root: Bytes,
): boolean {
  const path = digest(name, utf8(key));
  if (!isHighest(siblings)) return false;
  if (!other) return equal(rootOf(name, path, EMPTY, siblings), root);
  const isBeside = !equal(other.path, path) && siblings.every((_, depth) =>
    bitOf(path, depth) === bitOf(other.path, depth));
  return isVersion(other.version) && isBeside
    && equal(rootOf(name, path, leafOf(name, other.path, other.version, other.value), siblings), root);
}

