/** Filings of some days: whatever is changed, no days are proven to be whole of which a filing is left out. */
import { utf8 } from '../../crypto/bytes.ts';
import { anchorsOf, canonical, pair, signed, type Loose, type Parts } from './archive.ts';
import type { Answers, Question } from './judge.ts';
import { addDescriptions } from './newer.ts';
import type { Random } from './random.ts';
import { ORIGIN, World } from './world.ts';

const ID = '9'.repeat(32);
const SUBJECT = `asset/${ID}`;
const EGRESS = `egress/${ID}`;
const START = Date.parse('2026-11-03T04:00:00.000Z');
const [HOUR, DAY] = [3_600_000, 86_400_000];
/** Around midnight in China, too: 16 o'clock UTC. */
const STEPS = [0, 1, HOUR, 12 * HOUR - 1, 12 * HOUR, DAY, DAY, 3 * DAY];

interface Filing {
  readonly number: number;
  readonly index: number;
  readonly day: string;
}

interface Log {
  readonly world: World;
  readonly filings: readonly Filing[];
  /** The last day that was over at the checkpoint's time. */
  readonly over: string;
}

/** Of a time, in China. */
const dayOf = (time: number): string => new Date(time + 8 * HOUR).toISOString().slice(0, 10);
const shifted = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);

export function periodTrial(random: Random, name: string): Question & { wrong: (answers: Answers) => string } {
  const log = honestLog(random);
  const [from, to] = daysAsked(random, log);
  const parts = partsOf(random, log, from, to);
  const changes = random.oneIn(4) ? 0 : 1 + random.below(2);
  for (let left = changes; left > 0; left--) change(random, log, parts);
  const believed = anchorsOf(ORIGIN);
  if (random.oneIn(3)) addDescriptions(parts, believed);
  const broken = random.oneIn(5) ? ['--broken', random.pick(['sha256', 'sm3', 'ed25519', 'sm2'])] : [];
  const claimed = parts.claims.periods![0]!;
  const isWhole = changes === 0 && to <= log.over;
  const wrong = (answers: Answers): string => wrongWith(answers, log) || (isWhole ? lackOf(answers, claimed) : '');
  return { name, bundle: signed(parts), anchors: utf8(canonical(believed)), more: broken, wrong };
}

/** One filing after another, sometimes two in an entry, sometimes an entry of the asset in between that files none. */
function honestLog(random: Random): Log {
  const world = new World();
  const filings: Filing[] = [];
  let [time, version] = [START, 0];
  const append = (keys: readonly string[]): void => {
    version++;
    world.add({
      format: 'ledger-entry@v1', type: 'egress.filed', actor: 'registry', origin: ORIGIN, reads: [], bodies: [],
      writes: [{ stream: SUBJECT, version: String(version) }], command: { id: '1'.repeat(32), ...pair(utf8('')) },
      rules: 'G35@2026-07-01', calendar: 'cn-2023-2026', recordedTime: new Date(time).toISOString(),
      legalTime: new Date(START).toISOString(),
      effects: [...keys].sort().map((key) => ({ key, version: String(version), value: valueOf(key) })),
    });
    for (const key of keys) world.states.set(key, { version: BigInt(version), value: valueOf(key) });
  };
  append([SUBJECT]);
  for (let left = random.below(12); left > 0; left--) {
    time += random.pick(STEPS);
    if (random.oneIn(6)) append([SUBJECT]);
    const numbers = random.oneIn(5) ? [1, 2] : [1];
    const filed = numbers.map((at) => ({ number: filings.length + at, index: world.leaves.length, day: dayOf(time) }));
    append(filed.map(({ number }) => `${EGRESS}/${number}`));
    filings.push(...filed);
  }
  time += random.pick(STEPS);
  world.close(new Date(time).toISOString());
  return { world, filings, over: shifted(dayOf(time), -1) };
}

const valueOf = (key: string): Loose => (key === SUBJECT
  ? { kind: 'product', status: 'registered', content: pair(utf8('a')) } : pair(utf8(key)));

function daysAsked(random: Random, { filings, over }: Log): [string, string] {
  const days = [...filings.map(({ day }) => day), over, dayOf(START)];
  const [one, other] = [random.pick(days), random.pick(days)].map((day) => shifted(day, random.pick([-1, 0, 0, 1])));
  return one! <= other! ? [one!, other!] : [other!, one!];
}

