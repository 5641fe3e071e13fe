import assert from 'node:assert/strict';
import test from 'node:test';
import { FileClaim, type Content } from '../claims/content.ts';
import { proven } from '../claims/findings.ts';
import { concat, equal, fromBase64, fromUtf8, hex, utf8 } from '../crypto/bytes.ts';
import { DIGESTS, digest, type DigestName } from '../crypto/digests.ts';
import { leafHash, TreeRoot } from '../crypto/merkle.ts';
import { readPublicKey, verify, type PublicKey } from '../crypto/signatures.ts';
import { isAbsent, isPresent } from '../crypto/sparse-map.ts';
import { keyId, readCheckpoint } from '../formats/checkpoint.ts';
import { readLeaf } from '../formats/entry.ts';
import { readJson, writeJson } from '../formats/json.ts';
import { ChunkTree, readManifest } from '../formats/manifest.ts';
import { bytes, vectors, type Vectors } from './vectors.ts';

test('canonical JSON', async (t) => {
  const { valid, refused } = vectors('canonical-json.json');
  for (const { name, text } of valid) {
    await t.test(name, () => assert.equal(fromUtf8(writeJson(readJson(utf8(text))!)), text));
  }
  for (const { name, bytes: given } of refused) {
    await t.test(`refused: ${name}`, () => assert.equal(readJson(bytes(given)), undefined));
  }
});

test('entries', async (t) => {
  const { cases, bodies, envelope } = vectors('entry.json');
  for (const { name, leaf, valid, sha256, sm3 } of cases) {
    await t.test(name, () => {
      assert.equal(readLeaf(utf8(leaf)) !== null, valid);
      if (valid) assert.deepEqual(DIGESTS.map((tree) => hex(leafHash(tree, utf8(leaf)))), [sha256, sm3]);
    });
  }
  for (const { name, salt, body, sha256, sm3 } of bodies) {
    await t.test(`commitment to the body ${name}`, () => {
      const committed = concat(utf8('ledger-body@v1'), Uint8Array.of(0), bytes(salt), bytes(body));
      assert.deepEqual(DIGESTS.map((tree) => hex(digest(tree, committed))), [sha256, sm3]);
    });
  }
  for (const { algorithm, spki, signature } of envelope.authors) {
    await t.test(`author with ${algorithm}`, () => {
      const key = readPublicKey(fromBase64(spki)!)!;
      assert.ok(verify(key, utf8(envelope.text), fromBase64(signature)!));
      assert.equal(verify(key, utf8(`${envelope.text} `), fromBase64(signature)!), false);
    });
  }
});

test('checkpoints', async (t) => {
  const { keys, cases } = vectors('checkpoint.json');
  const lanes = new Map<string, Map<string, PublicKey>>(Object.entries(keys).map(([origin, byLane]) => [origin,
    new Map(Object.entries(byLane as Record<string, string>).map(([lane, text]) => [lane, laneKey(lane, text)]))]));
  for (const [origin, byLane] of Object.entries(keys)) {
    for (const [lane, text] of Object.entries(byLane as Record<string, string>)) {
      await t.test(`key id of ${lane} for ${origin}`, () =>
        assert.equal(hex(keyId(origin, lanes.get(origin)!.get(lane)!)), text.slice(origin.length + 1).split('+')[0]));
    }
  }
  for (const found of cases) await t.test(`${found.name}: ${found.origin}`, () => checkpointCase(found, lanes));
});

/** A verifier key of C2SP: name, key id and base64 of type and key. */
function laneKey(lane: string, text: string): PublicKey {
  const material = fromBase64(text.split('+').slice(2).join('+'))!;
  return { algorithm: lane as PublicKey['algorithm'], point: material.slice(lane === 'ed25519' ? -32 : -65) };
}

function checkpointCase({ origin, note, size, root, signedBy, valid }: Vectors, lanes: Map<string, Map<string,
  PublicKey>>): void {
  const known = lanes.get(origin) ?? lanes.get('dev-ledger.example/registry')!;
  const read = readCheckpoint(utf8(note), origin, [...known.values()]);
  assert.equal(read !== null && read.signers.size > 0, valid);
  if (!read || !valid) return;
  assert.equal(String(read.size), size);
  assert.equal(hex(read.root), root);
  assert.deepEqual([...known].filter(([, key]) => read.signers.has(key)).map(([lane]) =>
    lane).sort(), [...signedBy].sort());
}

