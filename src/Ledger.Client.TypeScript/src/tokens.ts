/** Access tokens for an account, asked for with an assertion that its P-256 key signs (RFC 7523, 2.2; ES256). */
import { base64Url, hex, utf8 } from './bytes.js';
import { problemOf } from './problems.js';
import { type Account, flatSignature } from './signers.js';
import type { TokenSource } from './transport.js';

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';
const MARGIN = 60_000;

export interface TokenOptions {
  /** Where tokens are given; `connect/token` below the server by default. */
  readonly tokenPath?: string;
  /** The issuer that the assertion is for. */
  readonly tokenAudience?: string;
}

export function accountTokens(
  account: Account, server: URL, send: (request: Request) => Promise<Response>, options: TokenOptions): TokenSource {
  if (account.signer.algorithm !== 'p256') {
    throw new TypeError('Tokens are asked for with a P-256 key; pass tokens from elsewhere for another.');
  }
  let coming: Promise<string> | undefined;
  let [last, until] = ['', 0];

  async function ask(): Promise<string> {
    const now = Date.now();
    const response = await send(new Request(new URL(options.tokenPath ?? 'connect/token', server), {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_assertion_type: ASSERTION_TYPE,
        client_assertion: await assertion(
          account, options.tokenAudience ?? 'urn:ledger:development-issuer', Math.floor(now / 1000)),
      }),
    }));
    if (!response.ok) throw await problemOf(response);
    const answer = await response.json() as { access_token: string; expires_in: number };
    [last, until] = [answer.access_token, now + 1000 * answer.expires_in - MARGIN];
    return last;
  }

  return {
    get() {
      // Of several requests at once one asks.
      if (!coming || Date.now() >= until) {
        until = Infinity;
        coming = ask();
        coming.catch(() => { coming = undefined; });
      }
      return coming;
    },
    forget(token) {
      // Meanwhile another request may have brought a new one.
      if (token === last) coming = undefined;
    },
  };
}

async function assertion(account: Account, audience: string, now: number): Promise<string> {
  const part = (value: object): string => base64Url(utf8(JSON.stringify(value)));
  const signed = `${part({ alg: 'ES256', typ: 'JWT' })}.${part({
    iss: account.name, sub: account.name, aud: audience, exp: now + 120,
    jti: hex(crypto.getRandomValues(new Uint8Array(16))),
  })}`;
  return `${signed}.${base64Url(flatSignature(await account.signer.sign(utf8(signed))))}`;
}
