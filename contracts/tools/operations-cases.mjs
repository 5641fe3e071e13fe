// What the vectors ask of an encoder and of a decoder: ranges, effects that no range may have, and bytes that are not
// operations although they nearly are.
const first = '6ad0f1a0c1d94c7f8e2b3a4c5d6e7f80';
const second = '00000000000000000000000000000001';
const third = 'ffffffffffffffffffffffffffffffff';
const d = (character) => character.repeat(64);
const both = (a, b = '0') => ({ sha256: d(a), sm3: d(b) });

const asset = (id, version, value = {}) => ({
  key: `asset/${id}`,
  version,
  value: { kind: 'product', status: 'registered', content: both('c', 'd'), ...value },
});

const right = (id, n, version, value = {}) => ({
  key: `right/${id}/${n}`,
  version,
  value: {
    kind: 'hold',
    holder: d('a'),
    from: '2025-04-01',
    until: '2030-03-31',
    terms: both('b', 'e'),
    status: 'in-force',
    exclusive: false,
    pledged: false,
    frozen: false,
    ...value,
  },
});

const filing = (kind, id, number, digest, version = '1') => ({
  key: `${kind}/${id}/${number}`,
  version,
  value: both(digest),
});

const party = { key: `party/${first}`, version: '1', value: { kind: 'organisation', keys: [] } };
const filedCase = { key: `case/${first}`, version: '4', value: { status: 'accepted', asset: first } };

export const operationsCases = [
  {
    name: 'the example of the specification',
    effects: [
      filedCase,
      asset(first, '1'),
      right(first, '1', '1', { exclusive: true }),
      filing('egress', first, '1', 'f'),
      filing('egress', first, '2', '9'),
    ],
  },
  {
    name: 'groups and rights are sorted, the last effect of a key counts',
    effects: [
      right(third, '2', '1', { kind: 'operate', until: null }),
      asset(third, '1', { kind: 'resource' }),
      right(third, '1', '8', { kind: 'use', frozen: true }),
      asset(second, '18446744073709551615', { status: 'lapsed' }),
      right(third, '1', '9', { kind: 'use', status: 'revoked', pledged: true, frozen: true }),
      asset(third, '2', { kind: 'resource', status: 'cancelled', content: both('7') }),
      right(first, '4294967295', '2', { status: 'ended', exclusive: true, pledged: true, frozen: true }),
    ],
  },
  {
    name: 'filings are grouped by asset and kind, whatever stands between them',
    effects: [
      filing('transaction', first, '41', '1'),
      filing('egress', second, '1099511627775', '2'),
      filing('transaction', first, '42', '3'),
      filing('egress', first, '7', '4'),
      filing('transaction', first, '43', '5', '48'),
    ],
  },
  { name: 'nothing in the range is mirrored', effects: [party, filedCase] },
  { name: 'an empty range of effects', effects: [] },
  {
    name: 'the first and the last day',
    effects: [right(first, '1', '1', { from: '1970-01-02', until: '9999-12-31' })],
  },
];

export const refusedEffects = [
  { name: 'a gap between filings', effects: [filing('egress', first, '1', '1'), filing('egress', first, '3', '2')] },
  { name: 'a filing out of order', effects: [filing('egress', first, '2', '1'), filing('egress', first, '1', '2')] },
  {
    name: 'a filing that is filed again',
    effects: [filing('transaction', first, '1', '1'), filing('transaction', first, '1', '1', '2')],
  },
  { name: 'a filing number of 41 bits', effects: [filing('transaction', first, '1099511627776', '1')] },
  { name: 'filing number 0', effects: [filing('transaction', first, '0', '1')] },
  { name: 'right 0', effects: [right(first, '0', '1')] },
  { name: 'a right number of 33 bits', effects: [right(first, '4294967296', '1')] },
  { name: 'version 0', effects: [asset(first, '0')] },
  { name: 'a version of 65 bits', effects: [asset(first, '18446744073709551616')] },
  { name: 'an unknown kind of asset', effects: [asset(first, '1', { kind: 'service' })] },
  { name: 'an unknown status of a right', effects: [right(first, '1', '1', { status: 'suspended' })] },
  { name: 'a term from day 0', effects: [right(first, '1', '1', { from: '1970-01-01' })] },
  { name: 'a term until day 0', effects: [right(first, '1', '1', { until: '1970-01-01' })] },
];

