import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { after, before, test } from 'node:test';
import {
  type Account, generateSigner, LedgerClient, LedgerProblemError, LedgerUnreachableError, prepare, type Signer,
  webCryptoSigner,
} from '../src/index.js';
import { quickStart } from './quick-start.js';
import { Registry, room } from './registry.js';

let registry: Registry;
let holder: Account;

before(async () => {
  registry = await Registry.start();
  holder = await registry.account('holder');
});

after(() => registry?.stop());

const spki = (signer: Signer): string => Buffer.from(signer.publicKey).toString('base64');
const stream = (): string => `party/${holder.party}`;

// A party has few keys: one of them is changed again and again.
let spare: Signer | undefined;

function change(): { type: string; payload: object } {
  const old = spare;
  spare = generateSigner('p256');
  return old
    ? { type: 'party.replace-key', payload: { old: idOf(old), key: spki(spare) } }
    : { type: 'party.add-key', payload: { key: spki(spare) } };
}

const idOf = (signer: Signer): string => createHash('sha256').update(signer.publicKey).digest('hex');

async function version(client: LedgerClient): Promise<string> {
  const { data } = await client.api.GET('/v1/parties/{id}', { params: { path: { id: holder.party } } });
  return data!.version;
}

async function refused(act: Promise<unknown>): Promise<LedgerProblemError> {
  try {
    await act;
  } catch (fault) {
    assert.ok(fault instanceof LedgerProblemError, `${fault}`);
    return fault;
  }
  throw new Error('It was not refused.');
}

test('the quick start runs as it is written', async () => {
  const said = await quickStart(registry.server, registry.accountFile('holder'));
  assert.match(said[0]!, /^dev-ledger\.example\/registry \d+$/);
  assert.match(said[1]!, /^entry \d+$/);
  assert.match(said.at(-1)!, /^stale-version .*版本/);
});

