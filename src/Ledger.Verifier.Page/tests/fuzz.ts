/** node fuzz.mjs [--seed N] [--minutes M] [--kind K] [--keep DIR]: the corpus from any seed on, until time is up.
 * Says each disagreement, and keeps its files in DIR. */
import fs from 'node:fs';
import { KINDS, trial, type Kind } from './forge/corpus.ts';
import { Judges } from './forge/judge.ts';

const option = (name: string): string | undefined => process.argv[process.argv.indexOf(`--${name}`) + 1 || Infinity];
const kinds = option('kind') ? [option('kind') as Kind] : KINDS;
const end = Date.now() + Number(option('minutes') ?? 1) * 60_000;
const judges = new Judges();
const keep = option('keep');
let [seed, asked, bad] = [Number(option('seed') ?? 1_000_000), 0, 0];

for (; Date.now() < end; seed++) {
  for (const kind of kinds) {
    const question = trial(kind, seed);
    const answers = await judges.ask(question);
    const wrong = answers.difference || question.wrong(answers);
    asked++;
    if (wrong) {
      bad++;
      if (keep) {
        const file = `${keep}/${question.name.replaceAll(' ', '-')}`;
        fs.writeFileSync(`${file}.zip`, question.bundle);
        fs.writeFileSync(`${file}.json`, question.anchors);
        if (question.disclosure) fs.writeFileSync(`${file}.opened`, question.disclosure);
      }
      console.log(`${question.name}: ${question.more.join(' ')}\n${wrong}\n`);
    }
  }
}
judges.end();
console.log(`${asked} questions up to seed ${seed - 1}, ${bad} disagreements`);
process.exitCode = bad === 0 ? 0 : 1;
