/** Merkle tree of RFC 9162 section 2.1 over either hash function. */
import { equal, type Bytes } from './bytes.ts';
import { begin, digest, type DigestName, type Running, type TreeName } from './digests.ts';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

export const leafHash = (name: TreeName, leaf: Bytes): Bytes => digest(name, LEAF, leaf);

/** The hash of a leaf whose bytes come piece by piece. */
export function beginLeaf(name: DigestName): Running {
  const leaf = begin(name);
  leaf.update(LEAF);
  return leaf;
}

export const nodeHash = (name: TreeName, left: Bytes, right: Bytes): Bytes => digest(name, NODE, left, right);

/** RFC 9162 section 2.1.3.2. */
export function isIncluded(
  name: TreeName, leaf: Bytes, index: bigint, size: bigint, path: readonly Bytes[], root: Bytes,
): boolean {
  if (index >= size) return false;
  let [fn, sn, hash] = [index, size - 1n, leaf];
  for (const sibling of path) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      hash = nodeHash(name, sibling, hash);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      hash = nodeHash(name, hash, sibling);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && equal(hash, root);
}

/** RFC 9162 section 2.1.4.2; a tree continues the empty tree and itself without a path. */
export function isContinued(
  name: TreeName, oldSize: bigint, oldRoot: Bytes, size: bigint, root: Bytes, path: readonly Bytes[],
): boolean {
  if (oldSize > size) return false;
  if (oldSize === size) return path.length === 0 && equal(oldRoot, root);
  if (oldSize === 0n) return path.length === 0 && equal(oldRoot, digest(name));
  const whole = (oldSize & (oldSize - 1n)) === 0n ? [oldRoot, ...path] : path;
  const [first, ...rest] = whole;
  if (path.length === 0 || !first) return false;
  let [fn, sn] = [oldSize - 1n, size - 1n];
  while (fn % 2n === 1n) [fn, sn] = [fn >> 1n, sn >> 1n];
  let [old, now] = [first, first];
  for (const sibling of rest) {
    if (sn === 0n) return false;
    if (fn % 2n === 1n || fn === sn) {
      old = nodeHash(name, sibling, old);
      now = nodeHash(name, sibling, now);
      while (fn % 2n === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    } else {
      now = nodeHash(name, now, sibling);
    }
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && equal(old, oldRoot) && equal(now, root);
}

/** Root over leaf hashes that come one by one, without holding them. */
export class TreeRoot {
  private readonly peaks: { readonly hash: Bytes; readonly leaves: number }[] = [];

  constructor(private readonly name: TreeName) {}

  add(leaf: Bytes): void {
    let [hash, leaves] = [leaf, 1];
    while (this.peaks.at(-1)?.leaves === leaves) {
      hash = nodeHash(this.name, this.peaks.pop()!.hash, hash);
      leaves *= 2;
    }
    this.peaks.push({ hash, leaves });
  }

  root(): Bytes {
    const hashes = this.peaks.map(({ hash }) => hash);
    return hashes.length === 0 ? digest(this.name)
      : hashes.reduceRight((right, left) => nodeHash(this.name, left, right));
  }
}
