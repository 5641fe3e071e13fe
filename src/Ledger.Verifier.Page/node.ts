/** node verify.mjs BUNDLE --anchors FILE …; with --batch, one run for each line of input: a JSON array of words. */
import readline from 'node:readline';
import { run } from './program.ts';

const args = process.argv.slice(2);

if (args[0] === '--batch') {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(`${JSON.stringify(await run(JSON.parse(line) as string[]))}\n`);
  }
} else {
  const { code, output, error } = await run(args);
  process.stdout.write(output);
  process.stderr.write(error);
  process.exitCode = code;
}
