import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import test from 'node:test';
import { describeReason } from '../page/reasons.ts';
import { ASPECTS, OUTSIDE } from '../page/summary.ts';
import { CLAIMS, TEXT, type Words } from '../page/words.ts';
import { judge } from '../verify.ts';
import { readTime } from '../formats/values.ts';
import { believed, bytes, inflated, vectors } from './vectors.ts';

declare const LEDGER_PAGE: string;

const page = fs.readFileSync(LEDGER_PAGE, 'utf8');

test('nothing but its own style and script runs in the page, and nothing is fetched', () => {
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const inside = (tag: string): string => new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(page)![1]!;
  assert.equal(policy, `default-src 'none'; script-src ${hash(inside('script'))}; style-src ${hash(inside('style'))}; `
    + "connect-src 'none'; base-uri 'none'; form-action 'none'");
  const markup = page.replace(inside('script'), '').replace(inside('style'), '');
  assert.doesNotMatch(markup, /\b(?:src|href|on[a-z]+)=/);
  assert.doesNotMatch(inside('style'), /url\(|@import/);
});

test('every text is there in Chinese and in English', () => {
  const all = [...[TEXT, OUTSIDE, ASPECTS].flatMap((texts) => Object.values<Words>(texts)),
    ...Object.values(CLAIMS).flatMap(({ title, says, law }) => [title, says, law])];
  for (const { zh, en } of all.filter((text) => text !== TEXT.other)) {
    assert.match(zh, /\p{Script=Han}/u);
    assert.doesNotMatch(en, /\p{Script=Han}/u);
  }
});

test('every reason that the vectors bring about is said in Chinese', () => {
  const { cases, bundles, anchors } = vectors('bundle.json');
  for (const { bundle, anchors: name, at, broken, edits } of cases) {
    const given = (edits ?? []).reduce((data: Uint8Array, edit: { at: number; drop: number; put: string }) =>
      Buffer.concat([data.subarray(0, edit.at), bytes(edit.put), data.subarray(edit.at + edit.drop)]),
        inflated(bundles[bundle]));
    const { verdict } = judge(new Uint8Array(given), believed(anchors[name]),
      { at: at && readTime(at)!, broken: new Set(broken ?? []) });
    const reasons = 'refusal' in verdict ? [verdict.refusal] : verdict.findings.map(({ reason }) => reason);
    for (const reason of reasons) assert.match(describeReason('zh', reason), /\p{Script=Han}/u, reason);
  }
});