test('what concerns a party comes in its feed, from a cursor on', async () => {
  const client = await registry.client('holder');
  // The feed is a moment behind the log.
  for (let i = 0; i < 6000; i++) {
    for await (const entry of client.feed()) {
      assert.equal(entry.type, 'party.registered');
      assert.deepEqual(entry.streams.map((one) => one.stream), [stream()]);
      for await (const again of client.feed(entry.cursor)) assert.notEqual(again.index, entry.index);
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail('Nothing comes.');
});

test('the document that the client was made from is the one that is served', async () => {
  const served = await (await fetch(new URL('openapi/v1.json', registry.server))).json() as object;
  assert.deepEqual(served, JSON.parse(await fs.readFile(path.join(room, 'openapi.json'), 'utf8')));
});

for (const algorithm of ['p256', 'ed25519', 'sm2'] as const) {
  test(`a command signed with ${algorithm} is taken`, async () => {
    const client = await registry.client('holder');
    const signer = generateSigner(algorithm);
    await client.execute(stream(), await version(client), 'party.add-key', { key: spki(signer) });

    const { data: log } = await client.api.GET('/v1/log');
    const command = await prepare({
      origin: log!.origin, stream: stream(), expectedVersion: await version(client), commandId: fresh(),
      expires: new Date(Date.now() + 60_000), ...change(),
    }, { ...holder, signer });
    const accepted = await client.submit(command);

    assert.equal(accepted.repeated, false);
    const wrong = structuredClone(command.body);
    wrong.signature.value = Buffer.from(await signer.sign(new Uint8Array(1))).toString('base64');
    wrong.envelope = wrong.envelope.replace(command.commandId, fresh());
    assert.equal((await refused(client.submit({ ...command, body: wrong }))).code, 'bad-signature');
  });
}

test('a key of WebCrypto that cannot be taken out signs commands', async () => {
  const client = await registry.client('holder');
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  const signer = await webCryptoSigner(pair);
  await client.execute(stream(), await version(client), 'party.add-key', { key: spki(signer) });

  // Half of all plain signatures have a high s; each of these has to come out low.
  const own = new LedgerClient({ server: registry.server, account: holder });
  for (let i = 0; i < 6; i++) {
    const command = await prepare({
      origin: 'dev-ledger.example/registry', stream: stream(), expectedVersion: await version(client),
      commandId: fresh(), expires: new Date(Date.now() + 60_000), ...change(),
    }, { ...holder, signer });
    assert.match((await own.submit(command)).index, /^\d+$/);
  }
});

test('an act whose answer was lost is one act', async () => {
  let lost = 0;
  const client = await registry.client('holder', {
    firstPause: 1,
    fetch: async (request: Request) => {
      const answer = await fetch(request);
      if (!request.url.endsWith('/commands') || lost++ > 1) return answer;
      await answer.body?.cancel();
      throw new TypeError('The connection broke.');
    },
  });
  const before = BigInt(await version(client));
  const { type, payload } = change();
  const accepted = await client.execute(stream(), before, type, payload);

  assert.equal(lost, 3);
  assert.equal(accepted.repeated, true);
  assert.equal(BigInt(await version(client)), before + 1n);
});

test('silence is told apart from a refusal', async () => {
  const client = new LedgerClient({
    server: registry.server, attempts: 2, firstPause: 1, fetch: () => Promise.reject(new TypeError('Nobody.')),
  });
  await assert.rejects(client.api.GET('/v1/log'), LedgerUnreachableError);
});

test('a refused token is a refusal and not silence, and is asked for once', async () => {
  let asked = 0;
  const client = new LedgerClient({
    server: registry.server, account: { ...holder, signer: generateSigner('p256') }, firstPause: 1,
    fetch: (request: Request) => {
      asked++;
      return fetch(request);
    },
  });
  const refusal = await refused(client.api.GET('/v1/feed'));
  assert.equal(refusal.code, 'invalid-client');
  assert.equal(asked, 1);
  assert.throws(
    () => new LedgerClient({ server: registry.server, account: { ...holder, signer: generateSigner('sm2') } }),
    TypeError);
});

test('what happens each time that it is asked for is not sent twice', async () => {
  let sent = 0;
  const client = await registry.client('holder', {
    firstPause: 1,
    fetch: (request: Request) => {
      if (!request.url.endsWith('/v1/sessions')) return fetch(request);
      sent++;
      return Promise.reject(new TypeError('The connection broke.'));
    },
  });
  await assert.rejects(client.api.POST('/v1/sessions', { body: { kind: 'signed-in' } } as never), LedgerUnreachableError);
  assert.equal(sent, 1);
});

test('what is followed by a cursor is no list of pages', () => {
  const client = new LedgerClient({ server: registry.server });
  // @ts-expect-error A feed has a cursor at its end too.
  assert.ok(client.items('/v1/feed'));
});

test('a refusal has its code, its clause and both languages', async () => {
  const client = await registry.client('holder');
  const stale = await refused(client.execute(stream(), 0, 'party.add-key', { key: spki(generateSigner('p256')) }));
  assert.deepEqual([stale.code, stale.status], ['stale-version', 409]);
  assert.match(stale.chinese, /版本/);

  const { data: known } = await client.api.GET('/v1/problems/{code}', { params: { path: { code: 'stale-version' } } });
  assert.ok(known!.some((entry) => entry.status === 409));
  const absent = await refused(client.api.GET('/v1/assets/{id}', { params: { path: { id: '0'.repeat(32) } } }));
  assert.equal(absent.code, 'not-found');
});

test('a list comes item by item, over as many pages as there are', async () => {
  const client = new LedgerClient({ server: registry.server });
  const indexes: string[] = [];
  for await (const entry of client.items('/v1/log/entries', { limit: 2 })) indexes.push(entry.index);

  assert.ok(indexes.length > 4);
  assert.deepEqual(indexes, indexes.map((_, i) => `${i}`));
});

test('what is known already is not sent again', async () => {
  const client = await registry.client('holder');
  const params = { path: { id: holder.party } };
  const { response } = await client.api.GET('/v1/parties/{id}', { params });
  const tag = response.headers.get('etag')!;
  const again = await client.api.GET('/v1/parties/{id}', { params: { ...params, header: { 'If-None-Match': tag } } });

  assert.match(tag, /^"\d+\.[0-9a-f]{32}"$/);
  assert.equal(again.response.status, 304);
});

test('a webhook that was asked for twice, since the answer was lost, is one', async () => {
  let lost = 0;
  const client = await registry.client('holder', {
    firstPause: 1,
    fetch: async (request: Request) => {
      const answer = await fetch(request);
      if (!request.url.endsWith('/webhooks') || request.method !== 'POST' || lost++ > 0) return answer;
      await answer.body?.cancel();
      throw new TypeError('The connection broke.');
    },
  });
  const { data } = await client.api.POST('/v1/webhooks', { body: { address: 'http://127.0.0.1:9/hook' } });
  const { data: list } = await client.api.GET('/v1/webhooks');

  assert.equal(lost, 2);
  assert.deepEqual(list!.items.map((webhook) => webhook.id), [data!.webhook.id]);
});

const fresh = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex');
