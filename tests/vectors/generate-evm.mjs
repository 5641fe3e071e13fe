// Writes rlp.json, trie.json, transaction.json and header.json with libraries and a node that are not ours. Run where these resolve:
//   npm install ethers@6.17.0 @ethereumjs/rlp@10.1.3 @ethereumjs/trie@6.2.1 @foundry-rs/anvil@1.7.1
//   node generate-evm.mjs OUTPUT-FOLDER PATH-OF-ANVIL PATH-OF-LedgerMirror.json
// The header with seals in header.json is data from a real chain and is kept, not made.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RLP } from '@ethereumjs/rlp';
import { Trie } from '@ethereumjs/trie';
import { AbiCoder, Interface, Transaction, Wallet, encodeRlp, hexlify, keccak256 } from 'ethers';

const [folder, anvil, artifact] = process.argv.slice(2);
const hex = (bytes) => Buffer.from(bytes).toString('hex');
const bytes = (text) => Uint8Array.from(Buffer.from(text, 'hex'));
const noise = (seed, length) => createHash('shake256', { outputLength: length }).update(seed).digest();

function write(name, content) {
  writeFileSync(join(folder, name), `${JSON.stringify(content, null, 1)}\n`);
}

/** Encodes nested arrays of hex text twice, with two libraries. */
function rlp(value) {
  const prefixed = (item) => (Array.isArray(item) ? item.map(prefixed) : `0x${item}`);
  const plain = (item) => (Array.isArray(item) ? item.map(plain) : bytes(item));
  const encoded = encodeRlp(prefixed(value)).slice(2);
  if (encoded !== hex(RLP.encode(plain(value)))) throw new Error('the libraries disagree');
  return encoded;
}

function rlpVectors() {
  const values = [
    '', '00', '7f', '80', '0400', '646f67', [], ['636174', '646f67'], [[], [[]], [[], [[]]]], ['', ''],
    hex(noise('55', 55)), hex(noise('56', 56)), hex(noise('256', 256)),
    Array(55).fill('01'), Array(56).fill('01'), [hex(noise('list', 300)), ['00', []]],
  ];
  const invalid = {
    'nothing': '', 'a byte left over': '8000', 'a short byte with prefix': '8100', 'a short byte with prefix 7f': '817f',
    'a string cut short': '83646f', 'a list cut short': 'c263', 'an item beyond its list': 'c28263',
    'long form for 55 bytes': `b837${hex(noise('55', 55))}`, 'long list form for 1 byte': 'f80101',
    'a length with a leading zero': `b90038${hex(noise('56', 56))}`, 'a length of zero bytes': 'b800',
    'a length beyond 32 bits': 'bfffffffffffffffff', 'a length without its bytes': 'b9',
  };
  let deep = 'c0';
  for (let i = 0; i < 16; i++) deep = hex(RLP.encode([RLP.decode(bytes(deep))]));
  invalid['lists too deep'] = deep;
  write('rlp.json', {
    source: 'ethers 6.17.0 and @ethereumjs/rlp 10.1.3 agree; invalid cases from the yellow paper, appendix B',
    valid: values.map((value) => ({ value, encoded: rlp(value) })),
    invalid: Object.entries(invalid).map(([name, encoded]) => ({ name, encoded })),
  });
}

async function trieCase(name, entries, absent) {
  const trie = new Trie();
  for (const [key, value] of entries) await trie.put(bytes(key), bytes(value));
  const proofs = [];
  for (const [key, value] of [...entries.slice(0, 6), ...absent.map((key) => [key, null])]) {
    // The library lists nodes again that stand inside their parents; eth_getProof does not.
    const listed = (await trie.createProof(bytes(key))).map(hex);
    const nodes = listed.filter((node, i) => i === 0 || node.length >= 64);
    proofs.push({ key, value, nodes: trie.EMPTY_TRIE_ROOT.every((b, i) => b === trie.root()[i]) ? [] : nodes });
  }
  return { name, root: hex(trie.root()), proofs };
}

