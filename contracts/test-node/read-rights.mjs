// Reads the rights over an asset from a mirror, with nothing of ours but the contract's interface:
//   node read-rights.mjs RPC_URL CONTRACT ASSET_ID [DAY]
// Prints JSON; with a day (2025-04-01) also who has each of the three rights on it.
import { Contract, JsonRpcProvider } from 'ethers';

const assetStatuses = ['none', 'registered', 'cancelled', 'lapsed', 'not-mirrored'];
const assetKinds = ['none', 'resource', 'product'];
const rightKinds = ['none', 'hold', 'use', 'operate'];
const rightStatuses = ['none', 'in-force', 'ended', 'revoked', 'not-mirrored'];
const right = '(uint32 n, uint64 version, uint8 kind, uint8 status, bool exclusive, bool pledged, bool frozen, '
  + 'uint24 fromDay, uint24 untilDay, bytes32 holder, bytes32 terms)';
const abi = [
  'function size() view returns (uint64)',
  'function isMirrored(bytes16 id) view returns (bool)',
  'function asset(bytes16 id) view returns ((uint64 version, uint8 kind, uint8 status, bytes32 content))',
  'function counters(bytes16 id) view returns (uint32 rights, uint64 transactions, uint64 egress)',
  `function rightsOf(bytes16 id) view returns (${right}[])`,
  `function rightsInForce(bytes16 id, uint8 kind, uint24 day) view returns (${right}[])`,
];

const dayLength = 86_400_000;
const date = (day) => (day === 0n ? null : new Date(Number(day) * dayLength).toISOString().slice(0, 10));
const bare = (hex) => hex.slice(2);

function printable({ n, version, kind, status, exclusive, pledged, frozen, fromDay, untilDay, holder, terms }) {
  if (rightStatuses[status] === 'not-mirrored') return { n: `${n}`, status: 'not-mirrored' };
  return {
    n: `${n}`,
    version: `${version}`,
    kind: rightKinds[kind],
    status: rightStatuses[status],
    exclusive,
    pledged,
    frozen,
    from: date(fromDay),
    until: date(untilDay),
    holder: bare(holder),
    terms: bare(terms),
  };
}

/** Everything the mirror says of an asset, at one block. */
export async function readRights(url, address, assetId, onDay) {
  const provider = new JsonRpcProvider(url, undefined, { staticNetwork: true });
  try {
    const blockTag = await provider.getBlockNumber();
    const mirror = new Contract(address, abi, provider);
    const id = `0x${assetId}`;
    const read = (name, ...values) => mirror[name](...values, { blockTag });
    const [size, isMirrored, asset, counters, rights] = await Promise.all([
      read('size'), read('isMirrored', id), read('asset', id), read('counters', id), read('rightsOf', id),
    ]);
    return {
      block: `${blockTag}`,
      size: `${size}`,
      isMirrored,
      asset: {
        version: `${asset.version}`,
        kind: assetKinds[asset.kind],
        status: assetStatuses[asset.status],
        content: bare(asset.content),
      },
      transactions: `${counters.transactions}`,
      egress: `${counters.egress}`,
      rights: rights.map(printable),
      ...(onDay && { inForce: await inForce(read, id, onDay) }),
    };
  } finally {
    provider.destroy();
  }
}

async function inForce(read, id, onDay) {
  const day = Date.parse(`${onDay}T00:00:00Z`) / dayLength;
  const ordinals = async (kind) =>
    (await read('rightsInForce', id, rightKinds.indexOf(kind), day)).map(({ n }) => `${n}`);
  return { day: onDay, hold: await ordinals('hold'), use: await ordinals('use'), operate: await ordinals('operate') };
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const [url, address, assetId, onDay] = process.argv.slice(2);
  if (!/^[0-9a-f]{32}$/.test(assetId ?? '')) {
    console.error('usage: node read-rights.mjs RPC_URL CONTRACT ASSET_ID [DAY]');
    process.exit(2);
  }
  console.log(JSON.stringify(await readRights(url, address, assetId, onDay), null, 2));
}
