// Writes tests/vectors/mirror.json. Keys, slots, addresses, type hashes and signatures are computed by ethers, the
// operations by operations.mjs.
// With --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import {
  SigningKey, TypedDataEncoder, computeAddress, getCreateAddress, id, keccak256, solidityPackedKeccak256,
} from 'ethers';
import { root } from './compile.mjs';
import { commitTypes } from './ledgers.mjs';
import { malformedOperations, operationsCases, refusedEffects } from './operations-cases.mjs';
import { marksOf, operationsOf } from './operations.mjs';

const bare = (hex) => hex.replace(/^0x/, '').toLowerCase();
const prefixed = (hex) => `0x${hex}`;
const pad = (value) => prefixed(BigInt(value).toString(16).padStart(64, '0'));

function operationsCase({ name, effects }) {
  const [operations, marks] = [operationsOf(effects), marksOf(effects)];
  const digest = (bytes) => bare(keccak256(prefixed(bytes)));
  return {
    name, effects, operations, operationsDigest: digest(operations), marks, marksDigest: digest(marks),
  };
}

function refusedCase({ name, effects }) {
  try {
    operationsOf(effects);
  } catch {
    return { name, effects };
  }
  throw new Error(`${name}: was encoded`);
}

/** One commit, signed (RFC 6979) for one contract on one chain. */
function commitCase({ name, chainId, contract, from, to, voided }, { operationsDigest, marksDigest }) {
  const origin = 'dev-ledger.example/registry';
  const privateKey = id('ledger-mirror@v1 test key');
  const key = new SigningKey(privateKey);
  const domain = { name: 'Ledger', version: '1', chainId, verifyingContract: contract };
  const commit = {
    origin: id(origin),
    from,
    to,
    sha256Root: id(`sha256 ${to}`),
    sm3Root: id(`sm3 ${to}`),
    operationsDigest: prefixed(voided ? marksDigest : operationsDigest),
    voided,
  };
  const digest = TypedDataEncoder.hash(domain, commitTypes, commit);
  return {
    name,
    chainId,
    contract: bare(contract),
    privateKey: bare(privateKey),
    logKey: bare(computeAddress(key)),
    origin,
    originHash: bare(commit.origin),
    from,
    to,
    sha256Root: bare(commit.sha256Root),
    sm3Root: bare(commit.sm3Root),
    operationsDigest: bare(commit.operationsDigest),
    voided,
    domainSeparator: bare(TypedDataEncoder.hashDomain(domain)),
    structHash: bare(TypedDataEncoder.hashStruct('Commit', commitTypes, commit)),
    digest: bare(digest),
    signature: bare(key.sign(digest).serialized),
  };
}

const mapping = (key, slot) => solidityPackedKeccak256(['bytes32', 'bytes32'], [key, pad(slot)]);

function storageCases(asset, contract) {
  const padded = prefixed(asset.padEnd(64, '0'));
  return {
    asset: { asset, slot: bare(mapping(padded, 0)) },
    right: { asset, n: '7', slot: bare(mapping(pad(7), mapping(padded, 1))) },
    roots: { size: '4096', slot: bare(mapping(pad(4096), 6)) },
    blobs: [0, 126, 127, 254, 255, 65534, 65535, 16777214, 16777215].map((blob) => ({
      contract: bare(contract),
      blob: `${blob}`,
      address: bare(getCreateAddress({ from: contract, nonce: blob + 1 })),
    })),
  };
}

const contract = '0x5fbdb2315678afecb367f032d93f642f64180aa3';
const operations = operationsCases.map(operationsCase);
const vectors = {
  format: 'ledger-mirror@v1',
  operations,
  refusedEffects: refusedEffects.map(refusedCase),
  malformed: malformedOperations,
  commitType: TypedDataEncoder.from(commitTypes).encodeType('Commit'),
  commits: [
    { name: 'the first range', chainId: '31337', contract, from: '0', to: '5', voided: false },
    { name: 'a voided range', chainId: '31337', contract, from: '5', to: '9', voided: true },
    {
      name: 'the largest numbers, another chain and contract',
      chainId: '18446744073709551615',
      contract: '0xfffffffffffffffffffffffffffffffffffffffe',
      from: '18446744073709551614',
      to: '18446744073709551615',
      voided: false,
    },
  ].map((commit, i) => commitCase(commit, operations[i])),
  storage: storageCases('6ad0f1a0c1d94c7f8e2b3a4c5d6e7f80', contract),
};

const file = `${root}../tests/vectors/mirror.json`;
const text = `${JSON.stringify(vectors, null, 1)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) throw new Error('mirror.json is not what npm run vectors writes');
