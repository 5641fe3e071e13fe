import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { room } from './registry.js';

const run = promisify(execFile);

test('the committed types are what the document gives', async () => {
  await run('node', [path.join(room, 'tools', 'generate.mjs'), '--check']);
});

test('what is packed is what a stranger needs, and nothing else', async () => {
  const { stdout } = await run('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--offline'], { cwd: room });
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  const names = files.map((file) => file.path);

  for (const needed of [
    'dist/src/index.js', 'dist/src/index.d.ts', 'dist/src/schema.d.ts', 'openapi.json', 'README.md', 'LICENCE.txt']) {
    assert.ok(names.includes(needed), needed);
  }
  assert.ok(names.every((name) => !/tests|node_modules|tools|\.test\./.test(name)), names.join(' '));
});

test('the quick start of the README stands in a program that is run', async () => {
  const readme = await fs.readFile(path.join(room, 'README.md'), 'utf8');
  const program = await fs.readFile(path.join(room, 'tests', 'quick-start.ts'), 'utf8');
  const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!);

  assert.equal(blocks.length, 2);
  for (const block of blocks) {
    for (const line of lines(block).filter((one) => !one.startsWith('import '))) {
      assert.ok(lines(program).includes(line), line);
    }
  }
});
