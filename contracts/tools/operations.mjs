// The operations of a range in the bytes of SPEC-mirror.md: a pure function of the effects of its leaves.
// Reads nothing and signs nothing; the test vectors and the gas table are made with it.

const assetKinds = ['resource', 'product'];
const assetStatuses = ['registered', 'cancelled', 'lapsed'];
const rightKinds = ['hold', 'use', 'operate'];
const rightStatuses = ['in-force', 'ended', 'revoked'];

/** The operations of the effects `[{key, version, value}]`, given in log order, as lowercase hex. */
export function operationsOf(effects) {
  const groups = groupsOf(effects);
  const words = [];
  const encoded = groups.map((group) => encodeGroup(group, words));
  return number(1, 1) + number(groups.length, 2) + encoded.join('') + words.join('');
}

/** What stands in place of the operations when the same range is voided. */
export function marksOf(effects) {
  const groups = groupsOf(effects);
  return number(2, 1) + number(groups.length, 2) + groups.map(encodeMark).join('');
}

function groupsOf(effects) {
  const groups = new Map();
  for (const { key, version, value } of effects) {
    const [kind, asset, ordinal] = key.split('/');
    if (!['asset', 'right', 'transaction', 'egress'].includes(kind)) continue;
    const empty = { asset, record: null, rights: new Map(), transaction: [], egress: [] };
    if (BigInt(version) === 0n || ordinal === '0') throw new Error(`${key}: versions and numbers begin at 1`);
    const group = groups.get(asset) ?? groups.set(asset, empty).get(asset);
    if (kind === 'asset') group.record = { version, ...value };
    else if (kind === 'right') group.rights.set(BigInt(ordinal), { n: ordinal, version, ...value });
    else group[kind].push(filing(key, BigInt(ordinal), value, group[kind].at(-1)));
  }
  return [...groups.values()].sort((a, b) => (a.asset < b.asset ? -1 : 1));
}

function filing(key, sequence, value, previous) {
  if (previous && sequence !== previous.sequence + 1n) throw new Error(`${key} leaves a gap`);
  return { sequence, digest: value.sha256 };
}

function encodeGroup(group, words) {
  const rights = [...group.rights.values()].sort((a, b) => Number(BigInt(a.n) - BigInt(b.n)));
  let head = group.asset + number(group.record ? 1 : 0, 1);
  head += number(rights.length, 2) + number(group.transaction.length, 2) + number(group.egress.length, 2);
  if (group.record) {
    head += number(group.record.version, 8) + state(group.record, assetKinds, assetStatuses);
    words.push(group.record.content.sha256);
  }
  for (const right of rights) {
    head += encodeRight(right);
    words.push(right.holder, right.terms.sha256);
  }
  return head + encodeFilings(group.transaction) + encodeFilings(group.egress);
}

function encodeRight(right) {
  const flags = (right.exclusive ? 1 : 0) | (right.pledged ? 2 : 0) | (right.frozen ? 4 : 0);
  const until = right.until === null ? 0 : day(right.until);
  return number(right.n, 4) + number(right.version, 8) + state(right, rightKinds, rightStatuses)
    + number(flags, 1) + number(day(right.from), 3) + number(until, 3);
}

const encodeFilings = (filings) =>
  filings.length === 0 ? '' : number(filings[0].sequence, 5) + filings.map((one) => one.digest).join('');

function encodeMark(group) {
  const touched = group.record || group.rights.size > 0;
  const highest = [...group.rights.keys()].reduce((a, b) => (a > b ? a : b), 0n);
  return group.asset + number(touched ? 1 : 0, 1) + number(highest, 4)
    + number(group.transaction.at(-1)?.sequence ?? 0, 5) + number(group.egress.at(-1)?.sequence ?? 0, 5);
}

function state({ kind, status }, kinds, statuses) {
  const [k, s] = [kinds.indexOf(kind) + 1, statuses.indexOf(status) + 1];
  if (k === 0 || s === 0) throw new Error(`no such kind or status: ${kind}, ${status}`);
  return number((k << 4) | s, 1);
}

/** Civil days since 1970-01-01; day 0 itself has no encoding as an end. */
function day(date) {
  const days = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
  if (!Number.isInteger(days) || days < 1) throw new Error(`no such day: ${date}`);
  return days;
}

function number(value, bytes) {
  const big = BigInt(value);
  if (big < 0n || big >= 1n << BigInt(8 * bytes)) {
    throw new Error(`${value} does not fit ${bytes} bytes`);
  }
  return big.toString(16).padStart(2 * bytes, '0');
}
