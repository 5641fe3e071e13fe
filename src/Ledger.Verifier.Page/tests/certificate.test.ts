import assert from 'node:assert/strict';
import test from 'node:test';
import { believed, inflated, vectors, type Vectors } from './vectors.ts';
import { judge } from '../verify.ts';

const { anchors, cases } = vectors('certificate.json');
const CLAIMS = ['certificate', 'certificate-signature', 'credential'];

test('certificates', async (t) => {
  for (const { name, archive, anchors: by, broken, refused, findings } of cases) {
    await t.test(name, () => {
      const { verdict } = judge(inflated(archive), believed(anchors[by]), { broken: new Set(broken ?? []) });
      assert.equal('refusal' in verdict, refused);
      if ('refusal' in verdict) return;
      const line = ({ claim, subject, outcome }: Vectors): string => `${claim} ${subject} ${outcome}`;
      assert.deepEqual(verdict.findings.filter(({ claim }) => CLAIMS.includes(claim)).map(line).sort(),
        findings.map(line).sort());
    });
  }
});
