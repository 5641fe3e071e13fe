import type { components } from './schema.js';

export type Problem = components['schemas']['Problem'];

/** What the registry refused: RFC 9457 problem details with a stable code; /v1/problems lists every code. */
export class LedgerProblemError extends Error {
  override readonly name = 'LedgerProblemError';

  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.detail ?? problem.title}`);
  }

  /** Stable; safe to program against. */
  get code(): string { return this.problem.code; }

  get status(): number { return this.problem.status; }

  /** The document and clause of the rule that refused; null where no rule of law did. */
  get clause(): string | null { return this.problem.clause ?? null; }

  /** What to do about it, in Chinese. */
  get chinese(): string { return this.problem.detailChinese ?? this.problem.title; }
}

/** Nobody answered: whether a command was taken is not known. Send the same one again. */
export class LedgerUnreachableError extends Error {
  override readonly name = 'LedgerUnreachableError';
}

/** The problem of an answer; one made of its status where somebody between answered something else. */
export async function problemOf(response: Response): Promise<LedgerProblemError> {
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
    try {
      const problem = await response.json() as Problem;
      const isOurs = typeof problem?.code === 'string' && typeof problem.title === 'string';
      if (isOurs) return new LedgerProblemError(problem);
    } catch {
      // Said below.
    }
  }
  const code = `http-${response.status}`;
  return new LedgerProblemError({
    type: `urn:ledger:problem:${code}`, title: response.statusText || code, status: response.status, code,
    detail: null, detailChinese: null, clause: null, trace: null,
  });
}