const id = (character) => character.repeat(32);
const record = '000000000000000121';
const head = (n, { version = '0000000000000001', state = '11', flags = '00', from = '004ed3' } = {}) =>
  `${n.padStart(8, '0')}${version}${state}${flags}${from}0055f4`;
const group = (asset, shape, ...heads) => `${asset}${shape}${heads.join('')}`;
const form = (code, groups, ...parts) => `${code}${groups.toString(16).padStart(4, '0')}${parts.join('')}`;
const rights = (...heads) => {
  const shape = `00${heads.length.toString(16).padStart(4, '0')}00000000`;
  return form('01', 1, group(id('1'), shape, ...heads), ...heads.map(() => d('a') + d('b')));
};
const oneMark = (...values) => form('02', 1, mark(id('1'), ...values));
const oneRecord = form('01', 1, group(id('1'), '01000000000000', record), d('c'));
const mark = (asset, touched, count, transactions, egress) => asset + touched + count.padStart(8, '0')
  + transactions.padStart(10, '0') + egress.padStart(10, '0');

export const malformedOperations = [
  { name: 'no bytes', voided: false, bytes: '' },
  { name: 'form 0', voided: false, bytes: '000000' },
  { name: 'form 3', voided: false, bytes: '030000' },
  { name: 'marks as operations', voided: false, bytes: '020000' },
  { name: 'operations as marks', voided: true, bytes: '010000' },
  { name: 'half a number of groups', voided: false, bytes: '0100' },
  { name: 'a byte after no groups', voided: false, bytes: '01000000' },
  { name: 'one group fewer than said', voided: false, bytes: oneRecord.replace(/^010001/, '010002') },
  { name: 'one group more than said', voided: false, bytes: oneRecord.replace(/^010001/, '010000') },
  { name: 'a byte too many', voided: false, bytes: `${oneRecord}00` },
  { name: 'a byte too few', voided: false, bytes: oneRecord.slice(0, -2) },
  { name: 'a word too many', voided: false, bytes: oneRecord + d('c') },
  { name: 'two records of one asset', voided: false, bytes: oneRecord.replace('1101000000', '1102000000') },
  { name: 'a group that carries nothing', voided: false, bytes: form('01', 1, group(id('1'), '00000000000000')) },
  {
    name: 'groups in descending order',
    voided: false,
    bytes: form('01', 2, ...['2', '1'].map((c) => group(id(c), '01000000000000', record)), d('c'), d('c')),
  },
  {
    name: 'two groups of one asset',
    voided: false,
    bytes: form('01', 2, ...['1', '1'].map((c) => group(id(c), '01000000000000', record)), d('c'), d('c')),
  },
  ...['01', '10', '14', '31', '41', 'ff'].map((state) => ({
    name: `asset state ${state}`,
    voided: false,
    bytes: form('01', 1, group(id('1'), '01000000000000', `0000000000000001${state}`), d('c')),
  })),
  { name: 'right 0', voided: false, bytes: rights(head('0')) },
  { name: 'rights in descending order', voided: false, bytes: rights(head('1'), head('2'), head('1')) },
  { name: 'one right twice', voided: false, bytes: rights(head('1'), head('1')) },
  ...['00', '01', '10', '14', '41', '91', 'ff'].map((state) => ({
    name: `right state ${state}`,
    voided: false,
    bytes: rights(head('1', { state })),
  })),
  ...['08', '80', 'ff'].map((flags) => ({
    name: `flags ${flags}`,
    voided: false,
    bytes: rights(head('1', { flags })),
  })),
  { name: 'a right from day 0', voided: false, bytes: rights(head('1', { from: '000000' })) },
  { name: 'a byte after no marks', voided: true, bytes: '02000000' },
  { name: 'one mark fewer than said', voided: true, bytes: form('02', 2, mark(id('1'), '01', '', '', '')) },
  { name: 'a mark without its last byte', voided: true, bytes: oneMark('01', '', '', '').slice(0, -2) },
  { name: 'a mark that says nothing', voided: true, bytes: oneMark('00', '', '', '') },
  { name: 'touched twice', voided: true, bytes: oneMark('02', '', '', '') },
  { name: 'rights of an untouched asset', voided: true, bytes: oneMark('00', '1', '1', '') },
  {
    name: 'marks in descending order',
    voided: true,
    bytes: form('02', 2, mark(id('2'), '01', '', '', ''), mark(id('1'), '01', '', '', '')),
  },
  {
    name: 'two marks of one asset',
    voided: true,
    bytes: form('02', 2, mark(id('1'), '01', '', '', ''), mark(id('1'), '01', '', '', '')),
  },
];
