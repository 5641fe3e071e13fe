import assert from 'node:assert/strict';
import test from 'node:test';
import { KINDS, trial, type Kind } from './forge/corpus.ts';
import { Judges } from './forge/judge.ts';
import { recorded } from './forge/sources.ts';

/** How many of each kind; the fuzzer (fuzz.ts) goes on from there. */
const COUNTS: Record<Kind, number> = {
  'bit': 1600, 'bytes': 400, 'layout': 300, 'below the signature': 300, 'log': 250, 'chain': 120, 'anchors': 250,
  'cosignatures': 300, 'stamp': 600, 'newer': 120, 'certificate': 150, 'disclosure': 300, 'period': 300,
  'tlog-proof': 80,
  'description': 120, 'sequence': 100, 'preservation': 200, 'transparent': 150, 'collection': 100, 'platform': 60,
};

/** Claims that some bundle of a kind has to prove, since nothing would be shown by the others else. */
const PROVEN: Partial<Record<Kind, readonly string[]>> = {
  'newer': ['tlog-proof', 'transparent-statement', 'sequence', 'period-complete', 'description', 'collection',
    'platform'],
  'period': ['period-complete', 'sequence'],
  'certificate': ['certificate', 'certificate-signature', 'credential'], 'preservation': ['preserved', 'rerooted'],
  'disclosure': ['disclosed'],
  'tlog-proof': ['tlog-proof'], 'description': ['description'], 'sequence': ['sequence'],
  'transparent': ['transparent-statement'], 'collection': ['collection'], 'platform': ['platform'],
};

test('both verifiers say the same of changed bundles', async (t) => {
  const judges = new Judges();
  t.after(() => judges.end());
  for (const kind of KINDS) {
    await t.test(kind, async () => {
      const proven = new Set<string>();
      for (let seed = 0; seed < COUNTS[kind]; seed++) {
        const asked = trial(kind, seed);
        const answers = await judges.ask(asked);
        assert.equal(answers.difference || asked.wrong(answers), '', asked.name);
        for (const { claim, outcome } of answers.verdict?.findings ?? []) if (outcome === 'proven') proven.add(claim);
      }
      assert.deepEqual((PROVEN[kind] ?? []).filter((claim) => !proven.has(claim)), []);
    });
  }
});

test('both verifiers say the same of what a real server handed out', async (t) => {
  const judges = new Judges();
  t.after(() => judges.end());
  for (const { name, bundle, anchors } of recorded()) {
    const broken = ['sm2', 'sha256', 'sm3', 'keccak256', 'ed25519'].map((one) => ['--broken', one]);
    for (const more of [[], ...broken, ['--at', '2026-11-26T13:08:50Z'],
      ['--at', '2030-01-01T00:00:00Z']]) {
      await t.test(`${name} ${more.join(' ')}`, async () => {
        const { difference, verdict } = await judges.ask({ name, bundle, anchors, more });
        assert.equal(difference, '');
        assert.ok(verdict.findings.some(({ outcome }: { outcome: string }) => outcome === 'proven'));
      });
    }
  }
});
