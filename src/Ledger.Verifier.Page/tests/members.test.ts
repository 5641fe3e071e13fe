import assert from 'node:assert/strict';
import test from 'node:test';
import type { Content } from '../claims/content.ts';
import { members, type Members } from '../claims/members.ts';
import { hex, toBase64, utf8, type Bytes } from '../crypto/bytes.ts';
import { digest, DIGESTS, type DigestName } from '../crypto/digests.ts';
import { leafHash, nodeHash } from '../crypto/merkle.ts';
import {
  findChunk, isDescribed, pieceOf, readMembership, type MemberChunk, type Membership,
} from '../formats/membership.ts';
import { vectors } from './vectors.ts';

const DATA = Uint8Array.from({ length: 10_000 }, (_, at) => at % 251);
const PARTS = [0, 4096, 8192].map((at) => DATA.subarray(at, at + 4096));

/** Chunks of a file of three. */
function proofOf(places: readonly number[], path = 'a'): string {
  const chunks = places.map((at) => `{"index":"${at}","path":${JSON.stringify(path)},`
    + `${DIGESTS.map((name) => `"${name}":["${pathOf(name, at).map(hex).join('","')}"]`).join(',')}}`);
  const roots = DIGESTS.map((name) => {
    const [first, second, third] = PARTS.map((part) => leafHash(name, part));
    return `"${name}":"${hex(nodeHash(name, nodeHash(name, first!, second!), third!))}"`;
  });
  return `{"chunks":[${chunks.join(',')}],"format":"ledger-membership@v1","manifest":{`
    + `"chunkList":"${hex(digest('sha256'))}","chunkSize":"4096","digests":["sha256","sm3"],`
    + '"files":[{"chunks":"3","length":"10000",'
    + `"path":"a","tree":{${roots.join(',')}}}],"format":"ledger-manifest@v1"}}`;
}

function pathOf(name: DigestName, at: number): Bytes[] {
  const [first, second, third] = PARTS.map((part) => leafHash(name, part)) as [Bytes, Bytes, Bytes];
  return at === 2 ? [nodeHash(name, first, second)] : [at === 0 ? second : first, third];
}

const given = (...files: readonly Bytes[]): (() => Promise<Bytes>)[] => files.map((file) => async () => file);

test('a chunk is shown by its bytes alone', () => {
  const read = readMembership(utf8(proofOf([1])))!;
  const [chunk] = read.chunks;
  const pieces = PARTS.map((part) => pieceOf(part, DIGESTS));
  const found = (asked: MemberChunk, among = pieces, from = 0): number =>
    findChunk(asked, read.manifest, among, from);
  assert.equal(found(chunk!), 1);
  for (const from of [0, 1, 2, 3]) assert.equal(found(chunk!, pieces, from), 1);
  assert.equal(found(chunk!, [pieces[0]!, pieces[2]!]), -1);
  assert.equal(found(chunk!, []), -1);
  assert.equal(found({ ...chunk!, path: 'b' }), -1);
  assert.equal(found({ ...chunk!, index: 3n }), -1);
  assert.equal(found({ ...chunk!, index: 2n }), -1);
  const half = new Map([...chunk!.paths].slice(0, 1));
  assert.equal(found({ ...chunk!, paths: half }), -1);
  assert.equal(isDescribed(read), false);
});

test('a chunk whose bytes were not given is not shown, and not refuted', async () => {
  const proof = utf8(proofOf([0, 1]));
  const said = async (files: readonly Bytes[], broken: readonly string[] = []): Promise<unknown> =>
    (await members(proof, [], given(...files), new Set(broken)))!.members.map(({ outcome, isGiven }) =>
      [outcome, isGiven]);
  assert.deepEqual(await said([PARTS[0]!]), [['proven', true], ['not-shown', false]]);
  assert.deepEqual(await said([PARTS[2]!, PARTS[1]!]), [['not-shown', false], ['proven', true]]);
  assert.deepEqual(await said([PARTS[1]!, PARTS[0]!]), [['proven', true], ['proven', true]]);
  assert.deepEqual(await said([utf8('of something else')]), [['not-shown', false], ['not-shown', false]]);
  assert.deepEqual(await said([]), [['not-shown', false], ['not-shown', false]]);
  assert.deepEqual(await said([PARTS[0]!], DIGESTS), [['not-shown', true], ['not-shown', false]]);
  assert.deepEqual(await said([PARTS[0]!], ['sm3']), [['proven', true], ['not-shown', false]]);
});

