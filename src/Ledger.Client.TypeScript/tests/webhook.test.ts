import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { verifyWebhook } from '../src/index.js';

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = Buffer.from('{"type":"party.registered","timestamp":"2025-03-03T01:00:00.000Z","data":{"cursor":"1"}}');
const now = 1_750_000_000_000;

function headers(id = 'msg_1', timestamp = `${now / 1000}`): Record<string, string> {
  const mac = createHmac('sha256', Buffer.alloc(32, 7)).update(`${id}.${timestamp}.`).update(body).digest('base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,AAAA v1,${mac}` };
}

test('a message of the registry is read', () => {
  assert.equal(verifyWebhook([secret], headers(), body, now)?.type, 'party.registered');
  assert.equal(verifyWebhook([secret], new Headers(headers()), body, now)?.data.cursor, '1');
});

test('what is changed, of another secret, too old or unsigned is not', () => {
  const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
  assert.equal(verifyWebhook([secret], headers(), Buffer.concat([body, Buffer.from(' ')]), now), null);
  assert.equal(verifyWebhook([other], headers(), body, now), null);
  assert.notEqual(verifyWebhook([other, secret], headers(), body, now), null);
  assert.equal(verifyWebhook([secret], headers(), body, now + 301_000), null);
  assert.equal(verifyWebhook([secret], { ...headers(), 'webhook-id': 'msg_2' }, body, now), null);
  assert.equal(verifyWebhook([secret], { ...headers(), 'webhook-signature': '' }, body, now), null);
  assert.throws(() => verifyWebhook(['secret'], headers(), body, now), TypeError);
});
