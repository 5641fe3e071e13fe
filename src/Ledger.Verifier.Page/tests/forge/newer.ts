/** What newer bundles hold beside entries and states, of a log of the forger's: as it should be, or nearly. */
import { concat, fromHex, toBase64, utf8, type Bytes } from '../../crypto/bytes.ts';
import { digest } from '../../crypto/digests.ts';
import { Broken } from '../../claims/broken.ts';
import { made, type DescriptionName } from '../../claims/descriptions.ts';
import { ground } from '../../claims/evidence.ts';
import { readAnchors, type Anchors } from '../../formats/anchors.ts';
import { DESCRIPTIONS, openBundle, Refused } from '../../formats/bundle.ts';
import type { Member } from '../../formats/zip.ts';
import { anchorsOf, canonical, pair, signed, type Loose, type Parts } from './archive.ts';
import * as cose from './cose.ts';
import { BUNDLE_KEY, ed25519Signer, LANES, p256Signer, secp256k1Signer, sm2Signer, type Signer } from './keys.ts';
import { changeBytes, changeJson } from './mutations.ts';
import type { Random } from './random.ts';
import { ORIGIN, treeRoot, type World } from './world.ts';
import { leafHash } from '../../crypto/merkle.ts';

const PLACES = ['checkpoints', 'entries', 'states', 'sequences', 'manifests', 'chains', 'timestamps', 'preservation',
  'proofs', 'scitt', 'descriptions'];
const placeOf = ({ name }: Member): number => PLACES.indexOf(name.split('/')[0]!);
const SEQUENCES = ['collection', 'egress', 'right'];
const DAYS = ['2026-11-01/2026-11-22', '2026-11-23/2026-11-23', '2026-11-23/2026-11-25', '2026-11-24/2026-11-25',
  '2026-11-24/2026-12-31', '2026-12-01/2026-12-02'];
const NAME = `urn:ledger:${ORIGIN}`;

export function addNewer(random: Random, world: World, parts: Parts): void {
  const claims = parts.claims as Loose;
  const own = parts.claims.entries;
  const asset = parts.subject.slice('asset/'.length);
  const add = (list: string, names: readonly string[], member: (name: string) => Member): void => {
    if (names.length === 0) return;
    claims[list] = names;
    parts.members.push(...names.map(member).map((one) =>
      (random.oneIn(12) ? { ...one, bytes: changeBytes(random, one.bytes) } : one)));
  };
  add('sequences', random.some(SEQUENCES, 4).map((kind) => `${kind}/${asset}`), (name) => ({
    name: `sequences/${name}.bin`, bytes: world.sequenceProof(name, numberOf(random, world, name)) }));
  add('proofs', random.some(own, 3), (index) => ({
    name: `proofs/${index}.tlog-proof`, bytes: tlogProof(world, parts, index) }));
  add('scitt', random.some(own, 2), (index) => ({
    name: `scitt/${index}.cose`, bytes: statementOf(random, world, parts, index) }));
  const days = random.some(DAYS, 2).map((one) => `${random.pick(['egress', 'transaction'])}/${asset}/${one}`);
  if (days.length > 0) parts.claims.periods = days.sort();
  parts.members.sort((a, b) => placeOf(a) - placeOf(b));
  const descriptions = describe(random.some(DESCRIPTIONS, 5), parts, anchorsOf(ORIGIN));
  add('descriptions', [...descriptions.keys()], (name) => ({
    name: `descriptions/${name}`, bytes: descriptions.get(name)! }));
}

/** How many there are; sometimes one more or less, where a proof cannot hold. */
function numberOf(random: Random, world: World, name: string): number {
  let number = 0;
  while (world.states.has(`${name}/${number + 1}`)) number++;
  return Math.max(0, number + (random.oneIn(6) ? random.pick([-1, 1]) : 0));
}

const pathOf = (world: World, index: string): Bytes[] =>
  world.paths(Number(index)).sha256.map((hash: string) => fromHex(hash)!);

