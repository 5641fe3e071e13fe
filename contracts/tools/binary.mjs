// Where npm put the platform's own executable of a Foundry tool.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** The path of `forge` or `anvil`: run it directly, so that its process id is the tool's own. */
export function binaryOf(tool) {
  const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
  const manifest = require.resolve(`@foundry-rs/${tool}-${process.platform}-${architecture}/package.json`);
  return manifest.replace(/package\.json$/, `bin/${tool}`);
}
