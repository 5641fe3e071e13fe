/** The same command as the native verifier's, for tests and for whoever has Node and no browser. */
import fs from 'node:fs';
import path from 'node:path';
import { readDeclared } from './claims/broken.ts';
import type { Finding, Refusal, Verdict } from './claims/findings.ts';
import { equal, hex } from './crypto/bytes.ts';
import { readAnchors, type Anchors } from './formats/anchors.ts';
import { readTime } from './formats/values.ts';
import { compare, judge, withFindings } from './verify.ts';

const USAGE = 'usage: BUNDLE|FOLDER --anchors FILE [--at TIME] [--json] [--broken NAME[@TIME]]... '
  + '[--disclosure FILE] [--file PATH...]';
const NOT_UNDERSTOOD = 64;

interface Words {
  bundle?: string;
  anchors?: string;
  at?: number;
  disclosure?: string;
  json: boolean;
  broken: Set<string>;
  files: string[];
}

export interface Ran {
  /** 0: every claim is proven; 1: one is not; 2: the file is refused; 64: the words or files were not understood. */
  readonly code: number;
  readonly output: string;
  readonly error: string;
}

class NotUnderstood extends Error {}

export async function run(args: readonly string[]): Promise<Ran> {
  try {
    const words = readWords(args);
    if (words.bundle !== undefined && isFolder(words.bundle)) return await runAll(words, words.bundle);
    const verdict = await verdictOf(words);
    return { code: codeOf(verdict), output: words.json ? `${toJson(verdict)}\n` : toText(verdict), error: '' };
  } catch (error) {
    if (!(error instanceof NotUnderstood)) throw error;
    return { code: NOT_UNDERSTOOD, output: '', error: `${error.message}\n${USAGE}\n` };
  }
}

