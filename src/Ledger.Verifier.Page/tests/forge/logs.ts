/** Logs at random: honest ones, lying ones, and such with leaves that no writer would write. */
import type { Loose } from './archive.ts';
import { anchorsOf, canonical, pair, signed, statementOf } from './archive.ts';
import { utf8 } from '../../crypto/bytes.ts';
import type { Member } from '../../formats/zip.ts';
import { addChain } from './chain.ts';
import { BREAKABLE } from '../../claims/broken.ts';
import { LANES } from './keys.ts';
import type { Question } from './judge.ts';
import { changeJson } from './mutations.ts';
import { addNewer, collectionValue, platformValue } from './newer.ts';
import type { Random } from './random.ts';
import { ORIGIN, World } from './world.ts';

const ASSETS = ['9'.repeat(32), '8'.repeat(32)];
const SUBJECT = `asset/${ASSETS[0]}`;
const START = Date.parse('2026-11-23T06:00:00.000Z');
const text = (time: number): string => new Date(time).toISOString();

const OWNED: Record<string, string[]> = Object.fromEntries([
  ...ASSETS.map((id, at) => [`asset/${id}`, [`asset/${id}`, `right/${id}/1`, `right/${id}/2`, `egress/${id}/1`,
    `egress/${id}/2`, `collection/${id}/1`, `collection/${id}/2`, `certificate/SJ421202503000${at + 1}`]]),
  [`case/${'7'.repeat(32)}`, [`case/${'7'.repeat(32)}`]], [`party/${'6'.repeat(32)}`, [`party/${'6'.repeat(32)}`]],
  ['registrar', ['platform']],
]);
const KEYS = Object.values(OWNED).flat();

/** What the bundle holds beside entries and states. */
interface Held {
  readonly isOnChain?: boolean;
  readonly isNewer?: boolean;
}

export function randomLog(random: Random, name: string, held: Held = {}): Question {
  const world = new World();
  const versions = new Map<string, number>();
  const times: number[] = [];
  let time = START + random.below(3) * 43_200_000;
  const mood = { lies: random.oneIn(4), odd: random.oneIn(3) };
  for (let left = 2 + random.below(9); left > 0; left--) {
    time += random.pick([0, 1, 1000, 3_600_000, 86_400_000]);
    times.push(time);
    append(random, world, versions, time, mood);
  }
  const last = time + random.pick([0, 0, 0, 1, 60_000]) - (random.oneIn(40) ? 7_200_000 : 0);
  world.close(text(last), (leaf) => (mood.odd && random.oneIn(6) ? changeJson(random, leaf) : leaf));
  return questionOf(random, name, world, [...times, last], held);
}

