import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import test from 'node:test';
import { run } from '../program.ts';
import { recorded } from './forge/sources.ts';

test('a folder of bundles', async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ledger-folder-'));
  t.after(() => fs.rmSync(folder, { recursive: true }));
  const many = path.join(folder, 'many');
  fs.mkdirSync(many);
  const { bundle, anchors } = recorded()[0]!;
  const believed = path.join(folder, 'anchors.json');
  fs.writeFileSync(believed, anchors);

  assert.equal((await run([many, '--anchors', believed])).code, 64);
  fs.writeFileSync(path.join(many, 'b.zip'), bundle);
  fs.writeFileSync(path.join(many, 'a.zip'), bundle);
  const whole = await run([many, '--anchors', believed]);
  assert.deepEqual([whole.code, whole.output], [0,
    'proven     a.zip\nproven     b.zip\n2 bundles: 2 proven, 0 not proven, 0 refused.\n']);

  fs.writeFileSync(path.join(many, 'c.zip'), bundle.slice(1));
  const told = await run([many, '--anchors', believed, '--json']);
  const alone = async (name: string): Promise<string> =>
    (await run([path.join(many, name), '--anchors', believed, '--json'])).output.trim();
  assert.equal(told.code, 2);
  const expected = ['a.zip', 'b.zip', 'c.zip'].map(async (name) => `{"file":"${name}","verdict":${await alone(name)}}`);
  assert.deepEqual(told.output.trim().split('\n'), await Promise.all(expected));
  assert.equal((await run([many, '--anchors', believed, '--file', believed])).code, 64);

  // What cannot be read is told and keeps nothing from being told of the others; a folder is no bundle.
  fs.rmSync(path.join(many, 'c.zip'));
  fs.symlinkSync(path.join(many, 'nowhere'), path.join(many, 'c.zip'));
  fs.mkdirSync(path.join(many, 'd.zip'));
  fs.writeFileSync(path.join(many, 'e\nproven     f.zip'), 'no bundle');
  const mixed = await run([many, '--anchors', believed]);
  assert.deepEqual([mixed.code, mixed.error], [64, 'c.zip cannot be read.\n']);
  const lines = mixed.output.trim().split('\n');
  assert.deepEqual(lines.slice(0, 2), ['proven     a.zip', 'proven     b.zip']);
  assert.match(lines[2]!, /^refused    650a70726f76656e2020202020662e7a6970: /);
  assert.equal(lines[3], '4 bundles: 2 proven, 0 not proven, 1 refused, 1 could not be read.');
});
