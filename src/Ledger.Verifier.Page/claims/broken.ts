/** Algorithms that whoever asks declares broken (SPEC-bundle, 'Declared broken'). */
import { DIGESTS, type DigestName } from '../crypto/digests.ts';
import type { Algorithm } from '../crypto/signatures.ts';
import { readTime } from '../formats/values.ts';

export const BREAKABLE = ['sha256', 'sm3', 'keccak256', 'ed25519', 'p256', 'p384', 'rsa', 'secp256k1', 'sm2',
  'sha384', 'sha512', 'sha3-256'] as const;

/** What is declared broken and since when, or null for what is no declaration. */
export function readDeclared(text: string): { readonly name: string; readonly since: number } | null {
  const at = text.indexOf('@');
  const name = at < 0 ? text : text.slice(0, at);
  const since = at < 0 ? -Infinity : readTime(text.slice(at + 1));
  return (BREAKABLE as readonly string[]).includes(name) && since !== null ? { name, since } : null;
}

/** Signatures that go with a digest. */
const OVER: Partial<Record<Algorithm, DigestName>> = { p256: 'sha256', secp256k1: 'sha256', sm2: 'sm3' };

export class Broken {
  /** Since when, in milliseconds since 1970. */
  private readonly since = new Map<string, number>();

  /** Names, each perhaps with `@` and a time (SPEC-preservation). */
  constructor(declared: Iterable<string> = []) {
    for (const one of declared) {
      const { name, since } = readDeclared(one)!;
      this.since.set(name, Math.min(since, this.since.get(name) ?? Infinity));
    }
  }

  /** What another stamp covered before the algorithm broke still counts. */
  has(name: string, covered: number | null = null): boolean {
    const since = this.since.get(name);
    return since !== undefined && !(covered !== null && covered < since);
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
