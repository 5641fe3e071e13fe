import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import test from 'node:test';
import { kindOf, START_LENGTH } from '../page/kinds.ts';
import { describeReason } from '../page/reasons.ts';
import type { Report } from '../page/report.ts';
import { resultElements } from '../page/results.ts';
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

test('a dropped file is taken for what it is: data that has descriptions or chunks stays data', () => {
  const kind = (text: string): string => kindOf(text.slice(0, START_LENGTH));
  for (const { name, proof, readable } of vectors('membership.json').cases) {
    if (readable) assert.equal(kind(proof), 'membership', name);
  }
  assert.equal(kind('{"chunks":[{"index":"0","path":"a"}]}'), 'membership');
  for (const anchors of Object.values<string>(vectors('bundle.json').anchors)) assert.equal(kind(anchors), 'anchors');
  assert.equal(kind('{"bodies":["'), 'disclosure');
  assert.equal(kind('PK\x03\x04 and more of an archive'), 'bundle');
  for (const data of [
    '', '{', '{"description":"of a product"}', '{"description":{"text":"of a product"}}',
    '{"description":{"columns":8}}', '{"descriptions":[]}', '{"chunks":[1,2,3]}', '{"chunks":[{"text":"of a document"}]}', 'id,description',
  ]) assert.equal(kind(data), 'data', data);
});

/** So much of a document as results need: elements that keep what is put into them. */
class Kept {
  readonly children: (Kept | string)[] = [];

  setAttribute(): void {}

  append(...children: readonly (Kept | string)[]): void {
    this.children.push(...children);
  }

  get text(): string {
    return this.children.map((child) => (typeof child === 'string' ? child : child.text)).join(' ');
  }
}

/** The text of each element that results are made of. */
function textsOf(results: Parameters<typeof resultElements>[1]): string[] {
  const global = globalThis as { document?: unknown };
  global.document = { createElement: () => new Kept() };
  try {
    return (resultElements('en', results) as unknown as Kept[]).map(({ text }) => text);
  } finally {
    delete global.document;
  }
}

test('what is found of a bundle stands below a problem with a proof', () => {
  const { bundles, anchors } = vectors('bundle.json');
  const { verdict, evidence } = judge(new Uint8Array(inflated(bundles.usual)), believed(anchors.usual), {});
  const report: Report = { verdict, evidence, asked: null, bundleDigest: 'ab', anchorsDigest: 'cd' };
  const [problem, found, ...more] = textsOf({ problem: TEXT.noMembership.en, report, members: null });
  assert.equal(problem, TEXT.noMembership.en);
  assert.ok(found!.includes(TEXT.allProven.en));
  assert.deepEqual(more, []);
  assert.deepEqual(textsOf({ problem: '', report, members: null }), [found]);
  assert.deepEqual(textsOf({ problem: TEXT.badAnchors.en, report: null, members: null }), [TEXT.badAnchors.en]);
});

test('of a chunk that was not given it is said that no file is it', () => {
  const said = (isGiven: boolean): string => textsOf({ problem: '', report: null, members: {
    digests: { sha256: 'ab', sm3: 'cd' }, isRegistered: true,
    members: [{ outcome: 'not-shown', path: 'a', index: 5n, isGiven, texts: [] }],
  } }).join();
  assert.ok(said(false).includes(TEXT.memberNotGiven.en));
  assert.equal(said(true).includes(TEXT.memberNotGiven.en), false);
});
