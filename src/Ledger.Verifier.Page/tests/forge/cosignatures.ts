/** Cosignatures out of place: of other trees, other witnesses, other times, other bytes. */
import { createPublicKey, verify as nodeVerify } from 'node:crypto';
import { concat, fromBase64, fromUtf8, hex, toBase64, utf8, type Bytes } from '../../crypto/bytes.ts';
import { spkiOf } from '../../crypto/signatures.ts';
import { cosignerId, readWitnessKey } from '../../formats/anchors.ts';
import { inflated, vectors } from '../vectors.ts';
import { anchorsOf, canonical, signed, takeApart, type Loose } from './archive.ts';
import type { Answers, Question } from './judge.ts';
import type { Random } from './random.ts';

const { bundles, anchors: published, cases } = vectors('witnessed.json');
const genuine = cases.find(({ name }: Loose) => name === 'two under the SM3 tree');
const parts = takeApart(inflated(bundles[genuine.bundle]));
const GENUINE = new Set<string>(genuine.verdict.findings.filter(({ claim }: Loose) => claim === 'cosigned')
  .map(({ subject }: Loose) => subject));
const { lanes, witnesses, witnessQuorum } = JSON.parse(published.both);
const anchors = utf8(canonical(anchorsOf(parts.origin, { lanes, witnesses, witnessQuorum })));
const keys = witnesses.map(({ vkey }: Loose) => readWitnessKey(vkey)!);

const blank = (note: string): number => note.lastIndexOf('\n\n') + 2;
const linesOf = (note: string): string[] => note.slice(blank(note), -1).split('\n');
const notes = parts.members.filter(({ name }) => name.startsWith('checkpoints/')).map(({ bytes }) => fromUtf8(bytes)!);
/** Every line under either tree, the lanes' own among them. */
const stock = [...notes.flatMap(linesOf), ...Object.values<string>(bundles).flatMap((packed) =>
  takeApart(inflated(packed)).members.filter(({ name }) => name.startsWith('checkpoints/'))
    .flatMap(({ bytes }) => linesOf(fromUtf8(bytes)!)).filter((line) => line.includes('/w')))];

/** Nothing is cosigned but what a witness did cosign, whatever the lines look like. */
export function cosignatureTrial(random: Random, name: string): Question & { wrong: (answers: Answers) => string } {
  const members = parts.members.map((member) => (member.name.startsWith('checkpoints/') && !random.oneIn(4)
    ? { ...member, bytes: utf8(disturbed(random, fromUtf8(member.bytes)!)) } : member));
  const wrong = ({ verdict }: Answers): string => (verdict?.findings ?? [])
    .filter(({ claim, subject }: Loose) => claim === 'cosigned' && !GENUINE.has(subject) && !isOfVectors(subject))
    .map(({ subject }: Loose) => `cosigned by nobody: ${subject}`).join(', ');
  const more = random.oneIn(5) ? ['--broken', random.pick(['ed25519', 'sha256', 'sm3'])] : [];
  return { name, bundle: signed({ ...parts, members }), anchors, more, wrong };
}

/** Any other line of the vectors that a witness did sign over one of the two checkpoints, by another library's word. */
const OF_VECTORS = new Set<string>(parts.members.filter(({ name }) => name.startsWith('checkpoints/'))
  .flatMap(({ name, bytes }) => stock.flatMap((line) =>
    subjectsOf(name.includes('sm3') ? 'sm3' : 'sha256', fromUtf8(bytes)!, line))));
const isOfVectors = (subject: string): boolean => OF_VECTORS.has(subject);

function subjectsOf(tree: string, note: string, line: string): string[] {
  const [, , text] = line.split(' ');
  const blob = fromBase64(text ?? '');
  if (blob?.length !== 76) return [];
  const seconds = new DataView(blob.buffer, blob.byteOffset).getBigUint64(4);
  const message = utf8(`cosignature/v1\ntime ${seconds}\n${note.slice(0, blank(note) - 1)}`);
  return keys.filter(({ name, key }: { name: string; key: Loose }) => line.split(' ')[1] === name && nodeVerify(
    null, message, createPublicKey({ key: Buffer.from(spkiOf(key)), format: 'der', type: 'spki' }), blob.subarray(12)))
    .map(({ name }: { name: string }) => `${tree} ${name} ${new Date(Number(seconds) * 1000).toISOString()}`);
}

function disturbed(random: Random, note: string): string {
  const lines = linesOf(note);
  for (let n = 1 + random.below(3); n > 0; n--) {
    const at = random.below(lines.length);
    switch (random.below(6)) {
      case 0: lines.splice(at, 1); break;
      case 1: lines.splice(at, 0, random.pick(stock)); break;
      case 2: lines.splice(at, 0, lines[random.below(lines.length)]!); break;
      case 3: lines[at] = renamed(random, lines[at]!); break;
      default: lines[at] = changed(random, lines[at]!);
    }
    if (lines.length === 0) lines.push(random.pick(stock));
  }
  return `${note.slice(0, blank(note))}${lines.join('\n')}\n`;
}

/** The same bytes under the name and id of a witness that is listed. */
function renamed(random: Random, line: string): string {
  const blob = fromBase64(line.split(' ')[2]!);
  const { name, key } = random.pick<{ name: string; key: Loose }>(keys);
  return blob ? `\u2014 ${name} ${toBase64(concat(cosignerId(name, key), blob.subarray(4)))}` : line;
}

/** A byte of the id, the time or the signature, or fewer or more of them. */
function changed(random: Random, line: string): string {
  const [, name, text] = line.split(' ');
  const blob = fromBase64(text ?? '');
  if (!blob) return line;
  const bytes: Bytes = random.oneIn(6) ? blob.slice(0, blob.length - 1 - random.below(8))
    : random.oneIn(6) ? concat(blob, random.bytes(1 + random.below(3))) : blob.slice();
  bytes[4 + random.below(bytes.length - 4)]! ^= 1 << random.below(8);
  return hex(bytes) === hex(blob) ? line : `\u2014 ${name} ${toBase64(bytes)}`;
}
