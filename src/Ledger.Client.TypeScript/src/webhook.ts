/** Tells whether a message that was posted to a webhook is the registry's (Standard Webhooks, symmetric). */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromBase64, utf8 } from './bytes.js';
import type { components } from './schema.js';

export interface WebhookMessage {
  readonly type: string;
  readonly timestamp: string;
  readonly data: components['schemas']['FeedEntryResource'];
}

/**
 * Reads a message; null when it is not the registry's, or too old. Messages come at least once: remember the id.
 * While a secret is being changed pass both.
 */
export function verifyWebhook(
  secrets: readonly string[], headers: Headers | Record<string, string | undefined>, body: Uint8Array,
  now: number = Date.now(), toleranceSeconds = 300): WebhookMessage | null {
  const read = (name: string): string =>
    (headers instanceof Headers ? headers.get(name) : headers[name]) ?? '';
  const [id, timestamp, signatures] = [read('webhook-id'), read('webhook-timestamp'), read('webhook-signature')];
  const age = /^[0-9]{1,12}$/.test(timestamp) ? Math.abs(now / 1000 - Number(timestamp)) : Infinity;
  if (!id || age > toleranceSeconds) return null;
  const content = concat(utf8(`${id}.${timestamp}.`), body);
  const expected = secrets.map((secret) => hmac(sha256, keyOf(secret), content));
  const isOurs = signatures.split(' ').some((line) => {
    if (!/^v1,[A-Za-z0-9+/]{43}=$/.test(line)) return false;
    const shown = fromBase64(line.slice(3));
    return expected.map((mac) => equal(mac, shown)).includes(true);
  });
  return isOurs ? JSON.parse(new TextDecoder().decode(body)) as WebhookMessage : null;
}

function keyOf(secret: string): Uint8Array {
  const key = secret.startsWith('whsec_') ? fromBase64(secret.slice(6)) : new Uint8Array();
  if (key.length < 24) throw new TypeError('A secret is whsec_ and base64.');
  return key;
}

/** In a time that does not tell where they differ. */
function equal(left: Uint8Array, right: Uint8Array): boolean {
  let differs = left.length ^ right.length;
  for (let i = 0; i < left.length; i++) differs |= left[i]! ^ (right[i] ?? 0);
  return differs === 0;
}
