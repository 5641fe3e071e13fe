import { sha256 } from '@noble/hashes/sha2.js';
import { keccak_256, sha3_256 } from '@noble/hashes/sha3.js';
import { concat, type Bytes } from './bytes.ts';
import { sm3 } from './sm3.ts';

/** The two hash functions over which everything is computed; names as in the formats. */
export type DigestName = 'sha256' | 'sm3';

/** Of a tree: SHA3-256 where a log was re-rooted (SPEC-preservation). */
export type TreeName = DigestName | 'sha3-256';

export const DIGESTS: readonly DigestName[] = ['sha256', 'sm3'];

/** A digest that is computed piece by piece. */
export interface Running {
  update(bytes: Bytes): unknown;
  digest(): Bytes;
}

export const begin = (name: DigestName): Running => (name === 'sha256' ? sha256.create() : sm3.create());

const FUNCTIONS: Record<TreeName, (data: Bytes) => Bytes> = { sha256, sm3, 'sha3-256': sha3_256 };

export const digest = (name: TreeName, ...parts: Bytes[]): Bytes =>
  FUNCTIONS[name](parts.length === 1 ? parts[0]! : concat(...parts));

export const keccak256 = (...parts: Bytes[]): Bytes => keccak_256(concat(...parts));
