// Compiles the contracts with npm's solc under the settings of foundry.toml.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import solc from 'solc';

export const root = fileURLToPath(new URL('../', import.meta.url));

const settings = {
  evmVersion: 'cancun',
  viaIR: true,
  optimizer: { enabled: true, runs: 1_000_000 },
  // No metadata: the bytes depend on the sources and the compiler alone.
  metadata: { appendCBOR: false, bytecodeHash: 'none' },
  remappings: ['@openzeppelin/=node_modules/@openzeppelin/'],
  outputSelection: { '*': { '*': ['abi', 'evm.bytecode.object', 'storageLayout'] } },
};

/** What the compiler says of `{path, name}`; a warning is an error. `edit(path, text)` may change a source. */
export function compile(contracts, edit = (_, text) => text) {
  const read = (path) => edit(path, readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
  const sources = Object.fromEntries(contracts.map(({ path }) => [path, { content: read(path) }]));
  const input = { language: 'Solidity', sources, settings };
  const findImport = (path) => ({ contents: read(path) });
  const output = JSON.parse(solc.compile(JSON.stringify(input), { import: findImport }));
  if (output.errors) throw new Error(output.errors.map((error) => error.formattedMessage).join('\n'));
  return contracts.map(({ path, name }) => artifact(name, output.contracts[path][name]));
}

function artifact(name, { abi, evm, storageLayout }) {
  const storage = storageLayout.storage.map(({ label, slot, offset }) => ({ label, slot, offset }));
  return { name, compiler: solc.version(), abi, bytecode: evm.bytecode.object, storage };
}
