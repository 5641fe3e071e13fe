/** What a stranger checks about a mirror contract: ledger-evm-proof@v1 (SPEC-evm-proof). */
import { compare, equal, fromHex, fromUtf8, toBigInt, utf8, type Bytes } from '../crypto/bytes.ts';
import { keccak256 } from '../crypto/digests.ts';
import { readKey, type StateKey } from '../formats/keys.ts';
import { readHeader, type Header } from './header.ts';
import {
  assetSlot, blobAddress, blobOf, HEAD_SLOT, isBlob, readMirrored, rightSlot, wordOf, type Mirrored,
} from './mirror.ts';
import { isBytes, isBytesList, isList, readRlp, readScalar, scalar, writeRlp, type Rlp } from './rlp.ts';
import { lookUp } from './trie.ts';

interface Blob {
  readonly nodes: readonly Bytes[];
  readonly code: Bytes;
}

export interface EvmProof {
  readonly commit: {
    readonly header: Header;
    readonly index: bigint;
    readonly nodes: readonly Bytes[];
    readonly from: bigint;
  };
  readonly state: {
    readonly header: Header;
    readonly keys: readonly StateKey[];
    readonly account: readonly Bytes[];
    readonly slots: readonly (readonly Bytes[])[];
    readonly blobs: readonly Blob[];
  } | null;
}

export function readEvmProof(bytes: Bytes): EvmProof | null {
  const item = readRlp(bytes);
  if (!isList(item, 3) || !isBytes(item[0]) || fromUtf8(item[0]) !== 'ledger-evm-proof@v1') return null;
  const commit = readCommit(item[1]!);
  const isStateless = isList(item[2], 0);
  const state = isStateless ? null : readState(item[2]!);
  return commit && (isStateless || state) ? { commit, state } : null;
}

function readCommit(item: Rlp): EvmProof['commit'] | null {
  if (!isList(item, 4)) return null;
  const [header, index, from] = [readHeader(item[0]), readScalar(item[1], 8), readScalar(item[3], 8)];
  return header && index !== null && from !== null
    && isBytesList(item[2]) ? { header, index, nodes: item[2], from } : null;
}

function readState(item: Rlp): EvmProof['state'] {
  if (!isList(item, 5)) return null;
  const [head, names, account, slots, blobs] = item as [Rlp, Rlp, Rlp, Rlp, Rlp];
  const header = readHeader(head);
  const keys = isBytesList(names) ? readKeys(names) : null;
  if (!header || !keys || !isBytesList(account) || !isList(slots) || !slots.every(isBytesList)
    || !isList(blobs)) return null;
  if (!blobs.every((blob) => isList(blob, 2) && isBytesList(blob[0]) && isBytes(blob[1]))) return null;
  const read = (blobs as readonly (readonly [readonly Bytes[], Bytes])[]).map(([nodes, code]) => ({ nodes, code }));
  return { header, keys, account, slots: slots as readonly (readonly Bytes[])[], blobs: read };
}

function readKeys(names: readonly Bytes[]): StateKey[] | null {
  const keys = names.map((name) => readKey(fromUtf8(name) ?? undefined));
  const isAscending = names.every((name, at) => at === 0 || compare(names[at - 1]!, name) < 0);
  const areMirrored = keys.every((key) => key?.kind === 'asset' || key?.kind === 'right');
  return keys.length > 0 && isAscending && areMirrored ? (keys as StateKey[]) : null;
}

/** The event `Committed` that a receipt under the header shows. */
export interface Commit {
  readonly to: bigint;
  readonly roots: { readonly sha256: Bytes; readonly sm3: Bytes };
  readonly voided: boolean;
}

const COMMITTED = keccak256(utf8('Committed(uint64,uint64,bytes32,bytes32,bytes32,bool)'));

export function proveCommit({ commit }: EvmProof, contract: Bytes): Commit | null {
  const bytes = lookUp(commit.header.receiptsRoot, writeRlp(scalar(commit.index)), commit.nodes);
  const logs = bytes ? readReceipt(bytes) : null;
  for (const { address, topics, data } of logs ?? []) {
    if (!equal(address, contract) || topics.length !== 3 || !equal(topics[0]!, COMMITTED)
      || data.length !== 128) continue;
    if (toBigInt(topics[1]!) !== commit.from || toBigInt(topics[2]!) >= 2n ** 64n) continue;
    const voided = toBigInt(data.subarray(96));
    if (voided > 1n) continue;
    return {
      to: toBigInt(topics[2]!), roots: { sha256: data.subarray(0, 32), sm3: data.subarray(32, 64) },
        voided: voided === 1n,
    };
  }
  return null;
}

interface Log {
  readonly address: Bytes;
  readonly topics: readonly Bytes[];
  readonly data: Bytes;
}

/** EIP-2718 and EIP-658: the logs of a receipt with status 1, whose bloom is that of its logs. */
function readReceipt(bytes: Bytes): Log[] | null {
  const isTyped = bytes[0]! >= 1 && bytes[0]! <= 0x7f;
  const item = readRlp(isTyped ? bytes.subarray(1) : bytes);
  if (!isList(item, 4)) return null;
  const [status, gas, bloom, list] = item as [Rlp, Rlp, Rlp, Rlp];
  if (readScalar(status, 1) !== 1n || readScalar(gas, 8) === null || !isBytes(bloom, 256) || !isList(list)) return null;
  const logs = list.map(readLog);
  return logs.includes(null) || !equal(bloomOf(logs as Log[]), bloom) ? null : (logs as Log[]);
}

