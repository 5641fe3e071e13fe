/** Newer members of bundles, each changed below the forger's signature: nothing more is proven then than before. */
import { fromBase64, utf8, type Bytes } from '../../crypto/bytes.ts';
import { digest } from '../../crypto/digests.ts';
import { readPublicKey } from '../../crypto/signatures.ts';
import { readTransparent, type TransparentStatement } from '../../formats/transparent.ts';
import type { Member } from '../../formats/zip.ts';
import { canonical, signed, type Loose, type Parts } from './archive.ts';
import * as cose from './cose.ts';
import { bytesBehind, genuineWith, type Genuine } from './genuine.ts';
import type { Answers, Question } from './judge.ts';
import { BUNDLE_KEY, LANES, STRANGER, type Signer } from './keys.ts';
import { changeBytes, changeJson } from './mutations.ts';
import type { Random } from './random.ts';
import { isOver, narrowed } from './windows.ts';

interface Family {
  readonly member: RegExp;
  /** The claim of the statement that lists such members, if they have one of their own. */
  readonly list: string | null;
}

const FAMILIES = {
  'tlog-proof': { member: /^proofs\//, list: 'proofs' },
  'description': { member: /^descriptions\//, list: 'descriptions' },
  'sequence': { member: /^sequences\//, list: 'sequences' },
  'preservation': { member: /^preservation\//, list: null },
  'transparent': { member: /^scitt\//, list: 'scitt' },
  'collection': { member: /^states\/collection\//, list: null },
  'platform': { member: /^states\/platform\.json$/, list: null },
} as const satisfies Record<string, Family>;

export type MemberKind = keyof typeof FAMILIES;
export const MEMBER_KINDS = Object.keys(FAMILIES) as MemberKind[];

const ofEach = <T>(make: (kind: MemberKind) => T): Record<MemberKind, T> =>
  Object.fromEntries(MEMBER_KINDS.map((kind) => [kind, make(kind)])) as Record<MemberKind, T>;
const SOURCES = ofEach((kind): readonly Genuine[] => genuineWith(FAMILIES[kind].member));
/** Members of a kind out of every bundle, to be put where others were. */
const DONORS = ofEach((kind): readonly Member[] => SOURCES[kind].flatMap(({ parts }) =>
  parts.members.filter(({ name }) => FAMILIES[kind].member.test(name))));
const HEADS = [...new Set(genuineWith(/^checkpoints\//).map(({ parts }) => parts))]
  .map(({ members }) => members.filter(({ name }) => name.startsWith('checkpoints/')));

export function memberTrial(kind: MemberKind, random: Random, name: string): Question &
  { wrong: (answers: Answers) => string } {
  const source = random.pick(SOURCES[kind]);
  const parts = structuredClone(source.parts);
  // Of what is proven by no changed member something has to be proven by one that was left alone.
  for (let left = random.below(3); left > 0; left--) change(random, kind, parts);
  const anchors = random.oneIn(3) ? narrowed(random, source.anchors) : source.anchors;
  const wrong = (answers: Answers): string => wrongWith(answers, source, parts, anchors);
  return { name: `${name} (${source.name})`, bundle: signed(parts), anchors: utf8(canonical(anchors)),
    more: source.more, wrong };
}

function change(random: Random, kind: MemberKind, parts: Parts): void {
  const { member: pattern, list } = FAMILIES[kind];
  const own = parts.members.filter(({ name }) => pattern.test(name));
  const one = own.length > 0 ? random.pick(own) : random.pick(parts.members);
  switch (random.below(list ? 10 : 8)) {
    case 0: put(one, random.pick(DONORS[kind]).bytes); break;
    case 1: exchange(one, random.pick(own.length > 0 && random.oneIn(2) ? own : parts.members)); break;
    case 2: fork(random, parts); break;
    case 3: case 4: put(one, reworded(random, kind, one)); break;
    case 8: drop(parts, list!, one); break;
    case 9: shuffle(random, parts, list!); break;
    default: put(one, changeBytes(random, one.bytes));
  }
}

const put = (member: Member, bytes: Bytes): void => { (member as { bytes: Bytes }).bytes = bytes; };

function exchange(one: Member, other: Member): void {
  const before = one.bytes;
  put(one, other.bytes);
  put(other, before);
}

/** The checkpoints of another log of the same keys, or one of them. */
function fork(random: Random, { members }: Parts): void {
  const heads = random.pick(HEADS);
  for (const head of heads) {
    if (random.below(3) > 0) put(members.find(({ name }) => name === head.name)!, head.bytes);
  }
}

/** The same form with something else in it. */
function reworded(random: Random, kind: MemberKind, { name, bytes }: Member): Bytes {
  const text = (): string => new TextDecoder().decode(bytes);
  if (kind === 'transparent') return restated(random, bytes);
  if (/\.json(ld)?$/.test(name)) return otherJson(random, text());
  if (/\.(txt|tlog-proof)$/.test(name)) return utf8(relined(random, text()));
  return changeBytes(random, bytes.length > 0 ? bytes : utf8('x'));
}

/** Of what is no JSON, some. */
function otherJson(random: Random, text: string): Bytes {
  let json: Loose = {};
  try {
    json = JSON.parse(text);
  } catch { /* as in the vectors that have none there */ }
  return utf8(canonical(changeJson(random, json)));
}

/** Lines dropped, doubled, moved; a figure or a word in one changed. */
function relined(random: Random, text: string): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  switch (random.below(5)) {
    case 0: lines.splice(at, 1); break;
    case 1: lines.splice(at, 0, lines[at]!); break;
    case 2: lines.push(...lines.splice(at, 1)); break;
    case 3: lines[at] = lines[at]!.replace(/[0-9]/, (figure) => String((Number(figure) + 1) % 10)); break;
    default: lines[at] = lines[at]!.replace('不', '').replace('。', '，经核验属实。');
  }
  return lines.join('\n');
}

/** A statement that says something else, signed by keys that are believed, or by a stranger's. */
function restated(random: Random, bytes: Bytes): Bytes {
  const read = readTransparent(bytes);
  if (!read) return changeBytes(random, bytes.length > 0 ? bytes : utf8('x'));
  const by = (usual: Signer): Signer => (random.oneIn(4) ? random.pick([STRANGER, BUNDLE_KEY, LANES[0]!]) : usual);
  const { receipt } = read;
  const root = random.bytes(32);
  const rest = random.oneIn(2) ? receipt.path : receipt.path.slice(0, -1);
  const inner = cose.receipt({
    ...receipt, root, path: rest, index: receipt.index + BigInt(random.below(2)),
    size: receipt.size + BigInt(random.below(2)), key: keyOf(random, receipt.key),
  }, by(LANES[0]!));
  return cose.statement(altered(random, read), random.oneIn(2) ? read.leaf : changeBytes(random, read.leaf),
    by(BUNDLE_KEY), inner);
}

const idOf = ({ spki }: Signer): Bytes => digest('sha256', spki);
const keyOf = (random: Random, key: Bytes): Bytes =>
  (random.oneIn(3) ? random.pick([STRANGER, BUNDLE_KEY, ...LANES].map(idOf)) : key);

function altered(random: Random, said: TransparentStatement): cose.Said {
  return { issuer: random.oneIn(5) ? `${said.issuer}x` : said.issuer, key: keyOf(random, said.key),
    subject: random.oneIn(3) ? said.subject.replace('9', '8') : said.subject };
}

function drop({ claims, members }: Parts, list: string, { name }: Member): void {
  const listed: string[] = (claims as Loose)[list] ?? [];
  const at = listed.findIndex((one) => name.includes(`/${one}`));
  if (at < 0) return;
  listed.splice(at, 1);
  members.splice(members.findIndex((member) => member.name === name), 1);
  if (listed.length === 0) delete (claims as Loose)[list];
}

/** In another order, or one of them twice. */
function shuffle(random: Random, { claims }: Parts, list: string): void {
  const listed: string[] = (claims as Loose)[list] ?? [];
  if (listed.length > 0) listed.splice(random.below(listed.length + 1), 0, random.oneIn(2)
    ? listed.shift()! : random.pick(listed));
}

/** What is proven that no genuine bundle of the same log proves, or of other bytes, or by a key that is over. */
function wrongWith({ verdict }: Answers, { world, more }: Genuine, { members }: Parts, anchors: Loose): string {
  if (!verdict?.findings) return '';
  const isBroken = more.includes('--broken');
  const found = verdict.findings.filter(({ claim, outcome }: Loose) => outcome === 'proven' && claim !== 'statement');
  const wrong = found.map(({ claim, subject }: Loose) => {
    const behind = bytesBehind(members, claim, subject);
    return behind && !isBroken && !world.bytes.has(behind) ? `proven of other bytes: ${claim} ${subject}`
      : world.proven.has(`${claim} ${subject}`) ? '' : `proven of no genuine bundle: ${claim} ${subject}`;
  });
  if (verdict.existed && !world.proven.has(`existed ${verdict.existed}`)) wrong.push(`existed ${verdict.existed}`);
  if (!verdict.findings.some(({ claim }: Loose) => claim === 'rerooted')) {
    wrong.push(...lanesThatAreOver(verdict, anchors));
  }
  return wrong.filter((line: string) => line !== '').join(', ');
}

/** A lane counts by one of its keys; where all of them are over, it must not be named. */
const lanesThatAreOver = ({ lanes, time }: Loose, anchors: Loose): string[] => lanes
  .filter((lane: string) => anchors.lanes.filter(({ key }: Loose) => laneOf(key) === lane)
    .every((key: Loose) => isOver(key, time)))
  .map((lane: string) => `by a lane that is over: ${lane}`);

const laneOf = (key: string): string | undefined => readPublicKey(fromBase64(key)!)?.algorithm;
