import assert from 'node:assert/strict';
import test from 'node:test';
import { concat, fromUtf8, toBase64, utf8, type Bytes } from '../crypto/bytes.ts';
import { anchored, anchorsOf, canonical, signed, type Loose, type Parts } from './forge/archive.ts';
import { Judges } from './forge/judge.ts';
import { BUNDLE_KEY, LANES, noteLine, secp256k1Signer, sm2Signer, STRANGER, type Signer } from './forge/keys.ts';
import { ORIGIN, World } from './forge/world.ts';

const SUBJECT = `asset/${'9'.repeat(32)}`;
const TIME = '2026-11-23T10:00:00.000Z';
const secret = (byte: number): Bytes => new Uint8Array(32).fill(byte);

interface Edge {
  readonly name: string;
  /** Whether the bundle stands, by the page of specification. */
  readonly stands: boolean;
  readonly lines?: (text: string, origin: string) => string;
  readonly signer?: Signer;
  readonly anchors?: Loose;
  readonly more?: readonly string[];
}

const line = (by: number, text: string, origin: string): string => noteLine(origin, text, LANES[by]!);

/** A line of a lane's key whose signature is over something else. */
const bad = (by: number, text: string, origin: string): string => line(by, `${text}\n`, origin);

const foreign = (count: number, name = 'witness.example/w'): string =>
  Array.from({ length: count }, (_, at) => `\u2014 ${name} ${toBase64(concat(secret(at), secret(1)))}\n`).join('');

const lanes = (change: (lane: Loose, at: number) => Loose): Loose =>
  ({ lanes: anchorsOf(ORIGIN).lanes.map((lane: Loose, at: number) => change(lane, at)) });

const EDGES: readonly Edge[] = [
  { name: 'nothing special', stands: true },
  { name: 'a bundle key over SM2', stands: true, signer: sm2Signer(secret(7)) },
  { name: 'a bundle key over secp256k1', stands: true, signer: secp256k1Signer(secret(7)) },
  { name: 'a lane key that signs the bundle', stands: false, signer: LANES[0]! },
  { name: 'one line twice', stands: true, lines: (text, origin) => line(0, text, origin).repeat(2) },
  { name: 'a good line, and a bad one of the same key', stands: false,
    lines: (text, origin) => line(0, text, origin) + bad(0, text, origin) },
  { name: 'a bad line, and a good one of the same key', stands: false,
    lines: (text, origin) => bad(0, text, origin) + line(0, text, origin) },
  { name: 'a bad line of a lane that is declared broken', stands: true, more: ['--broken', 'ed25519'],
    lines: (text, origin) => bad(0, text, origin) + line(1, text, origin) },
  { name: 'a bad line of a key whose time is over', stands: false,
    anchors: lanes((lane, at) => (at === 0 ? { ...lane, notAfter: '2021-01-01T00:00:00.000Z' } : lane)),
    lines: (text, origin) => bad(0, text, origin) + line(1, text, origin) },
  { name: 'witnesses around', stands: true, lines: (text, origin) => foreign(5) + line(0, text, origin) + foreign(5) },
  { name: '64 lines', stands: true, lines: (text, origin) => foreign(63) + line(0, text, origin) },
  { name: '65 lines', stands: false, lines: (text, origin) => foreign(64) + line(0, text, origin) },
  { name: 'a name with a plus', stands: false, lines: (text, origin) => line(0, text, origin) + foreign(1, 'a+b') },
  { name: 'a name with a no-break space', stands: false,
    lines: (text, origin) => line(0, text, origin) + foreign(1, 'a\u00a0b') },
  { name: 'an empty name', stands: false, lines: (text, origin) => line(0, text, origin) + foreign(1, '') },
  { name: 'the name of the other tree', stands: false, lines: (text) => line(0, text, `${ORIGIN}/other`) },
  { name: 'a space behind a line', stands: false,
    lines: (text, origin) => line(0, text, origin).replace('\n', ' \n') },
];

test('both verifiers say the same at the edges', async (t) => {
  const judges = new Judges();
  t.after(() => judges.end());
  for (const edge of EDGES) {
    await t.test(edge.name, async () => {
      const { difference, verdict } = await judges.ask({ name: edge.name, more: edge.more ?? [], ...bundleOf(edge) });
      assert.equal(difference, '');
      assert.equal(!verdict.refusal, edge.stands);
    });
  }
});

function bundleOf({ lines, signer = BUNDLE_KEY, anchors }: Edge): { bundle: Bytes; anchors: Bytes } {
  const world = new World();
  world.close(TIME);
  const parts: Parts = world.parts(SUBJECT, [0], []);
  if (lines) parts.members = parts.members.map(({ name, bytes }) => ({ name, bytes: relined(name, bytes, lines) }));
  const isLane = LANES.includes(signer);
  const keys = { bundleKeys: [anchored(isLane ? STRANGER : signer)] };
  return { bundle: signed(parts, undefined, signer),
    anchors: utf8(canonical(anchorsOf(ORIGIN, { ...keys, ...anchors }))) };
}

function relined(name: string, bytes: Bytes, lines: NonNullable<Edge['lines']>): Bytes {
  if (!name.startsWith('checkpoints/')) return bytes;
  const note = fromUtf8(bytes)!;
  const text = note.slice(0, note.indexOf('\n\n') + 1);
  return utf8(`${text}\n${lines(text, name.endsWith('sm3') ? `${ORIGIN}/sm3` : ORIGIN)}`);
}
