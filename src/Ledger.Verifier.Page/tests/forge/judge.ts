/** Both verifiers side by side: the native one as a process that answers line by line, this one in the same program. */
import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { describeReason } from '../../page/reasons.ts';
import { run, type Ran } from '../../program.ts';
import { root } from '../vectors.ts';
import type { Loose } from './archive.ts';

export interface Question {
  readonly name: string;
  readonly bundle: Uint8Array;
  readonly anchors: Uint8Array;
  readonly disclosure?: Uint8Array;
  readonly more: readonly string[];
}

export interface Answers {
  readonly code: number;
  readonly verdict: Loose;
  /** Where they differ, or what one of them says that it cannot say in Chinese: empty if they agree. */
  readonly difference: string;
}

export class Judges {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'ledger-judges-'));
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private at = 0;

  constructor() {
    const program = path.join(root, 'tests/Ledger.Verifier.Judge/bin/Release/net10.0/Ledger.Verifier.Judge.dll');
    this.child = spawn('dotnet', [program], { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = readline.createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]();
  }

  async ask({ bundle, anchors, disclosure, more }: Question): Promise<Answers> {
    const slot = this.at++ % 2;
    const [given, believed] = [path.join(this.folder, `${slot}.zip`), path.join(this.folder, `${slot}.json`)];
    fs.writeFileSync(given, bundle);
    fs.writeFileSync(believed, anchors);
    const words = [given, '--anchors', believed, '--json', ...more];
    if (disclosure) {
      const opened = path.join(this.folder, `${slot}.opened`);
      fs.writeFileSync(opened, disclosure);
      words.push('--disclosure', opened);
    }
    this.child.stdin!.write(`${JSON.stringify(words)}\n`);
    const here = await run(words);
    const { value, done } = await this.lines.next();
    if (done) throw new Error('the native verifier died');
    const there = JSON.parse(value) as Ran & { readonly untold: readonly string[] };
    const verdict = here.output === '' ? null : JSON.parse(here.output);
    return { code: here.code, verdict, difference: differenceOf(here, there) || untoldOf(here, there.untold) };
  }

  end(): void {
    this.child.stdin!.end();
    fs.rmSync(this.folder, { recursive: true });
  }
}

/** Reasons without Chinese: the native verifier's, and the page's. */
function untoldOf({ output }: Ran, untold: readonly string[]): string {
  const { refusal, findings = [] } = output === '' ? {} as Loose : JSON.parse(output);
  const here = [refusal, ...findings.map(({ reason }: Loose) => reason)]
    .filter((reason) => reason !== undefined && describeReason('zh', reason) === reason);
  return [...untold.map((reason) => `no Chinese for '${reason}' in src/Ledger.Evidence/Words/Sentences.*.cs`),
    ...here.map((reason) => `no Chinese for '${reason}' in page/reasons.ts`)].join('\n');
}

/** Everything that the specification fixes: not the words for people, nor the order of findings. */
function comparable({ code, output }: Ran): { code: number; verdict: Loose } {
  const verdict = output === '' ? null : JSON.parse(output);
  if (verdict?.refusal) verdict.refusal = true;
  if (verdict?.findings) {
    for (const finding of verdict.findings) delete finding.reason;
    verdict.findings = verdict.findings.map((found: Loose) => JSON.stringify(found)).sort();
  }
  return { code, verdict };
}

function differenceOf(here: Ran, there: Ran): string {
  if (JSON.stringify(comparable(here)) === JSON.stringify(comparable(there))) return '';
  const findings = ({ output }: Ran): Loose[] => (output === '' ? [] : (JSON.parse(output).findings ?? []));
  const told = (ran: Ran): Map<string, string> =>
    new Map(findings(ran).map(({ reason, ...rest }) => [JSON.stringify(rest), reason]));
  const head = (ran: Ran): string =>
    [ran.code, ran.error.split('\n')[0], JSON.stringify({ ...comparable(ran).verdict, findings: [] })].join(' ');
  const [mine, theirs] = [told(here), told(there)];
  const only = (left: Map<string, string>, right: Map<string, string>): string[] =>
    [...left].filter(([line]) => !right.has(line)).map(([line, reason]) => `    ${line} ${reason}`);
  return [`here  ${head(here)}`, ...only(mine, theirs), `there ${head(there)}`, ...only(theirs, mine)].join('\n');
}
