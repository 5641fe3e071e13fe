// The mirror and its baseline as a sender sees them: both take effects and tell what the node charged.
import { readFileSync } from 'node:fs';
import { AbiCoder, Interface, SigningKey, TypedDataEncoder, computeAddress, id, keccak256 } from 'ethers';
import { root } from './compile.mjs';
import { operationsOf } from './operations.mjs';

export const commitTypes = {
  Commit: [
    { name: 'origin', type: 'bytes32' },
    { name: 'from', type: 'uint64' },
    { name: 'to', type: 'uint64' },
    { name: 'sha256Root', type: 'bytes32' },
    { name: 'sm3Root', type: 'bytes32' },
    { name: 'operationsDigest', type: 'bytes32' },
    { name: 'voided', type: 'bool' },
  ],
};

const commitGas = 900_000_000;
const recordGas = 1_000_000;
const batch = 500;
const origin = id('dev-ledger.example/registry');
const logKey = new SigningKey(id('a log key that signs nothing but measurements'));

export const artifact = (name) => JSON.parse(readFileSync(`${root}artifacts/${name}.json`, 'utf8'));

/** Sends the transactions, mines one block for each batch, and takes all the receipts. */
async function transact(node, transactions) {
  const [from] = await node.send('eth_accounts');
  const receipts = [];
  for (let start = 0; start < transactions.length; start += batch) {
    const part = transactions.slice(start, start + batch);
    const first = Number(await node.send('eth_getTransactionCount', from, 'latest'));
    const quantity = (value) => `0x${value.toString(16)}`;
    await Promise.all(part.map(({ gas, ...transaction }, i) => node.send('eth_sendTransaction', {
      ...transaction, from, gas: quantity(gas), gasPrice: '0x0', nonce: quantity(first + i),
    })));
    await node.send('evm_mine');
    receipts.push(...await node.send('eth_getBlockReceipts', 'latest'));
  }
  if (receipts.length !== transactions.length) throw new Error('not every transaction was mined');
  if (receipts.some(({ status }) => status !== '0x1')) throw new Error('a transaction was reverted');
  return receipts;
}

async function deploy(node, name, types, values) {
  const { abi, bytecode } = artifact(name);
  const parameters = AbiCoder.defaultAbiCoder().encode(types, values);
  const [{ contractAddress }] = await transact(node, [{ data: `0x${bytecode}${parameters.slice(2)}`, gas: commitGas }]);
  return { address: contractAddress, abi: new Interface(abi) };
}

export class Mirror {
  #node;
  #address;
  #abi;
  #size = 0;

  static async deploy(node) {
    const [administrator] = await node.send('eth_accounts');
    const values = [origin, computeAddress(logKey), administrator];
    const { address, abi } = await deploy(node, 'LedgerMirror', ['bytes32', 'address', 'address'], values);
    return new Mirror().#at(node, address, abi);
  }

  #at(node, address, abi) {
    [this.#node, this.#address, this.#abi] = [node, address, abi];
    return this;
  }

  get address() {
    return this.#address;
  }

  /** Commits the effects as one range of as many entries; the gas. */
  async commit(effects) {
    const operations = `0x${operationsOf(effects)}`;
    const [from, to] = [this.#size, this.#size + effects.length];
    const [sha256Root, sm3Root] = [id(`sha256 ${to}`), id(`sm3 ${to}`)];
    const operationsDigest = keccak256(operations);
    const commit = { origin, from, to, sha256Root, sm3Root, operationsDigest, voided: false };
    const chainId = BigInt(await this.#node.send('eth_chainId'));
    const domain = { name: 'Ledger', version: '1', chainId, verifyingContract: this.#address };
    const signature = logKey.sign(TypedDataEncoder.hash(domain, commitTypes, commit)).serialized;
    const data = this.#abi.encodeFunctionData('commit', [commit, operations, signature]);
    const [{ gasUsed }] = await transact(this.#node, [{ to: this.#address, data, gas: commitGas }]);
    this.#size = to;
    return Number(gasUsed);
  }
}

export class Baseline {
  #node;
  #address;
  #abi;
  #holders = new Map();

  static async deploy(node) {
    const [registrar] = await node.send('eth_accounts');
    const { address, abi } = await deploy(node, 'PerRecordRegistry', ['address'], [registrar]);
    return new Baseline().#at(node, address, abi);
  }

  #at(node, address, abi) {
    [this.#node, this.#address, this.#abi] = [node, address, abi];
    return this;
  }

  /** Sends one transaction a record; the gas of all. */
  async send(effects) {
    const transactions = effects.map((effect) => ({ to: this.#address, data: this.#call(effect), gas: recordGas }));
    const receipts = await transact(this.#node, transactions);
    return receipts.reduce((total, { gasUsed }) => total + Number(gasUsed), 0);
  }

  #call({ key, version, value }) {
    const [kind, asset, number] = key.split('/');
    const name = `0x${asset}${BigInt(number ?? 0).toString(16).padStart(32, '0')}`;
    const encode = (call, ...values) => this.#abi.encodeFunctionData(call, values);
    if (kind === 'transaction') return encode('fileTransaction', name, `0x${value.sha256}`);
    if (kind === 'egress') return encode('fileEgress', name, `0x${value.sha256}`);
    const head = headOf({ key, version, value });
    if (kind === 'asset') return encode('setAsset', `0x${asset}`, head, `0x${value.content.sha256}`);
    const words = [`0x${value.holder}`, `0x${value.terms.sha256}`];
    const unchanged = this.#holders.get(key) === `${words}`;
    this.#holders.set(key, `${words}`);
    return unchanged ? encode('changeRight', name, head) : encode('setRight', name, head, ...words);
  }
}

/** The fixed part of a record or a right, cut out of its operations and left aligned: both ledgers take it. */
function headOf(effect) {
  const operations = operationsOf([effect]);
  const [start, length] = effect.key.startsWith('asset') ? [26, 9] : [30, 16];
  return `0x${operations.slice(2 * start, 2 * (start + length)).padEnd(64, '0')}`;
}