async function orderedCase(count) {
  const trie = new Trie();
  const values = [];
  for (let i = 0; i < count; i++) {
    values.push(hex(noise(`value ${i}`, 1 + ((i * 37) % 90))));
    await trie.put(RLP.encode(i === 0 ? new Uint8Array() : i), bytes(values[i]));
  }
  return { count, values: count <= 130 ? values : undefined, root: hex(trie.root()) };
}

async function trieVectors() {
  const text = (value) => Buffer.from(value).toString('hex');
  const hashed = (count) => Array.from({ length: count }, (_, i) =>
    [keccak256(noise(`key ${i}`, 20)).slice(2), hex(noise(`held ${i}`, 1 + (i % 70)))]);
  const missing = ['absent 1', 'absent 2', 'absent 3'].map((seed) => keccak256(noise(seed, 20)).slice(2));
  const dogs = [['do', 'verb'], ['dog', 'puppy'], ['doge', 'coin'], ['horse', 'stallion']].map((e) => e.map(text));
  write('trie.json', {
    source: '@ethereumjs/trie 6.2.1',
    tries: [
      await trieCase('without keys', [], missing.slice(0, 1)),
      await trieCase('one key', hashed(1), missing.slice(0, 1)),
      await trieCase('values inside branches', dogs, ['d', 'doges', 'house', 'x'].map(text)),
      await trieCase('small values inside their parents', [['01', '61'], ['02', '62'], ['11', '63']], ['03', '21', '0101']),
      await trieCase('two keys', hashed(2), missing),
      await trieCase('300 hashed keys', hashed(300), missing),
    ],
    ordered: await Promise.all([0, 1, 2, 3, 16, 17, 127, 128, 129, 300].map(orderedCase)),
  });
}

function transactionVectors() {
  const wallet = new Wallet(keccak256('0x01'));
  const { abi } = JSON.parse(readFileSync(artifact, 'utf8'));
  const contract = new Interface(abi);
  const bare = (text) => text.slice(2);
  const sign = (name, fields) => {
    const transaction = Transaction.from({ type: 2, value: 0, ...fields });
    transaction.signature = wallet.signingKey.sign(transaction.unsignedHash);
    const { chainId, nonce, maxFeePerGas, maxPriorityFeePerGas, gasLimit, to, data } = transaction;
    return { name, chainId: String(chainId), nonce, maximum: String(maxFeePerGas), priority: String(maxPriorityFeePerGas),
      gasLimit: String(gasLimit), to: to?.toLowerCase() ?? null, data: bare(data), encoded: bare(transaction.serialized),
      hash: bare(transaction.hash) };
  };
  const to = '0x5fbdb2315678afecb367f032d93f642f64180aa3';
  const word = (seed) => `0x${hex(noise(seed, 32))}`;
  const commit = (operations, voided) => ({
    origin: word('origin'), from: 5, to: 9, sha256Root: word('sha256'), sm3Root: word('sm3'),
    operationsDigest: keccak256(operations), voided,
  });
  const calls = [['0x010000', false], [`0x${hex(noise('operations', 333))}`, false], ['0x020000', true]].map(([operations, voided]) => {
    const signature = `0x${hex(noise('signature', 65))}`;
    return { ...commit(operations, voided), operations, signature,
      data: contract.encodeFunctionData('commit', [commit(operations, voided), operations, signature]) };
  });
  const errors = [
    ['LedgerMirrorNotContiguous', [7, 5], 'from 7, size 5'],
    ['LedgerMirrorWrongSigner', [to, wallet.address], `signer ${to}, logKey ${wallet.address.toLowerCase()}`],
    ['LedgerMirrorStaleRight', [`0x${'6a'.repeat(16)}`, 3, 4, 5], `asset ${'6a'.repeat(16)}, n 3, version 4, stored 5`],
    ['LedgerMirrorWrongOrigin', [word('a'), word('b')], `origin ${bare(word('a'))}, expected ${bare(word('b'))}`],
  ].map(([name, values, message]) => ({ name, message, data: bare(contract.encodeErrorResult(name, values)) }));
  errors.push({ name: 'Error', message: 'no such thing', data: `08c379a0${bare(AbiCoder.defaultAbiCoder().encode(['string'], ['no such thing']))}` });
  const creation = { origin: word('origin'), logKey: wallet.address.toLowerCase(), administrator: to,
    arguments: bare(contract.encodeDeploy([word('origin'), wallet.address, to])) };
  write('transaction.json', {
    source: 'ethers 6.17.0',
    privateKey: bare(wallet.privateKey),
    address: wallet.address.toLowerCase(),
    transactions: [
      sign('free, to a contract', { chainId: 31337, nonce: 0, maxFeePerGas: 0, maxPriorityFeePerGas: 0, gasLimit: 21000, to, data: '0x' }),
      sign('with fees and data', { chainId: 1, nonce: 300, maxFeePerGas: 30000000000n, maxPriorityFeePerGas: 1500000000n, gasLimit: 16777216, to, data: `0x${hex(noise('data', 400))}` }),
      sign('a creation', { chainId: 18446744073709551615n, nonce: 1, maxFeePerGas: 1n << 100n, maxPriorityFeePerGas: 1, gasLimit: 5000000, to: null, data: '0x6001' }),
      ...Array.from({ length: 20 }, (_, i) => sign(`one of many, ${i}`, { chainId: 31337, nonce: i, maxFeePerGas: 0, maxPriorityFeePerGas: 0, gasLimit: 100000, to, data: '0x00' })),
    ],
    calls: calls.map((one) => Object.fromEntries(Object.entries(one).map(([k, v]) => [k, typeof v === 'string' ? bare(v) : v]))),
    errors,
    creation: { ...creation, origin: bare(creation.origin) },
  });
}

