import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { after, before, test } from 'node:test';
import { startAnvil } from '../tools/anvil.mjs';
import { Mirror } from '../tools/ledgers.mjs';

const asset = '6ad0f1a0c1d94c7f8e2b3a4c5d6e7f80';
const script = fileURLToPath(new URL('read-rights.mjs', import.meta.url));
const right = (n, kind, value) => ({
  key: `right/${asset}/${n}`,
  version: '1',
  value: {
    kind,
    holder: 'a'.repeat(64),
    from: '2025-04-01',
    until: '2030-03-31',
    terms: { sha256: 'b'.repeat(64), sm3: 'c'.repeat(64) },
    status: 'in-force',
    exclusive: false,
    pledged: false,
    frozen: false,
    ...value,
  },
});
const content = { sha256: 'd'.repeat(64), sm3: 'e'.repeat(64) };
const effects = [
  { key: `asset/${asset}`, version: '1', value: { kind: 'product', status: 'registered', content } },
  right(1, 'hold', { exclusive: true }),
  right(2, 'use', { until: null, pledged: true }),
  right(3, 'operate', { status: 'revoked' }),
  { key: `egress/${asset}/1`, version: '1', value: content },
];

let node;
let mirror;

before(async () => {
  node = await startAnvil('--no-mining');
  mirror = await Mirror.deploy(node);
  await mirror.commit(effects);
});

after(() => node.stop());

async function read(...parameters) {
  const { stdout } = await promisify(execFile)(process.execPath, [script, node.url, mirror.address, ...parameters]);
  return JSON.parse(stdout);
}

test('a client that is not ours reads the rights back', async () => {
  const { block, ...answer } = await read(asset, '2031-01-01');
  assert.match(block, /^[0-9]+$/);
  const common = { version: '1', frozen: false, from: '2025-04-01', holder: 'a'.repeat(64), terms: 'b'.repeat(64) };
  assert.deepEqual(answer, {
    size: '5',
    isMirrored: true,
    asset: { version: '1', kind: 'product', status: 'registered', content: 'd'.repeat(64) },
    transactions: '0',
    egress: '1',
    rights: [
      { n: '1', kind: 'hold', status: 'in-force', exclusive: true, pledged: false, until: '2030-03-31', ...common },
      { n: '2', kind: 'use', status: 'in-force', exclusive: false, pledged: true, until: null, ...common },
      { n: '3', kind: 'operate', status: 'revoked', exclusive: false, pledged: false, until: '2030-03-31', ...common },
    ],
    inForce: { day: '2031-01-01', hold: [], use: ['2'], operate: [] },
  });
});

test('an asset that the log does not know has no rights', async () => {
  const { asset: record, rights } = await read('0'.repeat(32));
  assert.equal(record.status, 'none');
  assert.deepEqual(rights, []);
});

test('an asset id that is none is refused', async () => {
  await assert.rejects(read('6AD0'), ({ code }) => code === 2);
});