function readLog(item: Rlp): Log | null {
  if (!isList(item, 3)) return null;
  const [address, topics, data] = item as [Rlp, Rlp, Rlp];
  const isWellFormed = isBytes(address, 20) && isBytesList(topics) && topics.length <= 4
    && topics.every((topic) => topic.length === 32) && isBytes(data);
  return isWellFormed ? { address, topics, data } : null;
}

/** Yellow paper, section 4.3.1. */
function bloomOf(logs: readonly Log[]): Bytes {
  const bloom = new Uint8Array(256);
  for (const item of logs.flatMap(({ address, topics }) => [address, ...topics])) {
    const hash = keccak256(item);
    for (const at of [0, 2, 4]) {
      const bit = ((hash[at]! << 8) | hash[at + 1]!) & 2047;
      bloom[255 - (bit >> 3)]! |= 1 << (bit & 7);
    }
  }
  return bloom;
}

export interface ContractState {
  readonly codeHash: Bytes;
  readonly size: bigint;
  /** How each key reads, null where it cannot be compared; and the words it points to. */
  readonly keys: ReadonlyMap<string, (Mirrored & { readonly texts: readonly string[] }) | null>;
}

export function proveState({ state }: EvmProof, contract: Bytes): ContractState | null {
  const account = state && readAccount(state.header.stateRoot, contract, state.account);
  if (!state || !account) return null;
  const reader = new SlotReader(account.storageRoot, state.slots);
  const head = reader.next(HEAD_SLOT);
  const mirrored = head === null ? null : readAll(state.keys, reader);
  const texts = mirrored && readTexts(mirrored, contract, state);
  if (head === null || !mirrored || !texts || !reader.isUsedUp) return null;
  const keys = mirrored.map(([name, read]) =>
    [name, read && { ...read, texts: read.words.map((word) => texts.get(word)!) }] as const);
  return { codeHash: account.codeHash, size: (head >> 160n) & (2n ** 64n - 1n), keys: new Map(keys) };
}

interface Account {
  readonly storageRoot: Bytes;
  readonly codeHash: Bytes;
}

function readAccount(stateRoot: Bytes, address: Bytes, nodes: readonly Bytes[]): Account | null {
  const bytes = lookUp(stateRoot, keccak256(address), nodes);
  const item = bytes ? readRlp(bytes) : null;
  if (!isList(item, 4) || readScalar(item[0], 8) === null || readScalar(item[1], 32) === null) return null;
  return isBytes(item[2], 32) && isBytes(item[3], 32) ? { storageRoot: item[2], codeHash: item[3] } : null;
}

class SlotReader {
  private used = 0;

  constructor(private readonly root: Bytes, private readonly proofs: readonly (readonly Bytes[])[]) {}

  get isUsedUp(): boolean {
    return this.used === this.proofs.length;
  }

  /** The word of a slot, zero where it is absent, null where the next proof does not show it. */
  next(slot: Bytes): bigint | null {
    const proof = this.proofs[this.used++];
    const found = proof && lookUp(this.root, keccak256(slot), proof);
    if (found === undefined) return null;
    if (found === null) return 0n;
    const word = readScalar(readRlp(found) ?? undefined, 32);
    return word === null || word === 0n ? null : word;
  }
}

function readAll(keys: readonly StateKey[], reader: SlotReader): (readonly [string, Mirrored | null])[] | null {
  const records = new Map<string, bigint>();
  const read: (readonly [string, Mirrored | null])[] = [];
  for (const key of keys) {
    const asset = key.asset!;
    const record = records.get(asset) ?? reader.next(assetSlot(asset));
    const right = key.kind === 'right' ? reader.next(rightSlot(asset, key.number!)) : 0n;
    if (record === null || right === null) return null;
    records.set(asset, record);
    read.push([key.text, readMirrored(key, record, key.kind === 'right' ? right : null)]);
  }
  return read;
}

/** The words that the keys point to, out of exactly the blobs that hold them. */
function readTexts(
  keys: readonly (readonly [string, Mirrored | null])[], contract: Bytes, state: NonNullable<EvmProof['state']>,
): Map<bigint, string> | null {
  const words = [...new Set(keys.flatMap(([, read]) => read?.words ?? []))];
  const blobs = [...new Set(words.map(blobOf))].sort((a, b) => (a < b ? -1 : 1));
  if (blobs.length !== state.blobs.length) return null;
  const areShown = blobs.every((blob, at) => isCode(state.blobs[at]!, blobAddress(contract, blob),
    state.header.stateRoot));
  const texts = words.map((word) => [word, areShown ? wordOf(state.blobs[blobs.indexOf(blobOf(word))]!.code, word)
    : null] as const);
  return texts.some(([, text]) => text === null) ? null : new Map(texts as [bigint, string][]);
}

function isCode({ nodes, code }: Blob, address: Bytes, stateRoot: Bytes): boolean {
  const account = readAccount(stateRoot, address, nodes);
  return account !== null && equal(account.codeHash, keccak256(code)) && isBlob(code);
}

export const contractBytes = (text: string): Bytes => fromHex(text.slice(2))!;

