// Reads a mirror with a client that is not ours: node foreign-client.mjs ETHERS ENDPOINT CONTRACT ARTIFACT ASSET
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [ethersPath, endpoint, address, artifact, asset] = process.argv.slice(2);
const { Contract, JsonRpcProvider } = await import(pathToFileURL(ethersPath));
const provider = new JsonRpcProvider(endpoint, undefined, { staticNetwork: true });
const mirror = new Contract(address, JSON.parse(readFileSync(artifact, 'utf8')).abi, provider);
const plain = (value) => JSON.parse(JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one)));
const id = `0x${asset}`;
const filed = await mirror.queryFilter(mirror.filters.EgressFiled(id), 0);
console.log(JSON.stringify({
  size: String(await mirror.size()),
  rights: (await mirror.rightsOf(id)).map((right) => plain(right.toObject())),
  inForce: (await mirror.rightsInForce(id, 1, 20_300)).map((right) => Number(right.n)),
  record: plain((await mirror.asset(id)).toObject()),
  counters: plain((await mirror.counters(id)).toObject()),
  egress: filed.flatMap((event) => plain(event.args.digests.toArray())),
}));
provider.destroy();
