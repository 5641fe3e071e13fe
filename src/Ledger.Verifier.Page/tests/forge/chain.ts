/** A chain of the forger's own: tries, receipts, headers and their seals, and the proof that a bundle holds of them. */
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { concat, fromBigInt, fromHex, hex, utf8, type Bytes } from '../../crypto/bytes.ts';
import { digest, DIGESTS, keccak256 } from '../../crypto/digests.ts';
import { leafHash } from '../../crypto/merkle.ts';
import { readExtraData, readHeader, sealedHash } from '../../chain/header.ts';
import { assetSlot, blobAddress, HEAD_SLOT, rightSlot } from '../../chain/mirror.ts';
import { scalar, writeRlp, type Rlp } from '../../chain/rlp.ts';
import { canonical, type Loose, type Parts } from './archive.ts';
import type { Random } from './random.ts';
import { continuation, treeRoot, type State, type World } from './world.ts';

export class Trie {
  private readonly pairs: { nibbles: number[]; value: Bytes }[];

  constructor(pairs: readonly (readonly [Bytes, Bytes])[]) {
    this.pairs = pairs.map(([key, value]) => ({ nibbles: [...hex(key)].map((char) => parseInt(char, 16)), value }));
  }

  get root(): Bytes {
    return keccak256(this.pairs.length === 0 ? Uint8Array.of(0x80) : writeRlp(this.node(0, this.pairs)));
  }

  /** The nodes on the way to a key, those that stand inside their parent left out. */
  proof(key: Bytes): Bytes[] {
    const path = [...hex(key)].map((char) => parseInt(char, 16));
    const nodes: Bytes[] = [];
    for (let [depth, pairs] = [0, this.pairs]; pairs.length > 0;) {
      const bytes = writeRlp(this.node(depth, pairs));
      if (bytes.length >= 32 || depth === 0) nodes.push(bytes);
      if (pairs.length === 1) break;
      const shared = sharedLength(depth, pairs);
      if (shared > 0) {
        if (!pairs[0]!.nibbles.slice(depth, depth + shared).every((nibble, at) => nibble === path[depth + at])) break;
        depth += shared;
        const inner = writeRlp(this.branch(depth, pairs));
        if (inner.length >= 32) nodes.push(inner);
      }
      pairs = pairs.filter(({ nibbles }) => nibbles[depth] === path[depth]);
      depth++;
    }
    return nodes;
  }

  private node(depth: number, pairs: Trie['pairs']): Rlp {
    if (pairs.length === 1) return [prefixed(pairs[0]!.nibbles.slice(depth), 2), pairs[0]!.value];
    const shared = sharedLength(depth, pairs);
    if (shared === 0) return this.branch(depth, pairs);
    const path = pairs[0]!.nibbles.slice(depth, depth + shared);
    return [prefixed(path, 0), reference(this.branch(depth + shared, pairs))];
  }

  private branch(depth: number, pairs: Trie['pairs']): Rlp {
    const children = Array.from({ length: 16 }, (_, nibble) =>
      pairs.filter(({ nibbles }) => nibbles[depth] === nibble));
    return [...children.map((below) => (below.length === 0 ? new Uint8Array(0)
      : reference(this.node(depth + 1, below)))),
      new Uint8Array(0)];
  }
}

function sharedLength(depth: number, pairs: Trie['pairs']): number {
  const first = pairs[0]!.nibbles;
  let length = 0;
  while (pairs.every(({ nibbles }) => nibbles[depth + length] === first[depth + length])) length++;
  return length;
}

function prefixed(nibbles: readonly number[], kind: number): Bytes {
  const all = nibbles.length % 2 === 1 ? [kind + 1, ...nibbles] : [kind, 0, ...nibbles];
  return fromHex(all.map((nibble) => nibble.toString(16)).join(''))!;
}

function reference(node: Rlp): Rlp {
  const bytes = writeRlp(node);
  return bytes.length < 32 ? node : keccak256(bytes);
}