function append(random: Random, world: World, versions: Map<string, number>, time: number, mood: Loose): void {
  const streams = random.some(Object.keys(OWNED), 3);
  if (streams.length === 0) streams.push(SUBJECT);
  for (const stream of streams) versions.set(stream, (versions.get(stream) ?? 0) + 1);
  const effects = streams.flatMap((stream) => random.some(OWNED[stream]!, 6).map((key) =>
    ({ key, version: String(versions.get(stream)), value: valueOf(random, key) })));
  const leaf = {
    format: 'ledger-entry@v1', type: 'registration.certified', actor: 'registry',
    origin: random.oneIn(40) ? `${ORIGIN}x` : ORIGIN,
    writes: streams.sort().map((stream) => ({ stream, version: String(versions.get(stream)) })), reads: [],
    command: { id: '1'.repeat(32), ...pair(utf8('')) }, rules: 'G35@2026-07-01', calendar: 'cn-2023-2026',
    recordedTime: text(time), legalTime: text(START), bodies: [],
    effects: effects.sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
  world.add(mood.odd && random.oneIn(3) ? changeJson(random, leaf) : leaf);
  for (const { key, version, value } of effects) {
    if (mood.lies && random.oneIn(4)) continue;
    const isOther = mood.lies && random.oneIn(6);
    world.states.set(key, { version: BigInt(version), value: isOther ? valueOf(random, key) : value });
  }
}

function valueOf(random: Random, key: string): Loose {
  const digests = pair(utf8(random.pick(['a', 'b'])));
  const [kind, id] = key.split('/') as [string, string];
  switch (kind) {
    case 'asset': return { kind: random.pick(['resource', 'product']),
      status: random.pick(['registered', 'cancelled']), content: digests };
    case 'right': return {
      kind: random.pick(['hold', 'use', 'operate']), holder: 'a'.repeat(64), terms: digests,
      exclusive: random.oneIn(2), pledged: false,
      frozen: random.oneIn(2), status: random.pick(['in-force', 'in-force', 'ended', 'revoked']),
      from: random.pick(['2025-04-01', '2026-11-23', '2026-11-24', '2026-11-25']),
      until: random.pick([null, '2030-03-31', '2026-11-23', '2026-11-24', '2026-11-25']),
    };
    case 'case': return { asset: ASSETS[0], status: random.pick(['filed', 'certified']) };
    case 'certificate': return {
      asset: key.endsWith('1') ? ASSETS[0] : ASSETS[1], case: '7'.repeat(32), ...digests,
      status: random.pick(['valid', 'cancelled']), until: '2030-03-31' };
    case 'party': return { kind: 'organisation', keys: [{ algorithm: 'p256', key: id.repeat(2) }] };
    case 'collection': return collectionValue(random, id, digests);
    case 'platform': return platformValue(random);
    default: return digests;
  }
}

function questionOf(
  random: Random, name: string, world: World, times: readonly number[],
  { isOnChain = false, isNewer = false }: Held,
): Question {
  const entries = random.some([...world.leaves.keys()], random.pick([10, 10, 8, 4]));
  const signers = random.oneIn(3) ? random.some(LANES, 6) : LANES;
  const parts = world.parts(SUBJECT, entries, random.some(KEYS, random.pick([10, 6])), signers);
  parts.members = parts.members.map((member) =>
    (member.name.startsWith('states/') && random.oneIn(20) ? withOtherJson(random, member) : member));
  const chains = isOnChain ? [addChain(random, world, parts)] : [];
  if (isNewer) addNewer(random, world, parts);
  const more = random.oneIn(4) ? [] : ['--at', text(random.pick(times) + random.pick([-1, 0, 0, 1]))];
  const broken = random.oneIn(3) ? random.some(BREAKABLE, 2) : [];
  more.push(...broken.flatMap((name) => ['--broken', name]));
  const statement = random.oneIn(20) ? canonical(changeJson(random, statementOf(parts))) : undefined;
  return { name, bundle: signed(parts, statement), anchors: utf8(canonical(windows(random, times.at(-1)!, chains))),
    more };
}

const withOtherJson = (random: Random, { name, bytes }: Member): Member =>
  ({ name, bytes: utf8(canonical(changeJson(random, JSON.parse(new TextDecoder().decode(bytes))))) });

const REASONS = ['affiliationChanged', 'cessationOfOperation', 'keyCompromise', 'superseded', 'unspecified'];

/** Anchors whose keys are sometimes valid only before or after the checkpoints' time, or right at it. */
function windows(random: Random, time: number, chains: Loose[]): Loose {
  const anchors = anchorsOf(ORIGIN, { chains });
  if (!random.oneIn(4)) return anchors;
  for (const lane of anchors.lanes) {
    if (random.oneIn(2)) lane.notBefore = text(time + random.pick([-1, 0, 1]));
    if (random.oneIn(3)) lane.notAfter = text(time + random.pick([-1, 0, 1]));
    if (random.oneIn(3)) lane.revoked = { reason: random.pick(REASONS), time: text(time + random.pick([-1, 0, 1])) };
  }
  return random.oneIn(5) ? changeJson(random, anchors) : anchors;
}
