import assert from 'node:assert/strict';
import test from 'node:test';
import { hex } from '../crypto/bytes.ts';
import { digest, keccak256, type DigestName } from '../crypto/digests.ts';
import { isContinued, isIncluded, leafHash, TreeRoot } from '../crypto/merkle.ts';
import { sm3 } from '../crypto/sm3.ts';
import { readPublicKey, recoverAddress, verify } from '../crypto/signatures.ts';
import { isAbsent, isPresent, type OtherLeaf } from '../crypto/sparse-map.ts';
import { bytes, vectors, type Vectors } from './vectors.ts';

test('digests', async (t) => {
  for (const { algorithm, message, repeat, digest: expected } of vectors('digest.json').cases) {
    await t.test(`${algorithm} of ${message.length / 2} bytes ${repeat} times`, () => {
      const whole = Buffer.concat(Array(repeat).fill(Buffer.from(message, 'hex')));
      const found = algorithm === 'keccak256' ? keccak256(whole) : digest(algorithm, whole);
      assert.equal(hex(found), expected);
    });
  }
});

test('SM3 of pieces is that of the whole', () => {
  const data = Uint8Array.from({ length: 300 }, (_, at) => at & 255);
  for (let cut = 0; cut <= data.length; cut++) {
    const running = sm3.create().update(data.subarray(0, cut)).update(data.subarray(cut));
    assert.deepEqual(running.digest(), sm3(data));
  }
});

test('signatures', async (t) => {
  const { groups, refusedKeys, recover } = vectors('signature.json');
  for (const { algorithm, spki, cases } of groups) {
    const key = readPublicKey(bytes(spki))!;
    assert.equal(key.algorithm, algorithm);
    for (const { name, message, signature, valid } of cases) {
      await t.test(`${algorithm}: ${name}`, () => {
        assert.equal(verify(key, bytes(message), bytes(signature)), valid);
      });
    }
  }
  for (const { name, spki } of refusedKeys) {
    await t.test(`a key that is none: ${name}`, () => assert.equal(readPublicKey(bytes(spki)), null));
  }
  for (const { name, prehash, signature, address } of recover) {
    await t.test(`recover: ${name}`, () => {
      const found = recoverAddress(bytes(prehash), bytes(signature), 27);
      assert.equal(found && hex(found), address);
    });
  }
});

test('trees', async (t) => {
  const { trees, refused } = vectors('merkle.json');
  for (const { algorithm, leaves, roots, inclusion, consistency } of trees) {
    const hashes = leaves.map((leaf: string) => leafHash(algorithm, bytes(leaf)));
    await t.test(`${algorithm}: roots`, () => {
      const tree = new TreeRoot(algorithm);
      roots.forEach((root: string, size: number) => {
        assert.equal(hex(tree.root()), root);
        if (size < hashes.length) tree.add(hashes[size]);
      });
    });
    for (const { index, size, proof } of inclusion) {
      await t.test(`${algorithm}: ${index} in ${size}`, () => assert.ok(isIncluded(
        algorithm, hashes[Number(index)], BigInt(index), BigInt(size), proof.map(bytes), bytes(roots[Number(size)]))));
    }
    for (const { oldSize, size, proof } of consistency) {
      await t.test(`${algorithm}: ${oldSize} in ${size}`, () => assert.ok(isContinued(algorithm, BigInt(oldSize),
        bytes(roots[Number(oldSize)]), BigInt(size), bytes(roots[Number(size)]), proof.map(bytes))));
    }
  }
  for (const found of refused) {
    await t.test(`refused: ${found.kind}: ${found.name}`, () => assert.equal(refusedProof(found), false));
  }
});

function refusedProof({ kind, algorithm, leafHash: leaf, index, oldSize, oldRoot, size, root,
  proof }: Vectors): boolean {
  return kind === 'inclusion'
    ? isIncluded(algorithm, bytes(leaf), BigInt(index), BigInt(size), proof.map(bytes), bytes(root))
    : isContinued(algorithm, BigInt(oldSize), bytes(oldRoot), BigInt(size), bytes(root), proof.map(bytes));
}

test('sparse maps', async (t) => {
  for (const { algorithm, root, present, absent, refused } of vectors('sparse-map.json').maps) {
    for (const proof of present) {
      await t.test(`${algorithm}: ${proof.key}`, () => assert.ok(presence(algorithm, proof, root)));
    }
    for (const proof of absent) {
      await t.test(`${algorithm}: no ${proof.key}`, () => assert.ok(absence(algorithm, proof, root)));
    }
    for (const proof of refused) {
      await t.test(`${algorithm}: refused: ${proof.kind}: ${proof.name}`, () => {
        // What a state proof of presence cannot even hold is refused where that is read.
        const stands = proof.kind === 'presence' ? !proof.otherLeaf && presence(algorithm, proof, proof.root ?? root)
          : absence(algorithm, proof, proof.root ?? root);
        assert.equal(stands, false);
      });
    }
  }
});

const presence = (name: DigestName, { key, version, valueHash, siblings }: Vectors, root: string): boolean =>
  isPresent(name, key, BigInt(version), bytes(valueHash), siblings.map(bytes), bytes(root));

function absence(name: DigestName, { key, siblings, otherLeaf }: Vectors, root: string): boolean {
  const other: OtherLeaf | null = otherLeaf
    ? { path: bytes(otherLeaf.path), version: BigInt(otherLeaf.version), value: bytes(otherLeaf.valueHash) } : null;
  return isAbsent(name, key, siblings.map(bytes), other, bytes(root));
}