/** The mix hash by which a block says that it is sealed (EEA QBFT 1.0). */
const BYZANTINE = fromHex('63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365')!;
const CODE = Uint8Array.of(0x60, 0x00);
const GENESIS = 'ab'.repeat(32);
const OWNERS = [1, 2, 3, 4].map((number) => fromBigInt(BigInt(number), 32));
const CONTRACT = 'cd'.repeat(20);
const address = (secret: Bytes): string =>
  `0x${hex(keccak256(secp256k1.getPublicKey(secret, false).subarray(1)).slice(12))}`;

export interface Whims {
  /** Another thing than an honest chain would have, with a chance of one in so many. */
  readonly odd: (chance: number) => boolean;
}

/** Adds a chain to a bundle's parts, and gives what the anchors say of it. */
export function addChain(random: Random, world: World, parts: Parts): Loose {
  const odd = (chance: number): boolean => random.oneIn(chance);
  const name = `evm/31337/${GENESIS}/0x${CONTRACT}`;
  const to = 1 + random.below(world.leaves.length);
  const keys = random.some(parts.claims.states.filter((key) => /^(asset|right)\//.test(key)), 8);
  if (odd(10)) keys.length = 0;
  const qbft = odd(2);
  const number = 7n;
  const state = keys.length === 0 ? null : storageOf(random, world, keys);
  const receipts = receiptOf(random, world, to);
  const commitHeader = headerOf(number, receipts.root, keccak256(Uint8Array.of(1)), qbft, random);
  const stateHeader = state && headerOf(number + BigInt(random.below(2)), keccak256(Uint8Array.of(1)), state.root,
    qbft, random);
  const proof: Rlp = [
    utf8('ledger-evm-proof@v1'),
    [commitHeader, scalar(receipts.index), receipts.trie.proof(writeRlp(scalar(receipts.index))),
      scalar(receipts.from)],
    state && stateHeader ? [stateHeader, keys.map(utf8), state.account, state.slots, state.blobs] : [],
  ];
  const hashes = DIGESTS.map((tree) => [tree, continuation(tree, world.leaves.map((leaf) =>
    leafHash(tree, leaf)), to).map(hex)]);
  parts.claims.chains.push(name);
  parts.members.push({ name: 'chains/1/proof.rlp', bytes: writeRlp(proof) },
    { name: 'chains/1/consistency.json', bytes: utf8(canonical(Object.fromEntries(hashes))) });
  const headers = [commitHeader, ...(stateHeader ? [stateHeader] : [])].map((header) => hex(keccak256(header)));
  const sets = [{ from: '0', validators: OWNERS.map(address).sort() }];
  if (odd(6)) sets.push({ from: String(7 + random.below(2)), validators: OWNERS.slice(0, 3).map(address).sort() });
  const revoked = odd(4) ? { revoked: [{ reason: 'keyCompromise', time: '2026-01-01T00:00:00.000Z',
    validator: random.pick(sets[0]!.validators) }] } : {};
  return {
    kind: 'evm', chain: '31337', genesis: GENESIS, contract: `0x${CONTRACT}`,
    codeHash: hex(keccak256(odd(12) ? utf8('other') : CODE)), ...(odd(4)
      && { retired: String(Math.max(0, to - 2 + random.below(3))) }),
    seal: qbft ? { rule: 'qbft', sets, ...revoked } : { rule: 'development', headers: [...new Set(odd(12) ? headers.slice(1)
      : headers)].sort() },
  };
}

function receiptOf(random: Random, world: World, to: number): { trie: Trie; root: Bytes; index: bigint; from: bigint } {
  const odd = (chance: number): boolean => random.oneIn(chance);
  const roots = DIGESTS.map((tree) => treeRoot(tree, world.leaves.slice(0, to).map((leaf) => leafHash(tree, leaf))));
  if (odd(15)) roots.reverse();
  const from = BigInt(random.below(to));
  const topics = [
    keccak256(utf8('Committed(uint64,uint64,bytes32,bytes32,bytes32,bool)')), fromBigInt(odd(15) ? from + 1n
      : from, 32),
    fromBigInt(odd(30) ? 2n ** 64n + BigInt(to) : BigInt(to), 32),
  ];
  const data = concat(...roots, keccak256(utf8('operations')), fromBigInt(BigInt(odd(20) ? 2 : random.below(2)), 32));
  const log = [fromHex(odd(15) ? 'ce'.repeat(20) : CONTRACT)!, topics, odd(20) ? data.subarray(1) : data];
  const other = [fromHex(CONTRACT)!, [keccak256(utf8('AssetMarked'))], new Uint8Array(0)];
  const logs = odd(3) ? [other, log] : [log];
  const bloom = bloomOf(odd(15) ? [other] : logs);
  const body = writeRlp([scalar(odd(15) ? 0n : 1n), scalar(21_000n), bloom, logs as Rlp[]]);
  const receipt = odd(2) ? concat(Uint8Array.of(odd(10) ? 0 : 2), body) : body;
  const index = BigInt(random.below(3));
  const trie = new Trie([[writeRlp(scalar(index)), receipt],
    [writeRlp(scalar(3n)), utf8('another receipt of more than 32 bytes')]]);
  return { trie, root: trie.root, index, from };
}

function bloomOf(logs: Loose[]): Bytes {
  const bloom = new Uint8Array(256);
  for (const [by, topics] of logs) {
    for (const item of [by, ...topics]) {
      const hash = keccak256(item);
      for (let at = 0; at < 6; at += 2) {
        const bit = ((hash[at]! << 8) | hash[at + 1]!) & 2047;
        bloom[255 - (bit >> 3)]! |= 1 << (bit & 7);
      }
    }
  }
  return bloom;
}

function headerOf(number: bigint, receiptsRoot: Bytes, stateRoot: Bytes, qbft: boolean, random: Random): Bytes {
  const zero = new Uint8Array(32);
  const vanity = new Uint8Array(32);
  const validators = OWNERS.slice(0, random.oneIn(15) ? 3 : 4).map((secret) => fromHex(address(secret).slice(2))!)
    .sort((a, b) => Buffer.compare(a, b));
  const extra: Rlp[] = [vanity, validators, [], scalar(BigInt(random.below(2))), []];
  const fields = (data: Bytes): Rlp[] => [
    zero, zero, new Uint8Array(20), stateRoot, zero, receiptsRoot, new Uint8Array(256), scalar(random.oneIn(10) ? 2n
      : 1n), scalar(number),
    scalar(30_000_000n), scalar(0n), scalar(1_764_000_000n), data, qbft && !random.oneIn(30) ? BYZANTINE : zero,
    new Uint8Array(8), scalar(7n),
  ].slice(0, 15 + random.below(2));
  const count = random.pick([4, 4, 4, 3, 3, 3, 2]);
  if (!qbft) return writeRlp(fields(vanity));
  const unsealed = writeRlp(fields(writeRlp(extra)));
  const header = readHeader(unsealed)!;
  const hash = sealedHash(header, readExtraData(header.extraData)!);
  const seals = OWNERS.slice(0, count).map((secret) => sealOf(hash, secret, random));
  if (random.oneIn(12)) seals[1] = seals[0]!;
  const rewritten = header.fields.map((field, at) => (at === 12 ? writeRlp([...extra.slice(0, 4), seals]) : field));
  return writeRlp(rewritten);
}

function sealOf(hash: Bytes, secret: Bytes, random: Random): Bytes {
  const by = random.oneIn(30) ? digest('sha256', utf8('a stranger')) : secret;
  const signed = secp256k1.sign(hash, by, { prehash: false, format: 'recovered', lowS: true });
  return concat(signed.subarray(1), Uint8Array.of(signed[0]! + (random.oneIn(30) ? 27 : 0)));
}

const KINDS: Record<string, string[]> = {
  asset: ['', 'resource', 'product'], assetStatus: ['', 'registered', 'cancelled', 'lapsed'],
  right: ['', 'hold', 'use', 'operate'], rightStatus: ['', 'in-force', 'ended', 'revoked'],
};

interface Stored {
  readonly root: Bytes;
  readonly account: readonly Bytes[];
  readonly slots: readonly (readonly Bytes[])[];
  readonly blobs: readonly Rlp[];
}

/** Storage that holds what the map holds of the keys, mostly. */
function storageOf(random: Random, world: World, keys: readonly string[]): Stored {
  const odd = (chance: number): boolean => random.oneIn(chance);
  const words: Bytes[] = [];
  const slots: (readonly [Bytes, bigint])[] = [[HEAD_SLOT, (1n << 224n) + (BigInt(world.leaves.length) << 160n)]];
  const assets = new Set<string>();
  let isPointedTo = false;
  const word = (text: Loose): Bytes => fromHex(odd(20) ? '11'.repeat(32) : String(text))!;
  for (const key of keys) {
    const [kind, id, n] = key.split('/') as [string, string, string];
    const voids = odd(10) ? 1n : 0n;
    const stale = odd(12) ? 1n : 0n;
    if (!assets.has(id)) {
      assets.add(id);
      const state = world.states.get(`asset/${id}`);
      const isAsked = keys.includes(`asset/${id}`);
      const pointer = BigInt(words.length);
      if (state && isAsked && stale === 0n) words.push(word(state.value.content?.sha256 ?? '00'.repeat(32)));
      isPointedTo ||= state !== undefined && isAsked && stale === 0n;
      slots.push([assetSlot(id), state ? assetWord(state, odd, pointer, stale) : 0n]);
    }
    if (kind !== 'right') continue;
    const state = world.states.get(key);
    const pointer = BigInt(words.length);
    if (state) words.push(word(state.value.holder), word(state.value.terms?.sha256 ?? '00'.repeat(32)));
    isPointedTo ||= state !== undefined && voids === 0n;
    slots.push([rightSlot(id, BigInt(n)), state ? rightWord(state, odd, pointer, voids) : 0n]);
  }
  return stored(slots, words, isPointedTo);
}

function assetWord({ version, value }: State, odd: Whims['odd'], pointer: bigint, stale: bigint): bigint {
  const kind = BigInt(Math.max(0, KINDS['asset']!.indexOf(value.kind)));
  const status = odd(15) ? 2n : BigInt(Math.max(0, KINDS['assetStatus']!.indexOf(value.status)));
  return pack([[version + (odd(15) ? 1n : 0n), 64], [kind, 4], [status, 4], [odd(8) ? 1n
    : 3n, 32], [0n, 40], [0n, 40], [0n, 16],
    [pointer, 48], [stale, 8]]);
}

function rightWord({ version, value }: State, odd: Whims['odd'], pointer: bigint, voids: bigint): bigint {
  const day = (text: Loose): bigint => (text ? BigInt(Date.parse(text) / 86_400_000) : 0n);
  const flags = (value.exclusive ? 1n : 0n) + (value.pledged ? 2n : 0n) + (value.frozen ? 4n : 0n);
  const kind = BigInt(Math.max(0, KINDS['right']!.indexOf(value.kind)));
  const status = BigInt(Math.max(0, KINDS['rightStatus']!.indexOf(value.status)));
  return pack([[version + (odd(15) ? 1n : 0n), 64], [kind, 4], [status, 4], [flags ^ (odd(15) ? 2n : 0n), 8],
    [day(value.from), 24], [day(value.until) + (odd(20) ? 1n : 0n), 24], [voids, 16], [pointer, 48], [0n, 64]]);
}

const pack = (fields: readonly (readonly [bigint, number])[]): bigint =>
  fields.reduce((word, [value, width]) => (word << BigInt(width)) | (BigInt.asUintN(width, value)), 0n);

function stored(slots: readonly (readonly [Bytes, bigint])[], words: readonly Bytes[], isPointedTo: boolean): Stored {
  const storage = new Trie(slots.filter(([, word]) => word !== 0n)
    .map(([slot, word]) => [keccak256(slot), writeRlp(scalar(word))] as const));
  const code = concat(Uint8Array.of(0), ...words);
  const account = (root: Bytes, of: Bytes): Bytes => writeRlp([scalar(1n), scalar(0n), root, keccak256(of)]);
  const [contract, blob] = [fromHex(CONTRACT)!, blobAddress(fromHex(CONTRACT)!, 0n)];
  const accounts = new Trie([
    [keccak256(contract), account(storage.root, CODE)], [keccak256(blob), account(new Trie([]).root, code)]]);
  return {
    root: accounts.root,
    account: accounts.proof(keccak256(contract)),
    slots: slots.map(([slot]) => storage.proof(keccak256(slot))),
    blobs: isPointedTo ? [[accounts.proof(keccak256(blob)), code]] : [],
  };
}
