// Bundles the page into one HTML file, the same code for Node, and the tests: node tools/build.mjs OUT
import fs from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const room = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const out = path.resolve(process.argv[2] ?? path.join(room, 'out'));
const tests = (await fs.readdir(path.join(room, 'tests'))).filter((name) => name.endsWith('.test.ts'));

const forNode = {
  absWorkingDir: room,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
};

await build({ ...forNode, entryPoints: { verify: 'node.ts' }, outdir: out });
await build({
  ...forNode,
  entryPoints: [...tests, 'fuzz.ts'].map((name) => `tests/${name}`),
  outdir: path.join(out, 'tests'),
  sourcemap: 'inline',
  define: { LEDGER_ROOT: JSON.stringify(path.join(room, '..', '..')) },
});