test('state maps', async (t) => {
  const { roots, proofs } = vectors('state-map.json');
  const last = (name: DigestName): string => roots[name][Math.max(...Object.keys(roots[name]).map(Number))];
  for (const { digest: name, key, present, version, value, siblings, other } of proofs) {
    await t.test(`${name}: ${present ? '' : 'no '}${key}`, () => {
      const root = bytes(last(name));
      assert.ok(present
        ? isPresent(name, key, BigInt(version), digest(name, utf8(value)), siblings.map(bytes), root)
        : isAbsent(name, key, siblings.map(bytes), other && {
          path: bytes(other.path), version: BigInt(other.version), value: bytes(other.value ?? other.valueHash) },
            root));
    });
  }
});

test('manifests', async (t) => {
  const { cases, refused } = vectors('manifest.json');
  for (const { name, files, text, sha256, sm3 } of cases) {
    await t.test(name, () => {
      assert.deepEqual(DIGESTS.map((tree) => hex(digest(tree, utf8(text)))), [sha256, sm3]);
      const manifest = readManifest(utf8(text))!;
      const byPath = new Map(manifest.files.map((file) => [file.path, file]));
      for (const { path, length, seed } of files) {
        const tree = new ChunkTree(manifest.chunkSize, manifest.digests);
        for (const piece of pieces(length, seed)) tree.add(piece);
        const is = tree.end();
        assert.ok(is(byPath.get(path)!));
        assert.equal(manifest.files.filter(is).length >= 1, true);
      }
    });
  }
  for (const { name, text } of refused) {
    await t.test(`refused: ${name}`, () => assert.equal(readManifest(utf8(text)), null));
  }
});

test('a file is looked for in all manifests that are proven, whether they are hashed together or not', () => {
  const cases: { files: { length: number; seed: number }[]; text: string }[] = vectors('manifest.json').cases;
  const manifests = cases.map(({ text }) => readManifest(utf8(text))!);
  const found = manifests.map((manifest): Content => ({
    finding: proven('content', '', ''), bytes: new Uint8Array(0), manifest, trees: DIGESTS,
  }));
  assert.ok(new Set(manifests.map(({ chunkSize }) => chunkSize)).size < manifests.length);
  for (const { length, seed } of cases.flatMap(({ files }) => files)) {
    const claim = new FileClaim('data', found);
    const alone = manifests.map(({ chunkSize, digests }) => new ChunkTree(chunkSize, digests));
    for (const piece of pieces(length, seed)) for (const each of [claim, ...alone]) each.add(piece);
    const first = alone.flatMap((tree, at) => manifests[at]!.files.find(tree.end()) ?? [])[0]!;
    const { outcome, reason } = claim.end();
    assert.deepEqual([outcome, reason], ['proven', `its bytes are those of ${first.path} in a proven manifest`]);
  }
  const [other, none] = [new FileClaim('data', found), new FileClaim('data', [])];
  other.add(utf8('of none of them'));
  assert.deepEqual([other, none].map((claim) => claim.end().outcome), ['refuted', 'not-shown']);
});

/** Byte i is (seed + 31 i + 7 floor(i / 4096)) mod 256; cut at places that are no multiples of a chunk. */
function* pieces(length: number, seed: number): Generator<Uint8Array> {
  for (let at = 0; at < length; at += 5003) {
    yield Uint8Array.from({ length: Math.min(5003, length - at) }, (_, i) =>
      (seed + 31 * (at + i) + 7 * Math.floor((at + i) / 4096)) & 255);
  }
}

test('a tree of one hash is its leaf', () => {
  const tree = new TreeRoot('sm3');
  const leaf = leafHash('sm3', utf8('leaf'));
  tree.add(leaf);
  assert.ok(equal(tree.root(), leaf));
});
