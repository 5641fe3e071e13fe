// The records that GAS.md compares: effects as leaves hold them, in log order.
import { createHash } from 'node:crypto';

const digest = (text) => createHash('sha256').update(text).digest('hex');
const assetId = (i) => digest(`asset ${i}`).slice(0, 32);
const both = (text) => ({ sha256: digest(text), sm3: digest(`sm3 ${text}`) });
const range = (count) => Array.from({ length: count }, (_, i) => i);

const asset = (i) => ({
  key: `asset/${assetId(i)}`,
  version: '1',
  value: { kind: 'product', status: 'registered', content: both(`content ${i}`) },
});

const right = (i, n, version = 1, { party = 'a', frozen = false } = {}) => ({
  key: `right/${assetId(i)}/${n}`,
  version: `${version}`,
  value: {
    kind: ['hold', 'use', 'operate'][(n - 1) % 3],
    holder: digest(`holder ${i} ${party}`),
    from: '2025-04-01',
    until: '2030-03-31',
    terms: both(`terms ${i} ${n} ${party}`),
    status: 'in-force',
    exclusive: false,
    pledged: false,
    frozen,
  },
});

const filed = (kind, i, count) => range(count).map((k) => ({
  key: `${kind}/${assetId(i)}/${k + 1}`,
  version: '1',
  value: both(`${kind} ${i} ${k + 1}`),
}));

const threeRights = (i) => [1, 2, 3].map((n) => right(i, n));
const frozen = (i) => right(i, 1, 2, { frozen: true });

/** One asset's share of a mixed day: a right is frozen, two transactions and twenty egress records are filed. */
const day = (i) => [frozen(i), ...filed('transaction', i, 2), ...filed('egress', i, 20)];

const assets = (count) => range(count).map(asset);
const assetsWithRight = (count) => range(count).flatMap((i) => [asset(i), right(i, 1)]);
const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

export const scenarios = [
  ...[1, 10, 100, 300].map((count) => ({
    name: `${plural(count, 'new right')}, each of another registered asset`,
    before: assets(count),
    effects: range(count).map((i) => right(i, 1)),
  })),
  {
    name: '300 new rights, three of each of 100 registered assets',
    before: assets(100),
    effects: range(100).flatMap(threeRights),
  },
  {
    name: '100 registrations: a new asset and its three rights',
    before: [],
    effects: range(100).flatMap((i) => [asset(i), ...threeRights(i)]),
  },
  {
    name: '100 rights transferred: new holder and terms',
    before: assetsWithRight(100),
    effects: range(100).map((i) => right(i, 1, 2, { party: 'b' })),
  },
  {
    name: '100 rights frozen: holder and terms stay',
    before: assetsWithRight(100),
    effects: range(100).map(frozen),
  },
  ...[1, 10, 100].map((count) => ({
    name: `mixed day of ${plural(count, 'asset')}: 1 right frozen, 2 transactions, 20 egress records each`,
    before: assetsWithRight(count),
    effects: range(count).flatMap(day),
  })),
  ...[['five', 'fifth', 5], ['ten', 'tenth', 10]].map(([count, share, commits]) => ({
    name: `mixed day of 100 assets, in ${count} commits with a ${share} of every asset each`,
    before: assetsWithRight(100),
    effects: range(100).flatMap(day),
    commits,
  })),
];
