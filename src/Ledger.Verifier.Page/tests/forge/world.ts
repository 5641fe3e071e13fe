/** A log of the forger's own, with trees, maps and checkpoints: honest unless told otherwise. */
import { concat, equal, fromBigInt, hex, toBase64, utf8, type Bytes } from '../../crypto/bytes.ts';
import { digest, DIGESTS, type DigestName } from '../../crypto/digests.ts';
import { leafHash, nodeHash } from '../../crypto/merkle.ts';
import { canonical, type Loose, type Parts } from './archive.ts';
import { LANES, noteLine, type Signer } from './keys.ts';

export const ORIGIN = 'dev-ledger.example/registry';

export interface State {
  readonly version: bigint;
  readonly value: Loose;
}

export class World {
  readonly leaves: Bytes[] = [];
  readonly states = new Map<string, State>();
  // Asked for only when nothing is added any more.
  private readonly maps = new Map<DigestName, MapLeaf[]>();
  private readonly allHashes = new Map<DigestName, Bytes[]>();

  add(leaf: Loose): void {
    this.leaves.push(utf8(typeof leaf === 'string' ? leaf : canonical(leaf)));
  }

  /** Ends the log with its map leaf. */
  close(recordedTime: string, changed: (leaf: Loose) => Loose = (leaf) => leaf): void {
    const roots = Object.fromEntries(DIGESTS.map((name) => [name, hex(mapRoot(name, this.map(name), 0))]));
    this.add(changed({
      format: 'ledger-entry@v1', origin: ORIGIN, type: 'map', actor: 'registry', reads: [], bodies: [], effects: [],
      writes: [{ stream: 'log', version: '1' }], recordedTime, legalTime: recordedTime,
      map: { size: String(this.leaves.length), ...roots },
    }));
  }

  checkpoint(name: DigestName, signers: readonly Signer[] = LANES, size = this.leaves.length): Bytes {
    const origin = name === 'sha256' ? ORIGIN : `${ORIGIN}/sm3`;
    const text = `${origin}\n${size}\n${toBase64(treeRoot(name, this.hashes(name)))}\n`;
    return utf8(`${text}\n${signers.map((by) => noteLine(origin, text, by)).join('')}`);
  }

  paths(index: number): Loose {
    return Object.fromEntries(DIGESTS.map((name) => [name, treePath(name, this.hashes(name), index).map(hex)]));
  }

  stateProof(key: string): Loose {
    const last = this.leaves.length - 1;
    const state = this.states.get(key);
    const halves = DIGESTS.map((name) => {
      const { siblings, other } = mapProof(name, this.map(name), digest(name, utf8(key)));
      return [name, { inclusion: this.paths(last)[name], siblings: siblings.map(hex), other: state ? undefined
        : other }];
    });
    return {
      format: 'ledger-state-proof@v1', key, mapLeaf: JSON.parse(new TextDecoder().decode(this.leaves[last])),
      ...Object.fromEntries(halves), ...(state && { version: String(state.version), value: state.value }),
    };
  }

  /** That numbers 1 to n of a sequence have a state and n + 1 has none: the proof that there would be if it were so. */
  sequenceProof(name: string, count: number): Bytes {
    const keys = Array.from({ length: count + 1 }, (_, at) => `${name}/${at + 1}`);
    const rows = keys.slice(0, count).map((key) => {
      const { version, value } = this.states.get(key) ?? { version: 1n, value: {} };
      return concat(fromBigInt(version, 8), ...DIGESTS.map((tree) => digest(tree, utf8(canonical(value)))));
    });
    const parts = DIGESTS.map((tree) => mapPart(tree, this.map(tree), keys.map((key, at) =>
      ({ path: digest(tree, utf8(key)), isThere: at < count })), 0));
    return concat(utf8('ledger-sequence@v1\0'), fromBigInt(BigInt(count), 8), ...rows,
      fromBigInt(BigInt(parts[0]!.length), 8), ...parts);
  }

  /** The parts of a bundle about some entries and keys. */
  parts(subject: string, entries: readonly number[], keys: readonly string[], signers?: readonly Signer[]): Parts {
    const ordered = [...entries].sort((a, b) => a - b);
    const states = [...new Set([subject, ...keys])].sort();
    const text = (value: Loose): Bytes => utf8(canonical(value));
    return {
      origin: ORIGIN,
      subject,
      claims: { chains: [], entries: ordered.map(String), manifests: [], states },
      members: [
        ...DIGESTS.map((name) => ({ name: `checkpoints/${name}`, bytes: this.checkpoint(name, signers) })),
        ...ordered.flatMap((at) => [{ name: `entries/${at}/leaf.json`, bytes: this.leaves[at]! },
          { name: `entries/${at}/inclusion.json`, bytes: text(this.paths(at)) }]),
        ...states.map((key) => ({ name: `states/${key}.json`, bytes: text(this.stateProof(key)) })),
      ],
    };
  }

