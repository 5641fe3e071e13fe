/** What a verifier believes: ledger-anchors@v1 (SPEC-bundle, 'Trust anchors'). */
import { fromBase64, fromHex, hex, type Bytes } from '../crypto/bytes.ts';
import { readPublicKey, type PublicKey } from '../crypto/signatures.ts';
import { readJson, type Json, type JsonObject } from './json.ts';
import { ascends, isArray, isDigest, isExactly, isOrigin, readDecimal, readTime } from './values.ts';

export interface LaneKey {
  readonly key: PublicKey;
  /** Milliseconds since 1970, both inclusive. */
  readonly from: number;
  readonly until: number | null;
}

export type SealRule =
  | { readonly rule: 'development'; readonly headers: ReadonlySet<string> }
  | { readonly rule: 'qbft'; readonly sets: readonly ValidatorSet[] };

/** Who seals, from a height on. */
export interface ValidatorSet {
  readonly from: bigint;
  readonly validators: ReadonlySet<string>;
}

export interface ChainAnchor {
  readonly chain: string;
  readonly genesis: string;
  /** 0x and 40 lowercase hexadecimal characters. */
  readonly contract: string;
  readonly codeHash: Bytes;
  readonly retired: bigint | null;
  readonly seal: SealRule;
}

export interface Anchors {
  readonly origin: string;
  readonly lanes: readonly LaneKey[];
  readonly bundleKeys: readonly PublicKey[];
  readonly chains: readonly ChainAnchor[];
}

const LANES = ['ed25519', 'secp256k1', 'sm2'];

export function readAnchors(bytes: Bytes): Anchors | null {
  const json = readJson(bytes);
  if (!isExactly(json, ['bundleKeys', 'chains', 'format', 'lanes', 'origin'])) return null;
  const origin = json.get('origin');
  const lanes = readList(json.get('lanes'), readLane);
  const bundleKeys = readList(json.get('bundleKeys'), (item) => (isExactly(item, ['key']) ? readKey(item.get('key'))
    : null));
  const chains = readList(json.get('chains'), readChain);
  if (json.get('format') !== 'ledger-anchors@v1' || !isOrigin(origin) || !lanes || !bundleKeys || !chains) return null;
  if (lanes.length === 0 || bundleKeys.length === 0 || !areDistinct(lanes, bundleKeys, chains)) return null;
  return { origin, lanes, bundleKeys, chains };
}

/** No lane key and no instance twice, and no key for both uses. */
function areDistinct(lanes: readonly LaneKey[], bundleKeys: readonly PublicKey[],
  chains: readonly ChainAnchor[]): boolean {
  const name = ({ algorithm, point }: PublicKey): string => `${algorithm} ${hex(point)}`;
  const ofLanes = new Set(lanes.map(({ key }) => name(key)));
  const instances = new Set(chains.map(({ chain, genesis, contract }) => `${chain}/${genesis}/${contract}`));
  return ofLanes.size === lanes.length && instances.size === chains.length
    && !bundleKeys.some((key) => ofLanes.has(name(key)));
}

function readList<T>(json: Json | undefined, read: (item: Json) => T | null): T[] | null {
  if (!isArray(json)) return null;
  const items = json.map(read);
  return items.includes(null) ? null : (items as T[]);
}

function readKey(json: Json | undefined): PublicKey | null {
  const bytes = typeof json === 'string' ? fromBase64(json) : null;
  return bytes && readPublicKey(bytes);
}

function readLane(json: Json): LaneKey | null {
  if (!isExactly(json, ['from', 'key'], ['until'])) return null;
  const key = readKey(json.get('key'));
  const from = readTime(json.get('from'));
  const until = json.has('until') ? readTime(json.get('until')) : null;
  if (!key || !LANES.includes(key.algorithm) || from === null || (json.has('until') && until === null)) return null;
  return { key, from, until };
}

export const isAddress = (json: Json | undefined): json is string =>
  typeof json === 'string' && /^0x[0-9a-f]{40}$/.test(json);

function readChain(json: Json): ChainAnchor | null {
  if (!isExactly(json, ['chain', 'codeHash', 'contract', 'genesis', 'kind', 'seal'], ['retired'])) return null;
  const [chain, genesis, contract] = [json.get('chain'), json.get('genesis'), json.get('contract')];
  const codeHash = isDigest(json.get('codeHash')) ? fromHex(json.get('codeHash') as string) : null;
  const retired = json.has('retired') ? readDecimal(json.get('retired')) : null;
  const seal = readSeal(json.get('seal'));
  if (json.get('kind') !== 'evm' || readDecimal(chain) === null || !isDigest(genesis)
    || !isAddress(contract)) return null;
  if (!codeHash || !seal || (json.has('retired') && retired === null)) return null;
  return { chain: chain as string, genesis, contract, codeHash, retired, seal };
}

function readSeal(json: Json | undefined): SealRule | null {
  if (isExactly(json, ['headers', 'rule']) && json.get('rule') === 'development') {
    const headers = json.get('headers');
    return isArray(headers) && headers.every(isDigest) && ascends(headers as string[])
      ? { rule: 'development', headers: new Set(headers as string[]) } : null;
  }
  if (!isExactly(json, ['rule', 'sets']) || json.get('rule') !== 'qbft') return null;
  const sets = readList(json.get('sets'), readSet);
  const isAscending = sets?.every(({ from }, at) => at === 0 || sets[at - 1]!.from < from);
  return sets && sets.length > 0 && isAscending ? { rule: 'qbft', sets } : null;
}

function readSet(json: Json): ValidatorSet | null {
  if (!isExactly(json, ['from', 'validators'])) return null;
  const from = readDecimal((json as JsonObject).get('from'));
  const validators = json.get('validators');
  if (from === null || !isArray(validators) || validators.length === 0 || !validators.every(isAddress)) return null;
  return ascends(validators as string[]) ? { from, validators: new Set(validators as string[]) } : null;
}
