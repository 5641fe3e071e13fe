/** Sends requests, with a token, and again while nobody answers or the registry asks for patience. */
import { LedgerProblemError, LedgerUnreachableError } from './problems.js';

export interface TransportOptions {
  /** How often a request is sent at most; 5 by default. */
  readonly attempts?: number;
  /** Milliseconds before the first repetition, doubled each time; 200 by default. */
  readonly firstPause?: number;
  /** The longest pause in milliseconds, whatever the registry asks for; 10000 by default. */
  readonly longestPause?: number;
  /** What really sends; the global fetch by default. */
  readonly fetch?: (request: Request) => Promise<Response>;
}

export interface TokenSource {
  get(): Promise<string>;
  /** The registry did not take it. */
  forget(token: string): void;
}

// What happens each time that it is asked for.
const ONCE = /\/v1\/(sessions|webhooks\/[^/]+\/test)$/;

/**
 * Nearly everything may be sent again: reads, writes under a digest, commands under their id, the rest under a key.
 * What may not is sent again only where the registry says that it was not done.
 */
export function transport(options: TransportOptions, tokens?: TokenSource): (request: Request) => Promise<Response> {
  const attempts = options.attempts ?? 5;
  const longest = options.longestPause ?? 10_000;
  const send = options.fetch ?? ((request) => fetch(request));
  return async (request) => {
    let pause = options.firstPause ?? 200;
    const once = ONCE.test(new URL(request.url).pathname);
    for (let attempt = 1; ; attempt++) {
      let asked = 0;
      try {
        const response = await withToken(request, send, tokens);
        if (attempt >= attempts || !isPassing(response.status)) return response;
        if (once && response.status !== 429) return response;
        asked = 1000 * Number(response.headers.get('retry-after') ?? 0) || 0;
        await response.body?.cancel();
      } catch (fault) {
        if (request.signal.aborted) throw fault;
        // The issuer's answer: only a token's coming is thrown from here.
        if (fault instanceof LedgerProblemError) {
          if (attempt >= attempts || !isPassing(fault.status)) throw fault;
        } else if (attempt >= attempts || once) {
          throw new LedgerUnreachableError(`${request.url} does not answer.`, { cause: fault });
        }
      }
      await wait(Math.min(longest, Math.max(asked, pause * (1 + Math.random() / 5))), request.signal);
      pause *= 2;
    }
  };
}

async function withToken(
  request: Request, send: (request: Request) => Promise<Response>, tokens?: TokenSource): Promise<Response> {
  if (!tokens) return send(request.clone());
  const token = await tokens.get();
  const response = await send(authorised(request, token));
  if (response.status !== 401) return response;
  await response.body?.cancel();
  tokens.forget(token);
  return send(authorised(request, await tokens.get()));
}

function authorised(request: Request, token: string): Request {
  const copy = request.clone();
  copy.headers.set('authorization', `Bearer ${token}`);
  return copy;
}

const isPassing = (status: number): boolean => status === 408 || status === 429 || status >= 500;

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => { clearTimeout(timer); reject(signal.reason as Error); };
    const timer = setTimeout(() => { signal.removeEventListener('abort', end); resolve(); }, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}
