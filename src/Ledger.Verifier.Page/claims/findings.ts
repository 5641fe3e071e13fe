/** What a verifier says: one finding for each claim (SPEC-bundle, 'Verifying'). */

export type Outcome = 'proven' | 'refuted' | 'not-shown';

export type Claim =
  'entry' | 'state' | 'content' | 'chain' | 'anchored' | 'mirrored' | 'state-at' | 'right-in-force' | 'file'
  | 'cosigned' | 'witnessed';

export interface Finding {
  readonly claim: Claim;
  readonly subject: string;
  readonly outcome: Outcome;
  /** Why, in a few words for people. */
  readonly reason: string;
  readonly chain?: string;
}

export interface Verdict {
  readonly format: 'ledger-verdict@v1';
  readonly holds: boolean;
  readonly findings: readonly Finding[];
  readonly lanes: readonly string[];
  readonly origin: string;
  readonly size: string;
  readonly subject: string;
  readonly time: string;
}

export interface Refusal {
  readonly format: 'ledger-verdict@v1';
  readonly holds: false;
  readonly refusal: string;
}

export const proven = (claim: Claim, subject: string, reason: string): Finding =>
  ({ claim, subject, outcome: 'proven', reason });

export const refuted = (claim: Claim, subject: string, reason: string): Finding =>
  ({ claim, subject, outcome: 'refuted', reason });

export const notShown = (claim: Claim, subject: string, reason: string): Finding =>
  ({ claim, subject, outcome: 'not-shown', reason });
