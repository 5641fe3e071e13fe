import assert from 'node:assert/strict';
import test from 'node:test';
import { concat, fromBigInt, fromUtf8, utf8, type Bytes } from '../crypto/bytes.ts';
import { holdsRow, isDescribed, readMembership, type Membership } from '../formats/membership.ts';
import { isNumber, type RowType } from '../formats/row-values.ts';
import { textsOf } from '../formats/row-text.ts';
import { isRow, readRowSet, type RowColumn } from '../formats/rows.ts';
import { bytes, vectors } from './vectors.ts';

const columnOf = (type: string): RowColumn => ({
  name: 'a', type: type.replace('[]', '') as RowType, isArray: type.endsWith('[]'),
});

test('values of rows', async (t) => {
  const { values, numbers } = vectors('rows.json');
  for (const { type, hex: given, valid, text } of values) {
    await t.test(`${type} ${given.slice(0, 60)}`, () => {
      const columns = [columnOf(type)];
      assert.equal(isRow(bytes(given), columns), valid);
      assert.equal(isRow(bytes(`${given}00`), columns), false);
      if (valid) {
        assert.deepEqual(textsOf(bytes(given), columns), [text ?? null]);
        for (let end = 0; end < given.length; end += 2) assert.equal(isRow(bytes(given.slice(0, end)), columns), false);
      }
    });
  }
  for (const { text, canonical } of numbers) {
    await t.test(`number ${text.slice(0, 40)}`, () => assert.equal(isNumber(text), text === canonical));
  }
});

test('a number within JSON is no longer than one of its own', () => {
  const json = (text: string): Bytes => concat(Uint8Array.of(12), fromBigInt(BigInt(text.length), 4), utf8(text));
  const number = (text: string): Bytes => concat(Uint8Array.of(2), fromBigInt(BigInt(text.length), 4), utf8(text));
  const isOf = (type: string, row: Bytes): boolean => isRow(row, [columnOf(type)]);
  for (const start of ['', '-', '-1.']) {
    const longest = start.padEnd(147_457, '9');
    assert.ok(isOf('number', number(longest)));
    assert.equal(isOf('number', number(`${longest}9`)), false);
    for (const [before, after] of [['', ''], ['[1,', ']'], ['{"a":', '}']] as const) {
      assert.ok(isOf('json', json(before + longest + after)));
      assert.equal(isOf('json', json(`${before}${longest}9${after}`)), false);
    }
  }
});

test('descriptions of rows', async (t) => {
  for (const { name, description, manifest, rows } of vectors('rows.json').cases) {
    await t.test(name, () => {
      const read = readRowSet(utf8(description))!;
      assert.equal(String(read.rows), String(rows.length));
      for (const row of rows) assert.ok(isRow(bytes(row), read.columns));
      const shown: Membership = { ...membershipOf(manifest), description: read, descriptionBytes: utf8(description) };
      assert.ok(isDescribed(shown));
      assert.equal(isDescribed({ ...shown, descriptionBytes: utf8(`${description} `) }), false);
      assert.equal(readRowSet(utf8(`${description} `)), null);
    });
  }
  const [{ description: good }] = vectors('rows.json').cases;
  for (const [part, by] of [
    ['"type":"number"', '"type":"numbers"'], ['"type":"number"', '"type":"number[][]"'],
    ['"name":"name"', '"name":"id"'], ['"name":"name"', '"name":""'], ['"key":["id"]', '"key":["weight"]'],
    ['"key":["id"]', '"key":["more"]'],
    ['"key":["id"]', '"key":["id","id"]'], ['"key":["id"]', '"key":[]'], ['"key":["id"]', '"key":["x"]'],
    ['"order":"key"', '"order":"digest"'], ['"order":"key"', '"order":"none"'], ['"rows":"', '"rows":"0'],
    ['"salted":false', '"salted":"false"'], ['["sha256","sm3"]', '["sha256"]'], ['@v1', '@v2'],
    ['"rows":', '"more":1,"rows":'],
  ] as const) {
    await t.test(`refused: ${by}`, () => {
      assert.ok(good.includes(part));
      assert.equal(readRowSet(utf8(good.replace(part, by))), null);
    });
  }
});

const membershipOf = (manifest: string): Membership => readMembership(utf8(
  `{"chunks":[{"index":"0","path":"rows.json"}],"format":"ledger-membership@v1","manifest":${manifest}}`))!;

test('proofs of membership', async (t) => {
  for (const { name, proof, readable, holds } of vectors('membership.json').cases) {
    await t.test(name, () => {
      const read = readMembership(utf8(proof));
      assert.equal(read !== null, readable);
      assert.equal(read !== null && isDescribed(read)
        && read.rows.every((row) => holdsRow(row, read.description!)), holds);
    });
  }
});

test('what is said of a row is its text', () => {
  const [{ description, rows }] = vectors('rows.json').cases;
  const read = readRowSet(utf8(description))!;
  const texts = textsOf(bytes(rows[0]), read.columns);
  assert.equal(texts[0], '1');
  assert.equal(texts[1], '武汉');
  assert.equal(fromUtf8(utf8(texts[2]!)), '1999-02-28');
});
