import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import test from 'node:test';
import { equal } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import { readCbor } from '../formats/cbor.ts';
import { readTransparent } from '../formats/transparent.ts';
import { describeReason } from '../page/reasons.ts';
import { judge } from '../verify.ts';
import { believed, bytes, inflated, root, vectors, type Vectors } from './vectors.ts';

const { cases, bundles, anchors, keys, message } = vectors('scitt.json');

test('bundles with transparent statements', async (t) => {
  for (const { name, bundle, anchors: believe, broken, verdict: expected } of cases) {
    await t.test(name, () => {
      const asked = { broken: new Set<string>(broken ?? []) };
      const { verdict } = judge(inflated(bundles[bundle]), believed(anchors[believe]), asked);
      assert.equal('refusal' in verdict, expected.refused);
      if ('refusal' in verdict) return;
      assert.equal(verdict.holds, expected.holds);
      const said = ({ claim, subject, outcome }: Vectors): string => `${claim} ${subject} ${outcome}`;
      assert.deepEqual(verdict.findings.map(said).sort(), expected.findings.map(said).sort());
      assert.deepEqual(Object.fromEntries(verdict.aspects.map(({ aspect, outcome }) => [aspect, outcome])),
        expected.aspects);
      for (const { reason } of verdict.findings) assert.match(describeReason('zh', reason), /\p{Script=Han}/u, reason);
    });
  }
});

test('CBOR is read in its deterministic encoding alone', async (t) => {
  for (const text of ['00', '17', '1818', '20', '3863', '40', '60', '80', 'a0', 'f6', 'c100', 'a2010002f6',
    'a2182000190100f6', '1bffffffffffffffff', 'a200002000']) {
    await t.test(`reads ${text}`, () => assert.notEqual(readCbor(bytes(text)), undefined));
  }
  for (const text of ['', '1817', '190018', '1a0000ffff', '1b00000000ffffffff', '1c', '1f', '5800', '5f40ff', '7f60ff',
    '9fff', 'bfff', 'a2020001f6', 'a2010001f6', 'a1', 'a16100f6', 'a140f6', '0000', 'f4', 'f5', 'f7', 'f90000',
    'fb0000000000000000', '41', '9b7fffffffffffffff', 'bb7fffffffffffffff', '5b7fffffffffffffff', '61ff',
    '818181818181818181818100', 'c1c1c1c1c1c1c1c1c1c1c100', 'a220000000']) {
    await t.test(`not ${text}`, () => assert.equal(readCbor(bytes(text)), undefined));
  }
});

/** @auth0/cose has no part in either verifier: what it takes others can read too. */
test('a foreign reader of COSE verifies statement and receipt', async (t) => {
  const { Sign1, Headers } = createRequire(path.join(root, 'tools/npm/package.json'))('@auth0/cose');
  const key = (spki: string) => createPublicKey({ key: Buffer.from(spki, 'hex'), format: 'der', type: 'spki' });
  const whole = bytes(message.bytes);
  const statement = Sign1.decode(whole);
  await statement.verify(key(keys.registry));
  assert.ok(equal(new Uint8Array(statement.payload), bytes(message.leaf)));
  assert.equal(statement.protectedHeaders.get(15).get(1), readTransparent(whole)!.issuer);
  const id = new Uint8Array(statement.protectedHeaders.get(Headers.KeyID));
  assert.ok(equal(id, digest('sha256', bytes(keys.registry))));

  const [receipt] = statement.unprotectedHeaders.get(394).map((one: Uint8Array) => Sign1.decode(one));
  await receipt.verify(key(keys.log), { detachedPayload: Buffer.from(message.root, 'hex') });
  assert.equal(receipt.protectedHeaders.get(395), 1);

  await t.test('and refuses both under a changed bit', async () => {
    const leaf = Buffer.from(message.leaf, 'hex');
    leaf[9]! ^= 1;
    await assert.rejects(statement.verify(key(keys.registry), { detachedPayload: leaf }));
    await assert.rejects(receipt.verify(key(keys.log), { detachedPayload: Buffer.alloc(32) }));
    await assert.rejects(statement.verify(key(keys.log)));
  });
});