  private hashes(name: DigestName): Bytes[] {
    return kept(this.allHashes, name, () => this.leaves.map((leaf) => leafHash(name, leaf)));
  }

  private map(name: DigestName): MapLeaf[] {
    return kept(this.maps, name, () => this.mapLeaves(name));
  }

  private mapLeaves(name: DigestName): MapLeaf[] {
    return [...this.states].map(([key, { version, value }]) =>
      ({ path: digest(name, utf8(key)), version, value: digest(name, utf8(canonical(value))) }));
  }
}

function kept<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}

export function treeRoot(name: DigestName, hashes: readonly Bytes[]): Bytes {
  if (hashes.length === 0) return digest(name);
  if (hashes.length === 1) return hashes[0]!;
  const half = halfOf(hashes.length);
  return nodeHash(name, treeRoot(name, hashes.slice(0, half)), treeRoot(name, hashes.slice(half)));
}

/** The largest power of two below a size. */
const halfOf = (size: number): number => 2 ** Math.floor(Math.log2(size - 1));

export function treePath(name: DigestName, hashes: readonly Bytes[], index: number): Bytes[] {
  if (hashes.length <= 1) return [];
  const half = halfOf(hashes.length);
  const [left, right] = [hashes.slice(0, half), hashes.slice(half)];
  return index < half ? [...treePath(name, left, index), treeRoot(name, right)]
    : [...treePath(name, right, index - half), treeRoot(name, left)];
}

/** RFC 9162 section 2.1.4.1. */
export function continuation(name: DigestName, hashes: readonly Bytes[], old: number, isWhole = true): Bytes[] {
  if (old === hashes.length) return isWhole ? [] : [treeRoot(name, hashes)];
  const half = halfOf(hashes.length);
  const [left, right] = [hashes.slice(0, half), hashes.slice(half)];
  return old <= half ? [...continuation(name, left, old, isWhole), treeRoot(name, right)]
    : [...continuation(name, right, old - half, false), treeRoot(name, left)];
}

interface MapLeaf {
  readonly path: Bytes;
  readonly version: bigint;
  readonly value: Bytes;
}

const EMPTY = new Uint8Array(32);
const bitOf = (path: Bytes, depth: number): number => (path[depth >> 3]! >> (7 - (depth & 7))) & 1;

export function mapRoot(name: DigestName, leaves: readonly MapLeaf[], depth: number): Bytes {
  if (leaves.length === 0) return EMPTY;
  if (leaves.length === 1) {
    const { path, version, value } = leaves[0]!;
    return digest(name, Uint8Array.of(2), path, fromBigInt(version, 8), value);
  }
  const side = (bit: number): Bytes => mapRoot(name, leaves.filter(({ path }) =>
    bitOf(path, depth) === bit), depth + 1);
  return digest(name, Uint8Array.of(3), side(0), side(1));
}

interface Sought {
  readonly path: Bytes;
  readonly isThere: boolean;
}

/** The map from its root as far as keys reach (SPEC-log, 'Sequence proof'). */
function mapPart(name: DigestName, leaves: readonly MapLeaf[], keys: readonly Sought[], depth: number): Bytes {
  if (leaves.length === 0) return Uint8Array.of(0);
  if (keys.length === 0) return concat(Uint8Array.of(1), mapRoot(name, leaves, depth));
  if (leaves.length === 1) {
    const { path, version, value } = leaves[0]!;
    return keys.some((key) => key.isThere && equal(key.path, path)) ? Uint8Array.of(2)
      : concat(Uint8Array.of(3), path, fromBigInt(version, 8), value);
  }
  const side = (bit: number): Bytes => mapPart(name, leaves.filter(({ path }) => bitOf(path, depth) === bit),
    keys.filter(({ path }) => bitOf(path, depth) === bit), depth + 1);
  return concat(Uint8Array.of(4), side(0), side(1));
}

function mapProof(name: DigestName, leaves: readonly MapLeaf[], path: Bytes): { siblings: Bytes[]; other: Loose } {
  const siblings: Bytes[] = [];
  let here = leaves;
  for (let depth = 0; here.length > 1; depth++) {
    const bit = bitOf(path, depth);
    siblings.push(mapRoot(name, here.filter((leaf) => bitOf(leaf.path, depth) !== bit), depth + 1));
    here = here.filter((leaf) => bitOf(leaf.path, depth) === bit);
  }
  const found = here[0];
  const other = found && !equal(found.path, path)
    ? { path: hex(found.path), version: String(found.version), value: hex(found.value) } : undefined;
  return { siblings, other };
}

