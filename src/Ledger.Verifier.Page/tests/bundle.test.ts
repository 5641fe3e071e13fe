import assert from 'node:assert/strict';
import test from 'node:test';
import { believed, bytes, inflated, vectors, type Vectors } from './vectors.ts';
import { utf8 } from '../crypto/bytes.ts';
import { readAnchors } from '../formats/anchors.ts';
import { compare, judge } from '../verify.ts';
import { readTime } from '../formats/values.ts';

const { cases, bundles, anchors, files, comparisons } = vectors('bundle.json');

test('bundles', async (t) => {
  for (const found of cases) await t.test(found.name, () => bundleCase(found));
});

function bundleCase({ bundle, anchors: name, at, broken, edits, verdict: expected }: Vectors): void {
  const given = edited(inflated(bundles[bundle]), edits ?? []);
  const { verdict } = judge(given, believed(anchors[name]), {
    at: at === undefined ? undefined : readTime(at)!, broken: new Set(broken ?? []) });
  assert.equal('refusal' in verdict, expected.refused);
  assert.equal(verdict.holds, expected.holds ?? false);
  if ('refusal' in verdict) return;
  assert.deepEqual([verdict.lanes, verdict.size, verdict.time], [expected.lanes, expected.size, expected.time]);
  assert.equal(verdict.existed, expected.existed);
  assert.deepEqual(Object.fromEntries(verdict.aspects.map(({ aspect, outcome }) => [aspect, outcome])),
    expected.aspects);
  assert.deepEqual(verdict.outside.map(({ item }) => item), expected.outside);
  const line = ({ claim, subject, outcome }: Vectors): string => `${claim} ${subject} ${outcome}`;
  assert.deepEqual(verdict.findings.map(line).sort(), expected.findings.map(line).sort());
  for (const { claim, outcome, restsOn } of verdict.findings) {
    assert.equal(restsOn !== undefined, claim === 'timestamp' && outcome === 'proven');
  }
  const rests = new Map(verdict.findings.map(({ subject, restsOn }) => [subject, restsOn]));
  for (const { subject, restsOn } of expected.findings) if (restsOn) assert.deepEqual(rests.get(subject), restsOn);
}

/** An edit drops bytes at a place and puts others there. */
function edited(given: Uint8Array, edits: Vectors[]): Uint8Array {
  return edits.reduce((data, { at, drop, put }) =>
    new Uint8Array(Buffer.concat([data.subarray(0, at), bytes(put), data.subarray(at + drop)])), given);
}

test('anchors', async (t) => {
  for (const { name, text, valid } of vectors('anchors.json').cases) {
    await t.test(name, () => assert.equal(typeof readAnchors(utf8(text)) !== 'string', valid));
  }
});

test('files', async (t) => {
  for (const { bundle, file, outcome } of comparisons) {
    await t.test(`${file}, beside ${bundle}`, async () => {
      const { contents } = judge(inflated(bundles[bundle]), believed(anchors.usual));
      const data = new Uint8Array(Buffer.from(files[file], 'base64'));
      const pieces = [data.subarray(0, 4100), data.subarray(4100)];
      assert.equal((await compare({ name: file, pieces }, contents)).outcome, outcome);
    });
  }
});
