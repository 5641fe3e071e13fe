import assert from 'node:assert/strict';
import test from 'node:test';
import { inflated, vectors, type Vectors } from './vectors.ts';
import { utf8 } from '../crypto/bytes.ts';
import { readAnchors, type Anchors } from '../formats/anchors.ts';
import { judge } from '../verify.ts';

const { bundle, anchors, cases } = vectors('disclosure.json');
const believed = readAnchors(utf8(anchors)) as Anchors;

test('disclosures', async (t) => {
  for (const { name, disclosure, findings } of cases) {
    await t.test(name, () => {
      const given = new Uint8Array(Buffer.from(disclosure, 'base64'));
      const { verdict } = judge(inflated(bundle), believed, { disclosure: given });
      assert.ok(!('refusal' in verdict));
      const line = ({ subject, outcome }: Vectors): string => `${subject} ${outcome}`;
      assert.deepEqual(verdict.findings.filter(({ claim }) => claim === 'disclosed').map(line), findings.map(line));
    });
  }
});
