import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));

test('what is deployed are the bytes that forge tested', () => {
  const tested = read('out/LedgerMirror.sol/LedgerMirror.json');
  assert.equal(`0x${read('artifacts/LedgerMirror.json').bytecode}`, tested.bytecode.object);
});