test('files are read one after the other and hashed once: their bytes may be gone when the next is read', async () => {
  const [held, order] = [PARTS.map((part) => part.slice()), [] as string[]];
  const files = held.map((bytes, at) => async () => {
    held[at - 1]?.fill(0);
    order.push(`begin ${at}`);
    await new Promise((resolve) => setTimeout(resolve));
    order.push(`end ${at}`);
    return bytes;
  });
  const shown = (await members(utf8(proofOf([0, 1, 2, 1, 0])), [], files, new Set()))!;
  assert.deepEqual(shown.members.map(({ outcome }) => outcome), Array.from({ length: 5 }, () => 'proven'));
  assert.deepEqual(order, [0, 1, 2].flatMap((at) => [`begin ${at}`, `end ${at}`]));
});

test('no file is read for a proof of rows, nor for one that cannot be read', async () => {
  const [{ proof }] = vectors('membership.json').cases;
  const unread = [(): Promise<Bytes> => assert.fail('a file was read')];
  assert.ok(await members(utf8(proof), [], unread, new Set()));
  assert.equal(await members(utf8(`${proofOf([0])} `), [], unread, new Set()), null);
});

test('a proof of chunks names files by paths of a manifest', () => {
  for (const path of ['a', 'a/b', 'x'.repeat(255), '数据/一']) assert.ok(readMembership(utf8(proofOf([0], path))), path);
  for (const path of ['', '/a', 'a/', 'a//b', '.', '..', 'a/../b', 'a\\b', 'x'.repeat(256), 'x/'.repeat(2048) + 'x']) {
    assert.equal(readMembership(utf8(proofOf([0], path))), null, path);
  }
});

test('a proof with a row that is longer than rows are, or empty, is refused', () => {
  const [{ proof }] = vectors('membership.json').cases;
  const withRow = (row: string): string => proof.replace(/"row":"[^"]*"/, () => `"row":"${row}"`);
  const zeros = (length: number): string => Buffer.alloc(length).toString('base64');
  // A comparison would print the row where it fails.
  const isRead = (row: string): boolean => readMembership(utf8(withRow(row))) !== null;
  assert.ok(isRead(toBase64(Uint8Array.of(0))));
  assert.ok(isRead(zeros(16_777_216)));
  assert.ok(!isRead(zeros(16_777_217)));
  assert.ok(!isRead(''));
});

test('rows are shown with their texts, and belong to what is registered only where a bundle proves it', async () => {
  const { cases } = vectors('membership.json');
  const proof = utf8(cases.find(({ holds }: { holds: boolean }) => holds).proof);
  const read = readMembership(proof)!;
  const content = (manifest: Membership['manifest'] | null, at: Bytes): Content => ({
    finding: { claim: 'content', outcome: 'proven', subject: '', reason: '', articles: [] }, bytes: at, manifest,
    trees: [],
  });
  const said = (found: readonly Content[]): Promise<Members | null> => members(proof, found, [], new Set());
  const shown = (await said([content(read.manifest, read.manifestBytes)]))!;
  assert.ok(shown.isRegistered);
  assert.ok(shown.members.length > 0);
  for (const { outcome, texts } of shown.members) {
    assert.equal(outcome, 'proven');
    assert.deepEqual(texts.map(([name]) => name), read.description!.columns.map(({ name }) => name));
  }
  assert.equal((await said([]))!.isRegistered, false);
  assert.equal((await said([content(null, read.manifestBytes)]))!.isRegistered, false);
  assert.equal((await said([content(read.manifest, utf8('{}'))]))!.isRegistered, false);
  const doubted = (await members(proof, [], [], new Set(DIGESTS)))!;
  assert.deepEqual(new Set(doubted.members.map(({ outcome }) => outcome)), new Set(['not-shown']));
  assert.equal(await members(proof.subarray(1), [], [], new Set()), null);
  const another = utf8(cases.find(({ name }: { name: string }) => name === 'another row').proof);
  const refuted = (await members(another, [], [], new Set()))!;
  assert.deepEqual(refuted.members.map(({ outcome, texts }) => [outcome, texts]), [['refuted', []]]);
});
