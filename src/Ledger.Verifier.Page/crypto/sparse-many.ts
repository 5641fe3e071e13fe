/** One proof about many keys of a sparse map (SPEC-log, 'Sequence proof'). */
import { compare, equal, fromBigInt, toBigInt, type Bytes } from './bytes.ts';
import { digest, type TreeName } from './digests.ts';

export interface Target {
  readonly path: Bytes;
  /** 0 where the key has no state. */
  readonly version: bigint;
  readonly value: Bytes;
}

const [NOTHING, FOREIGN, OWN, OTHER, BRANCH] = [0, 1, 2, 3, 4];
const EMPTY = new Uint8Array(32);

interface Node {
  readonly hash: Bytes;
  /** Nothing, or one leaf. */
  readonly isSingle: boolean;
}

/** Whether a proof shows all targets, each path once, and holds nothing else. */
export function areShown(name: TreeName, targets: readonly Target[], proof: Bytes, root: Bytes): boolean {
  const reader = new Reader(name, proof, [...targets].sort((a, b) => compare(a.path, b.path)));
  const top = targets.length > 0 ? reader.node(0, targets.length, 0) : null;
  return top !== null && reader.isAtEnd && equal(top.hash, root);
}

const bitOf = (path: Bytes, depth: number): number => (path[depth >> 3]! >> (7 - (depth & 7))) & 1;

class Reader {
  private at = 0;

  constructor(private readonly name: TreeName, private readonly proof: Bytes,
    private readonly targets: readonly Target[]) {}

  get isAtEnd(): boolean {
    return this.at === this.proof.length;
  }

  /** The node over the targets from one place up to another, or null for what is no proof of them. */
  node(from: number, to: number, depth: number): Node | null {
    switch (this.proof[this.at++]) {
      case NOTHING: return this.areAbsent(from, to) ? { hash: EMPTY, isSingle: true } : null;
      case FOREIGN: return from === to ? this.foreign() : null;
      case OWN: return this.own(from, to);
      case OTHER: return from < to && this.areAbsent(from, to) ? this.other(from, to, depth) : null;
      case BRANCH: return from < to && depth < 256 ? this.branch(from, to, depth) : null;
      default: return null;
    }
  }

  private take(length: number): Bytes | null {
    const bytes = this.proof.subarray(this.at, this.at + length);
    this.at += length;
    return bytes.length === length ? bytes : null;
  }

  private foreign(): Node | null {
    const hash = this.take(32);
    return hash && !equal(hash, EMPTY) ? { hash, isSingle: false } : null;
  }

  private own(from: number, to: number): Node | null {
    const here = this.targets.slice(from, to).filter(({ version }) => version > 0n);
    if (here.length !== 1) return null;
    const { path, version, value } = here[0]!;
    return { hash: this.leaf(path, version, value), isSingle: true };
  }

  private other(from: number, to: number, depth: number): Node | null {
    const [path, version, value] = [this.take(32), this.take(8), this.take(32)];
    if (!path || !version || !value || toBigInt(version) === 0n) return null;
    const beside = this.targets[from]!.path;
    for (let bit = 0; bit < depth; bit++) if (bitOf(path, bit) !== bitOf(beside, bit)) return null;
    if (this.targets.slice(from, to).some((target) => equal(target.path, path))) return null;
    return { hash: this.leaf(path, toBigInt(version), value), isSingle: true };
  }

  private branch(from: number, to: number, depth: number): Node | null {
    let [low, high] = [from, to];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bitOf(this.targets[middle]!.path, depth) === 1) high = middle;
      else low = middle + 1;
    }
    const left = this.node(from, low, depth + 1);
    const right = left && this.node(low, to, depth + 1);
    if (!left || !right) return null;
    // A single leaf beside nothing, or nothing twice, would have stood one level higher.
    const [noLeft, noRight] = [equal(left.hash, EMPTY), equal(right.hash, EMPTY)];
    if ((noLeft && right.isSingle) || (noRight && left.isSingle)) return null;
    return { hash: digest(this.name, Uint8Array.of(3), left.hash, right.hash), isSingle: false };
  }

  private leaf(path: Bytes, version: bigint, value: Bytes): Bytes {
    return digest(this.name, Uint8Array.of(2), path, fromBigInt(version, 8), value);
  }

  private areAbsent(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.targets[at]!.version > 0n) return false;
    return true;
  }
}
