/** Algorithms that whoever asks declares broken (SPEC-bundle, 'Declared broken'). */
import { DIGESTS, type DigestName } from '../crypto/digests.ts';
import type { Algorithm } from '../crypto/signatures.ts';

export const BREAKABLE = ['sha256', 'sm3', 'keccak256', 'ed25519', 'p256', 'p384', 'rsa', 'secp256k1', 'sm2'] as const;

/** Signatures that go with a digest. */
const OVER: Partial<Record<Algorithm, DigestName>> = { p256: 'sha256', secp256k1: 'sha256', sm2: 'sm3' };

export class Broken {
  private readonly names: ReadonlySet<string>;

  constructor(names: Iterable<string> = []) {
    this.names = new Set(names);
  }

  has(name: string): boolean {
    return this.names.has(name);
  }

  /** Whether a signature of one of our own algorithms shows nothing any more. */
  takes(algorithm: Algorithm): boolean {
    const over = OVER[algorithm];
    return this.has(algorithm) || (over !== undefined && this.has(over));
  }

  /** The digests that are left, and so the trees. */
  get trees(): readonly DigestName[] {
    return DIGESTS.filter((name) => !this.has(name));
  }
}
