import assert from 'node:assert/strict';
import test from 'node:test';
import { hex } from '../crypto/bytes.ts';
import { keccak256 } from '../crypto/digests.ts';
import { recoverAddress } from '../crypto/signatures.ts';
import type { SealRule } from '../formats/seals.ts';
import { blockHash, isBelieved, readExtraData, readHeader, sealedHash, type Header } from '../chain/header.ts';
import { assetSlot, blobAddress, rightSlot, rootsSlot } from '../chain/mirror.ts';
import { readRlp, writeRlp, type Rlp } from '../chain/rlp.ts';
import { lookUp } from '../chain/trie.ts';
import { bytes, vectors, type Vectors } from './vectors.ts';

test('RLP', async (t) => {
  const { valid, invalid } = vectors('rlp.json');
  const plain = (item: Rlp): Vectors => (item instanceof Uint8Array ? hex(item) : item.map(plain));
  for (const { value, encoded } of valid) {
    await t.test(encoded.slice(0, 40), () => {
      assert.deepEqual(plain(readRlp(bytes(encoded))!), value);
      assert.equal(hex(writeRlp(readRlp(bytes(encoded))!)), encoded);
    });
  }
  for (const { name, encoded } of invalid) {
    await t.test(`refused: ${name}`, () => assert.equal(readRlp(bytes(encoded)), null));
  }
});

test('tries', async (t) => {
  for (const { name, root, proofs } of vectors('trie.json').tries) {
    for (const { key, value, nodes } of proofs) {
      await t.test(`${name}: ${key.slice(0, 16)}`, () => trieCase(bytes(root), bytes(key), value, nodes.map(bytes)));
    }
  }
});

function trieCase(root: Uint8Array, key: Uint8Array, value: string | null, nodes: Uint8Array[]): void {
  const found = lookUp(root, key, nodes);
  assert.equal(found && hex(found), value);
  if (nodes.length === 0) return;
  assert.equal(lookUp(root, key, [...nodes, nodes[0]!]), undefined, 'a node that is not used');
  assert.equal(lookUp(root, key, nodes.slice(0, -1)), undefined, 'a node that is missing');
  const changed = Uint8Array.from(nodes.at(-1)!);
  changed[changed.length - 1]! ^= 1;
  assert.equal(lookUp(root, key, [...nodes.slice(0, -1), changed]), undefined, 'a changed node');
}

test('headers', async (t) => {
  const { headers, qbft } = vectors('header.json');
  for (const { name, hash, header, number, stateRoot, receiptsRoot } of headers) {
    await t.test(name, () => {
      const read = readHeader(bytes(header))!;
      assert.equal(hex(keccak256(read.bytes)), hash);
      assert.deepEqual([Number(read.number), hex(read.stateRoot), hex(read.receiptsRoot)],
        [number, stateRoot, receiptsRoot]);
      assert.ok(isBelieved(read, { rule: 'development', headers: new Set([hash]) }));
      assert.equal(isBelieved(read, { rule: 'development', headers: new Set(['00'.repeat(32)]) }), false);
    });
  }
  await t.test('sealed by a Besu network', () => qbftCase(qbft));
});

function qbftCase(qbft: Vectors): void {
  const header = readHeader(bytes(qbft.header))!;
  const extra = readExtraData(header.extraData)!;
  assert.equal(Number(header.number), qbft.number);
  assert.equal(hex(sealedHash(header, extra)), qbft.commitHash);
  assert.equal(hex(blockHash(header, extra)), qbft.blockHash);
  assert.deepEqual(extra.seals.map((seal) => hex(recoverAddress(sealedHash(header, extra), seal, 0)!)), qbft.recovered);
  const all: string[] = qbft.validators.map((address: string) => `0x${address}`);
  const rule = (from: number, validators: string[], ...more: SealSets): SealRule =>
    ({ rule: 'qbft', sets: [{ from: BigInt(from), validators: new Set(validators) }, ...more], revoked: new Set() });
  const without = (...validators: string[]): SealRule =>
    ({ ...(rule(0, all) as SealRule & { rule: 'qbft' }), revoked: new Set(validators) });
  type SealSets = { from: bigint; validators: Set<string> }[];
  assert.ok(isBelieved(header, rule(0, all)));
  assert.ok(isBelieved(header, rule(qbft.number, all)));
  const signers: string[] = qbft.recovered.map((signer: string) => `0x${signer}`);
  assert.ok(isBelieved(header, without(...all.filter((validator) => !signers.includes(validator)))));
  assert.equal(isBelieved(header, without(signers[0]!)), false, 'the seal of a revoked validator');
  assert.equal(isBelieved(header, rule(qbft.number + 1, all)), false, 'no set at that height');
  assert.equal(isBelieved(header, rule(0, all.slice(1))), false, 'a validator that the anchors do not know');
  assert.equal(isBelieved(header, rule(0, [...all, `0x${'11'.repeat(20)}`])), false,
    'a validator that the header does not list');
  const [first, second] = extra.seals as [Uint8Array, Uint8Array];
  assert.equal(isBelieved(withSeals(header, [first, second]), rule(0, all)), false, 'two seals of four validators');
  assert.equal(isBelieved(withSeals(header, [first, second, first]), rule(0, all)), false, 'one seal twice');
  assert.ok(isBelieved(withSeals(header, [...extra.seals].reverse()), rule(0, all)), 'seals in another order');
  const next = { from: BigInt(qbft.number), validators: new Set([`0x${'11'.repeat(20)}`]) };
  assert.equal(isBelieved(header, rule(0, all, next)), false, 'another set is in force by then');
}

function withSeals(header: Header, seals: readonly Uint8Array[]): Header {
  const { vanity, validators, vote, round } = readExtraData(header.extraData)!;
  const extra = writeRlp([vanity, validators, vote, round, seals]);
  return readHeader(writeRlp(header.fields.map((field) => (field === header.extraData ? extra : field))))!;
}

test('storage of the mirror', () => {
  const { storage } = vectors('mirror.json');
  assert.equal(hex(assetSlot(storage.asset.asset)), storage.asset.slot);
  assert.equal(hex(rightSlot(storage.right.asset, BigInt(storage.right.n))), storage.right.slot);
  assert.equal(hex(rootsSlot(BigInt(storage.roots.size))), storage.roots.slot);
  for (const { contract, blob, address } of storage.blobs) {
    assert.equal(hex(blobAddress(bytes(contract), BigInt(blob))), address);
  }
});
