import assert from 'node:assert/strict';
import test from 'node:test';
import { describeReason } from '../page/reasons.ts';
import { judge } from '../verify.ts';
import { believed, inflated, vectors, type Vectors } from './vectors.ts';

/** What states say that holders and the registrar declared. */
for (const file of ['collection.json', 'platform.json']) {
  const { cases, bundles, anchors } = vectors(file);
  test(file, async (t) => {
    for (const { name, bundle, anchors: believe, broken, at, verdict: expected } of cases) {
      await t.test(name, () => {
        const asked = { broken: new Set<string>(broken ?? []), at: at === undefined ? undefined : Date.parse(at) };
        const { verdict } = judge(inflated(bundles[bundle]), believed(anchors[believe]), asked);
        assert.ok(!('refusal' in verdict));
        assert.equal(verdict.holds, expected.holds);
        const said = ({ claim, subject, outcome }: Vectors): string => `${claim} ${subject} ${outcome}`;
        assert.deepEqual(verdict.findings.map(said).sort(), expected.findings.map(said).sort());
        assert.deepEqual(Object.fromEntries(verdict.aspects.map(({ aspect, outcome }) => [aspect, outcome])),
          expected.aspects);
        assert.deepEqual(verdict.outside.map(({ item }) => item), expected.outside);
        for (const { reason } of verdict.findings) {
          assert.match(describeReason('zh', reason), /\p{Script=Han}/u, reason);
        }
      });
    }
  });
}