function tlogProof(world: World, { members }: Parts, index: string): Bytes {
  const lines = ['c2sp.org/tlog-proof@v1', `index ${index}`, ...pathOf(world, index).map(toBase64), '', ''];
  return concat(utf8(lines.join('\n')), members.find(({ name }) => name === 'checkpoints/sha256')!.bytes);
}

function statementOf(random: Random, world: World, { subject }: Parts, index: string): Bytes {
  const id = ({ spki }: Signer): Bytes => digest('sha256', spki);
  const root = treeRoot('sha256', world.leaves.map((leaf) => leafHash('sha256', leaf)));
  const inner = cose.receipt({ issuer: NAME, subject: `${NAME}:entry/${index}`, key: id(LANES[0]!),
    size: BigInt(world.leaves.length), index: BigInt(index), path: pathOf(world, index), root },
  random.oneIn(10) ? BUNDLE_KEY : LANES[0]!);
  return cose.statement({ issuer: NAME, subject: `${NAME}:${subject}`, key: id(BUNDLE_KEY) },
    world.leaves[Number(index)]!, random.oneIn(10) ? LANES[0]! : BUNDLE_KEY, inner);
}

/** Made as the second verifier makes them, where all that they are made of holds: the first has to say so too. */
function describe(names: readonly DescriptionName[], parts: Parts, believed: Loose): Map<string, Bytes> {
  if (names.length === 0) return new Map();
  const anchors = readAnchors(utf8(canonical(believed))) as Anchors;
  try {
    const bundle = openBundle(signed(parts), anchors, new Broken());
    const evidence = ground(bundle, anchors, new Broken());
    return new Map(names.map((name) => [name, made(name, bundle, evidence) ?? utf8('nothing')]));
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    return new Map(names.map((name) => [name, utf8('nothing')]));
  }
}

/** All four, of an honest log. */
export function addDescriptions(parts: Parts, believed: Loose): void {
  const descriptions = describe(DESCRIPTIONS, parts, believed);
  (parts.claims as Loose).descriptions = [...descriptions.keys()];
  parts.members.push(...[...descriptions].map(([name, bytes]) => ({ name: `descriptions/${name}`, bytes })));
}

const COLLECTORS: readonly Signer[] = [ed25519Signer, p256Signer, sm2Signer, secp256k1Signer]
  .map((signer) => signer(new Uint8Array(32).fill(11)));

export function collectionValue(random: Random, asset: string, content: Loose): Loose {
  const record = {
    asset, clock: { offset: -12, reference: 'ntp.ntsc.ac.cn', source: 'network' }, content,
    device: { id: 'SN-0007', model: 'M' }, from: '2026-11-20T00:00:00.000Z', until: '2026-11-20T08:00:00.000Z',
    program: { digests: pair(utf8('program')), name: 'collector', version: '2.3.1' },
  };
  const by = random.pick(random.oneIn(8) ? COLLECTORS : COLLECTORS.slice(0, 3));
  const message = concat(utf8('ledger-collection@v1\0'), utf8(canonical(random.oneIn(8) ? { ...record, asset: 'x' }
    : record)));
  const value = { record, signature: { key: toBase64(by.spki), value: toBase64(by.sign(message)) },
    status: random.oneIn(5) ? 'withdrawn' : 'declared' };
  return random.oneIn(6) ? changeJson(random, value) : value;
}

export function platformValue(random: Random): Loose {
  const documents = random.some(['filing', 'interest', 'system', 'process', 'notarisation'], 6).map((matter) => ({
    content: pair(utf8(matter)), from: random.pick(['2025-01-01', '2026-11-24', '2026-11-25']), issuer: 'X', matter,
    title: 'T', ...(random.oneIn(2) && { number: '1' }), ...(random.oneIn(2) && { until: '2026-11-25' }),
  }));
  return random.oneIn(5) ? changeJson(random, { documents }) : { documents };
}
