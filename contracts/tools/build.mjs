// Writes artifacts/*.json (ABI, creation bytes, storage layout) from the sources; with --check only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compile, root } from './compile.mjs';

const contracts = [
  { path: 'src/LedgerMirror.sol', name: 'LedgerMirror' },
  { path: 'baseline/PerRecordRegistry.sol', name: 'PerRecordRegistry' },
];
const check = process.argv.includes('--check');

mkdirSync(`${root}artifacts`, { recursive: true });
for (const artifact of compile(contracts)) {
  const file = `${root}artifacts/${artifact.name}.json`;
  const text = `${JSON.stringify(artifact, null, 2)}\n`;
  if (!check) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) throw new Error(`${file} is not what the sources give: npm run build`);
}
