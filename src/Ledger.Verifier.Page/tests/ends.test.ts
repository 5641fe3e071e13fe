import assert from 'node:assert/strict';
import test from 'node:test';
import { utf8, type Bytes } from '../crypto/bytes.ts';
import { anchorsOf, canonical, pair, signed, type Loose } from './forge/archive.ts';
import { Judges } from './forge/judge.ts';
import { addDescriptions } from './forge/newer.ts';
import { ORIGIN, World } from './forge/world.ts';

const ASSET = '9'.repeat(32);
const [SUBJECT, RIGHT] = [`asset/${ASSET}`, `right/${ASSET}/1`];
const ALWAYS = '0001-01-01T00:00:00.000Z';

/** By the day in China: the last hours of 9999 are of the year 10000 there, in which no day of the formats lies. */
const ENDS: readonly { readonly time: string; readonly isInTerm: boolean; readonly china: string }[] = [
  { time: '0001-01-01T00:00:00.000Z', isInTerm: true, china: '0001-01-01 08:00:00' },
  { time: '0001-01-01T16:00:00.000Z', isInTerm: true, china: '0001-01-02 00:00:00' },
  { time: '9999-12-31T15:59:59.999Z', isInTerm: true, china: '9999-12-31 23:59:59' },
  { time: '9999-12-31T16:00:00.000Z', isInTerm: false, china: '10000-01-01 00:00:00' },
  { time: '9999-12-31T23:59:59.999Z', isInTerm: false, china: '10000-01-01 07:59:59' },
];

test('both verifiers say the same at the ends of time', async (t) => {
  const judges = new Judges();
  t.after(() => judges.end());
  for (const { time, isInTerm, china } of ENDS) {
    await t.test(time, async () => {
      const { bundle, report } = bundleAt(time);
      const { difference, verdict } = await judges.ask({ name: time, bundle, anchors: everAnchors(),
        more: ['--at', time] });
      assert.equal(difference, '');
      const outcomes = (claim: string): string[] => verdict.findings.filter((found: Loose) => found.claim === claim)
        .map(({ outcome }: Loose) => outcome);
      assert.deepEqual(outcomes('right-in-force'), [isInTerm ? 'proven' : 'refuted']);
      assert.deepEqual(outcomes('platform').sort(), [isInTerm ? 'proven' : 'not-shown', 'proven'].sort());
      assert.deepEqual(outcomes('description'), ['proven', 'proven', 'proven', 'proven']);
      assert.match(report, new RegExp(`北京时间 ${china}（${time.replaceAll('.', '\\.')}）`));
    });
  }
});

function everAnchors(): Bytes {
  const anchors = anchorsOf(ORIGIN);
  for (const key of [...anchors.lanes, ...anchors.bundleKeys]) key.notBefore = ALWAYS;
  return utf8(canonical(anchors));
}

function bundleAt(time: string): { bundle: Bytes; report: string } {
  const content = pair(utf8('a'));
  const document = { content, from: '0001-01-01', issuer: 'X', matter: 'filing', title: 'T' };
  const effects: Loose[] = [
    { key: SUBJECT, value: { kind: 'resource', status: 'registered', content } },
    { key: 'platform', value: { documents: [document, { ...document, matter: 'system', until: '9999-12-31' }] } },
    { key: RIGHT, value: { kind: 'hold', holder: 'a'.repeat(64), terms: content, exclusive: false, pledged: false,
      frozen: false, status: 'in-force', from: '0001-01-01', until: '9999-12-31' } },
  ];
  const world = new World();
  world.add({
    format: 'ledger-entry@v1', type: 'registration.certified', actor: 'registry', origin: ORIGIN, reads: [], bodies: [],
    writes: [SUBJECT, 'registrar'].map((stream) => ({ stream, version: '1' })),
    command: { id: '1'.repeat(32), ...pair(utf8('')) }, rules: 'G35@2026-07-01', calendar: 'cn-2023-2026',
    recordedTime: time, legalTime: time, effects: effects.map((effect) => ({ ...effect, version: '1' })),
  });
  for (const { key, value } of effects) world.states.set(key, { version: 1n, value });
  world.close(time);
  const parts = world.parts(SUBJECT, [0], [RIGHT, 'platform']);
  addDescriptions(parts, JSON.parse(new TextDecoder().decode(everAnchors())));
  const report = parts.members.find(({ name }) => name === 'descriptions/report.txt')!;
  return { bundle: signed(parts), report: new TextDecoder().decode(report.bytes) };
}
