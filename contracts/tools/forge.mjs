// Runs forge with these arguments in the contracts' folder.
import { spawnSync } from 'node:child_process';
import { binaryOf } from './binary.mjs';
import { root } from './compile.mjs';

const { status, error } = spawnSync(binaryOf('forge'), process.argv.slice(2), { cwd: root, stdio: 'inherit' });
if (error) throw error;
process.exit(status ?? 1);
