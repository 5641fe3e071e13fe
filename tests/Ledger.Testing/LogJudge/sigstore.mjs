// Reads a .tlog-proof with the readers of checkpoints and Merkle proofs that npm itself verifies provenance with
// (Sigstore's @sigstore/verify, Apache-2.0). The proof is taken apart here, and judged there.
//
//   node sigstore.mjs PACKAGE LEAF PROOF KEY     PACKAGE: the folder of @sigstore/verify; KEY: the log's verifier key
//
// Exit code 0: accepted. 1: refused, and why.
import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [packageFolder, leafFile, proofFile, key] = process.argv.slice(2);
const require = createRequire(`${packageFolder}/dist/index.js`);
const { verifyCheckpoint } = require('./tlog/checkpoint.js');
const { verifyMerkleInclusion } = require('./tlog/merkle.js');

const [origin, keyId, material] = key.split(/\+(.{8})\+/);
// Behind the signature type the key, in front of which RFC 8410 puts these bytes.
const raw = Buffer.from(material, 'base64').subarray(1);
const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
const log = {
  logID: Buffer.from(keyId, 'hex'),
  baseURL: origin,
  publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
};

const text = readFileSync(proofFile, 'utf8');
const [head, ...lines] = text.slice(0, text.indexOf('\n\n')).split('\n').filter((line) => !line.startsWith('extra '));
const entry = {
  canonicalizedBody: readFileSync(leafFile),
  inclusionProof: {
    logIndex: lines[0].replace('index ', ''),
    hashes: lines.slice(1).map((line) => Buffer.from(line, 'base64')),
    checkpoint: { envelope: text.slice(text.indexOf('\n\n') + 2) },
  },
};

try {
  if (head !== 'c2sp.org/tlog-proof@v1') throw new Error('no tlog-proof');
  const checkpoint = verifyCheckpoint(entry, [log]);
  verifyMerkleInclusion(entry, checkpoint);
  console.log(entry.inclusionProof.logIndex, String(checkpoint.logSize), checkpoint.logHash.toString('base64'));
} catch (error) {
  console.log(error.message);
  process.exitCode = 1;
}
