/** Proofs in a Merkle-Patricia trie (yellow paper, appendix D). */
import { equal, type Bytes } from '../crypto/bytes.ts';
import { keccak256 } from '../crypto/digests.ts';
import { isBytes, isList, readRlp, writeRlp, type Rlp } from './rlp.ts';

/** Root of the trie without keys: keccak256 of the RLP of no bytes. */
export const EMPTY_ROOT = keccak256(Uint8Array.of(0x80));

/** What stands at a key: its value, or null where the trie has none; undefined where the nodes do not prove either. */
export function lookUp(root: Bytes, key: Bytes, nodes: readonly Bytes[]): Bytes | null | undefined {
  if (nodes.length === 0) return equal(root, EMPTY_ROOT) ? null : undefined;
  const walk = new Walk(nodes);
  const found = walk.from(root, nibblesOf(key));
  return walk.isUsedUp ? found : undefined;
}

const nibblesOf = (bytes: Bytes): number[] => Array.from(bytes).flatMap((byte) => [byte >> 4, byte & 15]);

class Walk {
  private used = 0;

  constructor(private readonly nodes: readonly Bytes[]) {}

  get isUsedUp(): boolean {
    return this.used === this.nodes.length;
  }

  from(root: Bytes, path: readonly number[]): Bytes | null | undefined {
    let node = this.listed(root);
    let rest = path;
    for (;;) {
      if (!isList(node)) return undefined;
      const step = node.length === 17 ? branch(node, rest) : node.length === 2 ? short(node, rest) : undefined;
      if (!step) return undefined;
      if ('value' in step) return step.value;
      rest = step.rest;
      node = this.child(step.child);
    }
  }

  private listed(hash: Bytes): Rlp | null {
    const bytes = this.nodes[this.used++];
    return bytes && equal(keccak256(bytes), hash) ? readRlp(bytes) : null;
  }

  /** A node shorter than 32 bytes stands inside its parent, every other by its hash. */
  private child(reference: Rlp): Rlp | null {
    if (isList(reference)) return writeRlp(reference).length < 32 ? reference : null;
    return isBytes(reference, 32) ? this.listed(reference) : null;
  }
}

type Step = { readonly value: Bytes | null } | { readonly child: Rlp; readonly rest: readonly number[] } | undefined;

const isNothing = (item: Rlp): boolean => isBytes(item, 0);

function branch(node: readonly Rlp[], path: readonly number[]): Step {
  if (path.length === 0) {
    const value = node[16]!;
    return isBytes(value) ? { value: value.length === 0 ? null : value } : undefined;
  }
  const child = node[path[0]!]!;
  return isNothing(child) ? { value: null } : { child, rest: path.slice(1) };
}

/** A leaf or an extension, told apart by the hex prefix of its path. */
function short([encoded, item]: readonly Rlp[], path: readonly number[]): Step {
  if (!isBytes(encoded) || encoded.length === 0) return undefined;
  const [flag, ...nibbles] = nibblesOf(encoded);
  const isOdd = (flag! & 1) === 1;
  if (flag! > 3 || (!isOdd && nibbles[0] !== 0)) return undefined;
  const own = isOdd ? nibbles : nibbles.slice(1);
  const isLeaf = flag! >= 2;
  if (!isLeaf && (own.length === 0 || isNothing(item!))) return undefined;
  if (isLeaf && (!isBytes(item) || item.length === 0)) return undefined;
  const isOnPath = own.length <= path.length && own.every((nibble, at) => nibble === path[at]);
  if (isLeaf) return { value: isOnPath && own.length === path.length ? (item as Bytes) : null };
  return isOnPath ? { child: item!, rest: path.slice(own.length) } : { value: null };
}