const isFolder = (name: string): boolean => fs.statSync(name, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** All bundles of a folder, a line each, in the order of their names; the code is the greatest of theirs. */
async function runAll(words: Words, folder: string): Promise<Ran> {
  if (words.disclosure !== undefined || words.files.length > 0) fail('A disclosure or a file goes with one bundle.');
  believe(words.anchors ?? fail('Anchors are needed.'));
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.zip') && !isFolder(path.join(folder, name)));
  if (names.length === 0) fail(`${folder}: no .zip in this folder.`);
  const [lines, unread, codes]: [string[], string[], number[]] = [[], [], []];
  for (const name of names.sort()) {
    try {
      const verdict = await verdictOf({ ...words, bundle: path.join(folder, name) });
      codes.push(codeOf(verdict));
      lines.push(words.json ? `{"file":${JSON.stringify(shown(name))},"verdict":${toJson(verdict)}}`
        : lineOf(shown(name), verdict));
    } catch (error) {
      if (!(error instanceof NotUnderstood)) throw error;
      codes.push(NOT_UNDERSTOOD);
      unread.push(`${shown(name)} cannot be read.\n`);
    }
  }
  const of = (code: number): number => codes.filter((one) => one === code).length;
  if (!words.json) {
    lines.push(`${names.length} bundles: ${of(0)} proven, ${of(1)} not proven, ${of(2)} refused`
      + `${unread.length > 0 ? `, ${unread.length} could not be read` : ''}.`);
  }
  return { code: Math.max(...codes), output: lines.map((line) => `${line}\n`).join(''), error: unread.join('') };
}

/** A name comes from whoever made the folder: none begins a line of its own, or turns one round. */
const shown = (name: string): string =>
  (/[\p{Cc}\p{Cf}]/u.test(name) ? hex(new TextEncoder().encode(name)) : name);

function lineOf(name: string, verdict: Verdict | Refusal): string {
  if ('refusal' in verdict) return `refused    ${name}: ${verdict.refusal}`;
  const open = verdict.findings.filter(({ outcome }) => outcome !== 'proven').length;
  return open === 0 ? `proven     ${name}` : `not proven ${name}: ${open} of ${verdict.findings.length} claims`;
}

function readWords(args: readonly string[]): Words {
  const words: Words = { json: false, broken: new Set(), files: [] };
  const left = [...args];
  while (left.length > 0) {
    const word = left.shift()!;
    const value = (): string => left.shift() ?? fail(`${word} needs a value.`);
    if (word === '--json') words.json = true;
    else if (word === '--anchors' && words.anchors === undefined) words.anchors = value();
    else if (word === '--at' && words.at === undefined) words.at = readAt(value());
    else if (word === '--disclosure' && words.disclosure === undefined) words.disclosure = value();
    else if (word === '--broken') words.broken.add(readName(value()));
    else if (word === '--file') do words.files.push(value()); while (left.length > 0 && !left[0]!.startsWith('--'));
    else if (!word.startsWith('--') && words.bundle === undefined) words.bundle = word;
    else fail(`What is ${word}?`);
  }
  return words;
}

/** Milliseconds may be left out. */
function readAt(text: string): number {
  return readTime(text) ?? readTime(text.replace(/Z$/,
    '.000Z')) ?? fail(`${text} is no time, such as 2026-11-23T14:40:14Z.`);
}

const readName = (name: string): string =>
  (readDeclared(name) ? name : fail(`No algorithm is called ${name}.`));

function fail(message: string): never {
  throw new NotUnderstood(message);
}

async function verdictOf({ bundle, anchors, at, broken, disclosure, files }: Words): Promise<Verdict | Refusal> {
  const given = read(bundle ?? fail('A bundle is needed.'));
  const judged = judge(given, believe(anchors ?? fail('Anchors are needed.')), { at, broken,
    disclosure: disclosure === undefined ? undefined : read(disclosure) });
  const found: Finding[] = [];
  for (const file of files) {
    if (!fs.statSync(file, { throwIfNoEntry: false })?.isFile()) fail(`${file} is not there.`);
    found.push(await compare({ name: file, pieces: fs.createReadStream(file, { highWaterMark: 1 << 20 }) },
      judged.contents));
  }
  return 'refusal' in judged.verdict ? judged.verdict : withFindings(judged.verdict, found);
}

let last: { readonly bytes: Uint8Array; readonly anchors: Anchors } | null = null;

/** Checking the keys takes longer than a bundle that is refused; many bundles are of one log. */
function believe(file: string): Anchors {
  const bytes = read(file);
  if (last && equal(last.bytes, bytes)) return last.anchors;
  const anchors = readAnchors(bytes);
  if (typeof anchors === 'string') return fail(`${file}: ${anchors}.`);
  last = { bytes, anchors };
  return anchors;
}

function read(file: string): Uint8Array {
  try {
    return new Uint8Array(fs.readFileSync(file));
  } catch {
    return fail(`${file} is not there.`);
  }
}

const codeOf = (verdict: Verdict | Refusal): number => ('refusal' in verdict ? 2 : verdict.holds ? 0 : 1);

const LISTS = ['aspects', 'findings', 'outside'];

/** Canonical JSON: names ascend, no spaces. */
function toJson(verdict: Verdict | Refusal): string {
  const sorted = (value: object): object => Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, item]) =>
      [name, LISTS.includes(name) ? (item as object[]).map(sorted) : item]));
  return JSON.stringify(sorted(verdict));
}

function toText(verdict: Verdict | Refusal): string {
  if ('refusal' in verdict) return `refused    ${verdict.refusal}\n`;
  const { subject, origin, size, time, lanes, findings, aspects, outside } = verdict;
  const cited = (articles: readonly string[]): string => `（第${articles.join('、')}条）`;
  const lines = findings.map(({ claim, outcome, subject: of, reason, restsOn, articles }) =>
    `${outcome.replace('-', ' ').padEnd(10)} ${claim} ${of}: ${reason}`
    + `${restsOn ? `; it rests on ${restsOn.join(', ')}` : ''}${cited(articles)}`);
  lines.push(...aspects.map(({ aspect, outcome, articles }) =>
    `${outcome.replace('-', ' ').padEnd(10)} ${aspect}${cited(articles)}`));
  lines.push(`outside proof: ${outside.map(({ item, articles }) => `${item}${cited(articles)}`).join(', ')}`);
  const open = findings.filter(({ outcome }) => outcome !== 'proven').length;
  return [
    `${subject} in the log ${origin}`, `under the checkpoints of size ${size} of ${time}, lanes ${lanes.join(', ')}`,
      ...lines,
    open === 0 ? `Every claim is proven (${findings.length}).`
      : `${open} of ${findings.length} claims are not proven.`, '',
  ].join('\n');
}
