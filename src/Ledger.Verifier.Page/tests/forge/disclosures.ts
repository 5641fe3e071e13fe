/** Disclosures beside a bundle: other bodies, salts and places, other forms, and bundles that do not show the entry. */
import { fromBase64, fromHex, hex, toBase64, utf8, type Bytes } from '../../crypto/bytes.ts';
import { BREAKABLE } from '../../claims/broken.ts';
import { inflated, vectors } from '../vectors.ts';
import { canonical, signed, takeApart, type Loose } from './archive.ts';
import type { Answers, Question } from './judge.ts';
import { changeBytes, changeJson, changeParts, flipped } from './mutations.ts';
import type { Random } from './random.ts';
import { forgersAnchors, type Source } from './sources.ts';

const { bundle, anchors, cases } = vectors('disclosure.json');
const SOURCE: Source = { bundle: inflated(bundle), anchors: utf8(anchors) };
const FORGERS = forgersAnchors(SOURCE);
const ALL: readonly Bytes[] = cases.map(({ disclosure }: Loose) => new Uint8Array(Buffer.from(disclosure, 'base64')));
const WHOLE = ALL[cases.findIndex(({ name }: Loose) => name === 'every body of every entry')]!;

const parsed = (bytes: Bytes): Loose => JSON.parse(new TextDecoder().decode(bytes));
const GENUINE: Loose = parsed(WHOLE);
const placeOf = (body: Loose): string => `${body?.entry}/${body?.name}`;
/** What each entry commits to under a name: one salt and one body. */
const COMMITTED = new Map<string, string>(GENUINE.bodies.map((body: Loose) => [placeOf(body), canonical(body)]));

export function disclosureTrial(random: Random, name: string): Question & { wrong: (answers: Answers) => string } {
  const disclosure = changed(random);
  const isForged = random.oneIn(4);
  const given: Source = isForged
    ? { bundle: signed(changeParts(random, takeApart(SOURCE.bundle), canonical).parts), anchors: FORGERS } : SOURCE;
  const more = random.oneIn(3) ? random.some(BREAKABLE, 2).flatMap((one) => ['--broken', one]) : [];
  const isAsItWas = !isForged && more.length === 0 && Buffer.compare(disclosure, WHOLE) === 0;
  const wrong = ({ verdict }: Answers): string => {
    const found: Loose[] = (verdict?.findings ?? []).filter(({ claim }: Loose) => claim === 'disclosed');
    return [...wronglyProven(disclosure, found), ...(isAsItWas ? notProven(found) : [])].join(', ');
  };
  return { name, ...given, disclosure, more, wrong };
}

/** A finding is of the body in its place: what is proven has to be, of this log and asset, the one committed to. */
function wronglyProven(disclosure: Bytes, found: readonly Loose[]): string[] {
  const { origin, subject: asset, bodies } = readable(disclosure);
  const isOfThis = origin === GENUINE.origin && asset === GENUINE.subject;
  return found.flatMap(({ outcome, subject }, at) => {
    const body = bodies?.[at];
    const isGenuine = isOfThis && placeOf(body) === subject && COMMITTED.get(subject) === canonical(body);
    return outcome !== 'proven' || isGenuine ? [] : [`opened to what nobody committed to there: ${subject}`];
  });
}

/** The genuine disclosure beside the genuine bundle opens all that it holds, in its order. */
function notProven(found: readonly Loose[]): string[] {
  const opened = found.filter(({ outcome }) => outcome === 'proven').map(({ subject }) => subject);
  return opened.join() === [...COMMITTED.keys()].join() ? []
    : [`the genuine disclosure opens ${opened.join() || 'nothing'}`];
}

function readable(bytes: Bytes): Loose {
  try {
    return parsed(bytes) ?? {};
  } catch {
    return {};
  }
}

function changed(random: Random): Bytes {
  const json = parsed(WHOLE);
  switch (random.below(10)) {
    case 0: return random.pick(ALL);
    case 8: return WHOLE;
    case 9: transfer(random, json); break;
    case 1: return changeBytes(random, WHOLE);
    case 2: return utf8(canonical(changeJson(random, json)));
    case 3: case 4: exchange(random, json.bodies); break;
    case 5: case 6: flip(random, random.pick(json.bodies)); break;
    default: rearrange(random, json.bodies);
  }
  return utf8(canonical(json));
}

/** To another log, asset or order; which order it was for, no bundle says. */
function transfer(random: Random, json: Loose): void {
  const part = random.pick(['origin', 'subject', 'order']);
  const other = (last: string): string => (last === '0' ? '1' : '0');
  json[part] = part === 'origin' ? `${json.origin}/other` : json[part].replace(/.$/, other);
}

/** One part of a body in the place of another body's, or both the other way round. */
function exchange(random: Random, bodies: Loose[]): void {
  const [one, other] = [random.pick(bodies), random.pick(bodies)];
  const part = random.pick(['body', 'salt', 'entry', 'name']);
  const before = one[part];
  one[part] = other[part];
  if (random.oneIn(2)) other[part] = before;
}

/** A bit of a body or of its salt, under the right spelling. */
function flip(random: Random, one: Loose): void {
  const isSalt = random.oneIn(2);
  const bytes = isSalt ? fromHex(one.salt)! : fromBase64(one.body)!;
  const other = bytes.length > 0 ? flipped(bytes, random.below(bytes.length), 1 << random.below(8)) : random.bytes(1);
  if (isSalt) one.salt = hex(other);
  else one.body = toBase64(other);
}

function rearrange(random: Random, bodies: Loose[]): void {
  const at = random.below(bodies.length);
  switch (random.below(3)) {
    case 0: bodies.splice(at, 1); break;
    case 1: bodies.splice(at, 0, structuredClone(random.pick(bodies))); break;
    default: bodies.push(bodies.splice(at, 1)[0]);
  }
}
