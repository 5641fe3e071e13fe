// Bundles the page into one HTML file, the same code for Node, and the tests: node tools/build.mjs OUT
import { createHash } from 'node:crypto';
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
  define: {
    LEDGER_ROOT: JSON.stringify(path.join(room, '..', '..')),
    LEDGER_PAGE: JSON.stringify(path.join(out, 'verify.html')),
  },
});

// One file: style and script stand inside, and the page's own policy lets nothing else run, nor anything be fetched.
const inBrowser = {
  absWorkingDir: room, bundle: true, minify: true, write: false, charset: 'utf8', logLevel: 'warning',
  legalComments: 'none',
  target: ['chrome100', 'firefox100', 'safari15.4'],
};
const [script] = (await build({ ...inBrowser, entryPoints: ['page/main.ts'], format: 'iife' })).outputFiles;
const [style] = (await build({ ...inBrowser, entryPoints: ['page/style.css'] })).outputFiles;
const hash = (text) => `sha256-${createHash('sha256').update(text).digest('base64')}`;
const parts = {
  'script': script.text.trim().replaceAll('</script', '<\\/script'), 'style': style.text.trim(),
};
const filled = { ...parts, 'script-hash': hash(parts.script), 'style-hash': hash(parts.style) };
const template = await fs.readFile(path.join(room, 'page', 'index.html'), 'utf8');
await fs.writeFile(path.join(out, 'verify.html'), template.replace(/{{([a-z-]+)}}/g, (_, name) => filled[name]));
