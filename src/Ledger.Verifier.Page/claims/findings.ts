/** What a verifier says: one finding for each claim (SPEC-bundle, 'Verifying'). */

import { articlesOf, type Aspect, type Outside } from './aspects.ts';

export type Outcome = 'proven' | 'refuted' | 'not-shown';

export type Claim =
  'statement' | 'entry' | 'order' | 'state' | 'sequence' | 'period-complete' | 'content' | 'timestamp'
  | 'preserved' | 'rerooted'
  | 'chain' | 'anchored' | 'mirrored'
  | 'state-at' | 'right-in-force' | 'file' | 'disclosed' | 'cosigned' | 'witnessed'
  | 'tlog-proof' | 'transparent-statement' | 'collection' | 'platform'
  | 'description' | 'certificate' | 'certificate-signature' | 'credential';

export interface Finding {
  readonly claim: Claim;
  readonly subject: string;
  readonly outcome: Outcome;
  /** Why, in a few words for people. */
  readonly reason: string;
  readonly chain?: string;
  /** There and true where the chain is one that only its developer runs. */
  readonly development?: true;
  /** Of a proven time stamp: the algorithms of which none may be broken for it to stand, ascending. */
  readonly restsOn?: readonly string[];
  readonly articles: readonly string[];
}

export interface Verdict {
  readonly format: 'ledger-verdict@v2';
  readonly holds: boolean;
  readonly aspects: readonly Aspect[];
  readonly existed?: string;
  readonly findings: readonly Finding[];
  readonly outside: readonly Outside[];
  readonly lanes: readonly string[];
  readonly origin: string;
  readonly size: string;
  readonly subject: string;
  readonly time: string;
}

export interface Refusal {
  readonly format: 'ledger-verdict@v2';
  readonly holds: false;
  readonly refusal: string;
}

const found = (claim: Claim, subject: string, outcome: Outcome, reason: string): Finding =>
  ({ claim, subject, outcome, reason, articles: articlesOf(claim) });

export const proven = (claim: Claim, subject: string, reason: string): Finding =>
  found(claim, subject, 'proven', reason);

export const refuted = (claim: Claim, subject: string, reason: string): Finding =>
  found(claim, subject, 'refuted', reason);

export const notShown = (claim: Claim, subject: string, reason: string): Finding =>
  found(claim, subject, 'not-shown', reason);
