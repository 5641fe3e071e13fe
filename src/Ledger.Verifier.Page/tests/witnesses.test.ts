import assert from 'node:assert/strict';
import test from 'node:test';
import { utf8 } from '../crypto/bytes.ts';
import { readWitnessKey } from '../formats/anchors.ts';
import { readCosignatures } from '../formats/checkpoint.ts';
import { describeReason } from '../page/reasons.ts';
import { judge } from '../verify.ts';
import { believed, inflated, vectors, type Vectors } from './vectors.ts';

const { cases, bundles, anchors } = vectors('witnessed.json');
const { vkey, text, time, line, wrong, ignored } = vectors('witness.json');

test('bundles with cosignatures', async (t) => {
  for (const { name, bundle, anchors: believe, broken, verdict: expected } of cases) {
    await t.test(name, () => {
      const { verdict } = judge(inflated(bundles[bundle]), believed(anchors[believe]), { broken: new Set(broken ?? []) });
      assert.equal('refusal' in verdict, expected.refused);
      if ('refusal' in verdict) return assert.match(describeReason('zh', verdict.refusal), /\p{Script=Han}/u);
      assert.equal(verdict.holds, expected.holds);
      assert.equal(verdict.existed, expected.existed);
      const said = ({ claim, subject, outcome }: Vectors): string => `${claim} ${subject} ${outcome}`;
      assert.deepEqual(verdict.findings.map(said).sort(), expected.findings.map(said).sort());
      for (const { reason } of verdict.findings) assert.match(describeReason('zh', reason), /\p{Script=Han}/u, reason);
    });
  }
});

test('cosignature lines', async (t) => {
  const witness = { ...readWitnessKey(vkey)!, window: { notBefore: 0, notAfter: Infinity, revoked: null } };
  const read = (signature: string): ReturnType<typeof readCosignatures> =>
    readCosignatures(utf8(`${text}\n${signature}\n`), [witness]);
  assert.deepEqual(read(line)!.map((found) => found.time), [Number(time) * 1000]);
  for (const bad of wrong) await t.test(bad.name, () => assert.equal(read(bad.line), null));
  for (const other of ignored) await t.test(other.name, () => assert.deepEqual(read(other.line), []));
});
