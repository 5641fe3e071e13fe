// A development node of our own for the length of one run, and the few calls that we make to it.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Starts the platform's binary itself, so that the process we stop is the node. */
export async function startAnvil(...options) {
  const platform = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const manifest = createRequire(require.resolve('@foundry-rs/anvil/package.json'))
    .resolve(`@foundry-rs/anvil-${platform}/package.json`);
  const binary = manifest.replace('package.json', 'bin/anvil');
  const flags = ['--port', '0', '--base-fee', '0', '--gas-price', '0', '--disable-min-priority-fee'];
  const node = spawn(binary, [...flags, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
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
