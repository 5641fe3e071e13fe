// A development node of our own for the length of one run, and the few calls that we make to it.
import { spawn } from 'node:child_process';
import { binaryOf } from './binary.mjs';

// Blocks are mined when asked for, and gas is measured under one named hard fork.
const flags = [
  '--port', '0', '--no-mining', '--hardfork', 'prague', '--gas-limit', '1000000000',
  '--base-fee', '0', '--gas-price', '0', '--disable-min-priority-fee',
];

/** Starts a node on a free port; `send` calls it, `stop` ends it. */
export async function startAnvil() {
  const node = spawn(binaryOf('anvil'), flags, { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await listening(node);
  return { url, send: (method, ...params) => send(url, method, params), stop: () => stop(node) };
}

function listening(node) {
  return new Promise((resolve, reject) => {
    let output = '';
    node.on('error', reject).on('exit', () => reject(new Error(`the node ended: ${output}`)));
    node.stdout.on('data', (data) => {
      const found = /Listening on (\S+)/.exec(output += data);
      if (found) resolve(`http://${found[1]}`);
    });
  });
}

async function send(url, method, params) {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  const { result, error } = await response.json();
  if (error) throw new Error(`${method}: ${error.message} ${error.data ?? ''}`);
  return result;
}

function stop(node) {
  return new Promise((resolve) => {
    node.removeAllListeners('exit').on('exit', resolve);
    node.kill();
  });
}
