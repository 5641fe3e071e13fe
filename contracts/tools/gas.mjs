// Measures on a real node what records cost through the mirror and one transaction a record, and writes GAS.md.
// With --check it only compares: gas depends on the bytes alone.
import { readFileSync, writeFileSync } from 'node:fs';
import { startAnvil } from './anvil.mjs';
import { root } from './compile.mjs';
import { Baseline, Mirror } from './ledgers.mjs';
import { scenarios } from './scenarios.mjs';

async function measure(node, { name, before, effects, commits = 1 }) {
  const mirror = await Mirror.deploy(node);
  const baseline = await Baseline.deploy(node);
  if (before.length > 0) {
    await mirror.commit(before);
    await baseline.send(before);
  }
  let ours = 0;
  for (let part = 0; part < commits; part++) ours += await mirror.commit(partOf(effects, part, commits));
  const theirs = await baseline.send(effects);
  return { name, records: effects.length, ours, theirs };
}

/** Of each asset's records one share after the other, in their order. */
function partOf(effects, part, parts) {
  const assets = new Map();
  for (const effect of effects) {
    const [, asset] = effect.key.split('/');
    assets.set(asset, [...(assets.get(asset) ?? []), effect]);
  }
  return [...assets.values()].flatMap((own) => {
    const [from, to] = [part, part + 1].map((edge) => Math.round((edge * own.length) / parts));
    return own.slice(from, to);
  });
}

function page(lines) {
  const row = ({ name, records, ours, theirs }) => {
    const each = [ours, theirs].map((gas) => Math.round(gas / records).toLocaleString('en'));
    const cells = [name, records, ours.toLocaleString('en'), ...each, (ours / theirs).toFixed(3)];
    return `| ${cells.join(' | ')} |`;
  };
  return `# Gas of the mirror

Measured on \`anvil\` (hard fork Prague) by \`npm run gas\`: receipts' \`gasUsed\`, everything included (the
transaction, its data, signature, roots, size, events). *One by one* is \`baseline/PerRecordRegistry.sol\`, which
answers the same views and takes one transaction a record; its checkpoints are not charged to it.

| what | records | mirror, gas | a record | one by one, a record | ratio |
|---|---:|---:|---:|---:|---:|
${lines.map(row).join('\n')}
`;
}

const node = await startAnvil();
try {
  const lines = [];
  for (const scenario of scenarios) lines.push(await measure(node, scenario));
  const text = page(lines);
  const file = `${root}GAS.md`;
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) throw new Error('GAS.md is not what the node measures: npm run gas');
  process.stdout.write(text);
} finally {
  await node.stop();
}