async function call(method, params) {
  const response = await fetch('http://127.0.0.1:18545', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
  });
  return (await response.json()).result;
}

async function blockOf(hardfork) {
  const node = spawn(anvil, ['--port', '18545', '--silent', '--hardfork', hardfork, '--timestamp', '1700000000']);
  try {
    while (!(await call('eth_chainId', []).catch(() => undefined))) await new Promise((done) => setTimeout(done, 50));
    const [from, to] = await call('eth_accounts', []);
    await call('eth_sendTransaction', [{ from, to, value: '0x1', gasPrice: '0x77359400' }]);
    await call('evm_mine', []);
    let block = null;
    while (!block) block = await call('eth_getBlockByNumber', ['0x1', false]);
    if (keccak256(encodeRlp(fieldsOf(block))) !== block.hash) throw new Error(`${hardfork} has other fields`);
    return { name: `anvil 1.7.1, ${hardfork}`, hash: block.hash.slice(2), header: encodeRlp(fieldsOf(block)).slice(2),
      number: Number(block.number), stateRoot: block.stateRoot.slice(2), receiptsRoot: block.receiptsRoot.slice(2) };
  } finally {
    node.kill('SIGKILL');
    await new Promise((done) => node.once('exit', done));
  }
}

function fieldsOf(block) {
  const quantity = (text) => (text === '0x0' ? '0x' : hexlify(text.length % 2 ? `0x0${text.slice(2)}` : text));
  const later = ['withdrawalsRoot', 'blobGasUsed', 'excessBlobGas', 'parentBeaconBlockRoot', 'requestsHash'];
  const numbers = ['difficulty', 'number', 'gasLimit', 'gasUsed', 'timestamp', 'baseFeePerGas', 'blobGasUsed', 'excessBlobGas'];
  return ['parentHash', 'sha3Uncles', 'miner', 'stateRoot', 'transactionsRoot', 'receiptsRoot', 'logsBloom', 'difficulty',
    'number', 'gasLimit', 'gasUsed', 'timestamp', 'extraData', 'mixHash', 'nonce', 'baseFeePerGas', ...later]
    .filter((name) => block[name] !== undefined && block[name] !== null)
    .map((name) => (numbers.includes(name) ? quantity(block[name]) : block[name]));
}

async function headerVectors() {
  const path = join(folder, 'header.json');
  const { qbft } = JSON.parse(readFileSync(path, 'utf8'));
  const headers = [];
  for (const hardfork of ['berlin', 'london', 'shanghai', 'cancun', 'prague', 'osaka']) headers.push(await blockOf(hardfork));
  write('header.json', { source: 'headers of anvil encoded with ethers 6.17.0; the sealed one names its own', headers, qbft });
}

rlpVectors();
await trieVectors();
transactionVectors();
await headerVectors();