/** What a registry hands out: the filings of these days, the last before them and the first behind. */
function partsOf(random: Random, { world, filings }: Log, from: string, to: string): Parts {
  const first = filings.findIndex(({ day }) => day >= from);
  const last = filings.findLastIndex(({ day }) => day <= to);
  const held = filings.slice(Math.max(0, (first < 0 ? filings.length : first) - 1), last + 2);
  const entries = [...new Set([0, ...held.map(({ index }) => index)])];
  const isLong = random.oneIn(2);
  const keys = isLong ? [] : Array.from({ length: filings.length + 1 }, (_, at) => `${EGRESS}/${at + 1}`);
  const parts = world.parts(SUBJECT, entries, keys);
  parts.claims.periods = [`${EGRESS}/${from}/${to}`];
  if (isLong) {
    parts.claims.sequences = [EGRESS];
    const count = random.oneIn(12) ? Math.max(0, filings.length - 1) : filings.length;
    parts.members.push({ name: `sequences/${EGRESS}.bin`, bytes: world.sequenceProof(EGRESS, count) });
  }
  return parts;
}

function change(random: Random, { world, filings }: Log, parts: Parts): void {
  const { claims } = parts;
  const [kind, id, from, to] = claims.periods![0]!.split('/') as [string, string, string, string];
  const claim = (first: string, last: string): void => {
    if (first <= last) claims.periods = [`${kind}/${id}/${first}/${last}`];
  };
  switch (random.below(6)) {
    case 0: case 1: drop(parts, random.pick(claims.entries)); break;
    case 2: claim(shifted(from, -random.below(4)), shifted(to, random.below(4))); break;
    case 3: swap(random, parts); break;
    // None, though there are some: a neighbour on either side is here, and what is between them is not.
    case 4: {
      const inside = filings.filter(({ day }) => day >= from && day <= to).map(({ index }) => String(index));
      for (const index of inside) drop(parts, index);
      break;
    }
    default: {
      const days = filings.length > 0 ? random.pick(filings).day : from;
      claim(shifted(days, random.pick([-1, 0, 1])), shifted(days, random.pick([0, 1, 2])));
      if (world.leaves.length > 3 && random.oneIn(2)) drop(parts, random.pick(claims.entries));
    }
  }
}

function drop({ claims, members }: Parts, index: string): void {
  claims.entries = claims.entries.filter((one) => one !== index);
  for (const part of ['leaf', 'inclusion']) {
    const at = members.findIndex(({ name }) => name === `entries/${index}/${part}.json`);
    if (at >= 0) members.splice(at, 1);
  }
}

/** The leaves of two entries, or the paths, or both: then each stands under the other's index. */
function swap(random: Random, { claims, members }: Parts): void {
  const [one, other] = [random.pick(claims.entries), random.pick(claims.entries)];
  for (const part of random.pick([['leaf'], ['inclusion'], ['leaf', 'inclusion']])) {
    const find = (index: string | undefined): Loose =>
      members.find(({ name }) => name === `entries/${index}/${part}.json`);
    const [left, right] = [find(one), find(other)];
    if (left && right) [left.bytes, right.bytes] = [right.bytes, left.bytes];
  }
}

/** Days that are proven to be whole, though a filing of them is not proven here, or they were not over yet. */
function wrongWith({ verdict }: Answers, { filings, over }: Log): string {
  const findings: Loose[] = (verdict?.findings ?? []).filter(({ outcome }: Loose) => outcome === 'proven');
  const here = new Set(findings.filter(({ claim }) => claim === 'entry').map(({ subject }) => subject));
  return findings.filter(({ claim }) => claim === 'period-complete').flatMap(({ subject }) => {
    const [from, to] = subject.split('/').slice(2) as [string, string];
    const lost = filings.filter(({ index, day }) => day >= from && day <= to && !here.has(String(index)));
    return [...lost.map(({ number }) => `whole without number ${number}: ${subject}`),
      ...(to > over ? [`whole before it is over: ${subject}`] : [])];
  }).join(', ');
}

/** What the registry hands out as it should be is proven. */
function lackOf({ verdict }: Answers, claimed: string): string {
  const found = (claim: string): Loose => verdict?.findings?.find((one: Loose) => one.claim === claim);
  if (found('sequence')?.outcome !== 'proven') return '';
  const days = found('period-complete');
  return days?.subject === claimed && days.outcome === 'proven' ? '' : `not proven: ${claimed} ${days?.reason}`;
}
