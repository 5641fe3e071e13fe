/** A bundle as a file: archive, signed statement, and members as stated (SPEC-bundle, 'File' and 'Statement'). */
import { concat, equal, utf8, type Bytes } from '../crypto/bytes.ts';
import { digest, DIGESTS, type DigestName } from '../crypto/digests.ts';
import { verify } from '../crypto/signatures.ts';
import type { AnchoredKey, Anchors } from './anchors.ts';
import { readJson, type Json, type JsonObject } from './json.ts';
import { readKey } from './keys.ts';
import {
  ascends, isAddress, isArray, isDigest, isExactly, isId, isOrigin, readDate, readDecimal, readDigests, readList,
} from './values.ts';
import { readHalf, type Half } from './state-proof.ts';
import type { Broken } from '../claims/broken.ts';
import { readArchive, type Member } from './zip.ts';

/** Names of descriptions (SPEC-description), ascending; the pages are not made again. */
export const PAGES = 'report.pdf';
export const DESCRIPTIONS = ['dcat.jsonld', 'odrl.jsonld', 'prov.jsonld', 'report.txt'] as const;

/** Paths in both trees. */
export type Paths = Record<DigestName, readonly Bytes[]>;

export interface ChainClaim {
  readonly name: string;
  readonly chain: string;
  readonly genesis: string;
  readonly contract: string;
  readonly proof: Bytes;
  readonly consistency: Paths;
}

export interface Bundle {
  /** The key that signed the statement, whether it counts or not; null where only keys of broken algorithms could. */
  readonly signer: AnchoredKey | null;
  readonly origin: string;
  readonly subject: string;
  readonly checkpoints: Record<DigestName, Bytes>;
  readonly entries: readonly { readonly index: bigint; readonly leaf: Bytes; readonly inclusion: Paths }[];
  readonly states: readonly { readonly key: string; readonly proof: Bytes }[];
  readonly manifests: readonly { readonly name: string; readonly bytes: Bytes }[];
  readonly chains: readonly ChainClaim[];
  readonly timestamps: readonly { readonly name: string; readonly bytes: Bytes }[];
  readonly sequences: readonly { readonly name: string; readonly bytes: Bytes }[];
  readonly periods: readonly Period[];
  readonly preservation: Preservation | null;
  readonly proofs: readonly { readonly index: bigint; readonly bytes: Bytes }[];
  /** Transparent statements. */
  readonly statements: readonly { readonly index: bigint; readonly bytes: Bytes }[];
  readonly descriptions: readonly { readonly name: string; readonly bytes: Bytes }[];
}

/** Days of which every filing of a sequence is here. */
export interface Period {
  /** As it is spelled. */
  readonly name: string;
  readonly sequence: string;
  /** Days since 1970 in China Standard Time, both among them. */
  readonly from: number;
  readonly to: number;
}

/** An evidence record over the checkpoints, and the log's roots over SHA3-256 (SPEC-preservation). */
export interface Preservation {
  readonly record: Bytes;
  readonly roots: {
    readonly tree: Bytes;
    readonly map: Bytes;
    /** Paths there, in the order of entries and of states. */
    readonly entries: readonly (readonly Bytes[])[];
    readonly states: readonly Half[];
  } | null;
}

/** Why a file is refused as a whole. */
export class Refused extends Error {}

export function check(holds: unknown, why: string): asserts holds {
  if (!holds) throw new Refused(why);
}

/** The parts of a file whose statement a bundle key of the anchors signed; refuses every other. */
export function openBundle(bytes: Bytes, anchors: Anchors, broken: Broken): Bundle {
  const archive = readArchive(bytes);
  check(archive, 'the archive has not the one form of a bundle');
  const [statement, signature, ...members] = archive;
  check(statement?.name === 'bundle.json' && signature?.name === 'bundle.sig', 'the statement does not come first');
  const message = concat(utf8('ledger-bundle@v1'), Uint8Array.of(0), statement.bytes);
  const [weak, strong] = [true, false].map((isWeak) =>
    anchors.bundleKeys.filter(({ key }) => broken.takes(key.algorithm) === isWeak));
  const signer = strong!.find(({ key }) => verify(key, message, signature.bytes)) ?? null;
  check(signer || weak!.length > 0, 'no bundle key of the anchors signed the statement');
  return openStatement(readStatement(statement.bytes), members, anchors, { signer, broken });
}

interface Claims {
  readonly chains: readonly string[];
  readonly entries: readonly string[];
  readonly manifests: readonly string[];
  readonly states: readonly string[];
  readonly timestamps: readonly string[];
  readonly sequences: readonly string[];
  readonly periods: readonly string[];
  readonly preservation: readonly string[];
  readonly proofs: readonly string[];
  readonly scitt: readonly string[];
  readonly descriptions: readonly string[];
}

interface Statement {
  readonly origin: string;
  readonly subject: string;
  readonly claims: Claims;
  readonly members: readonly JsonObject[];
}

function readStatement(bytes: Bytes): Statement {
  const json = readJson(bytes);
  check(isExactly(json, ['claims', 'format', 'members', 'origin', 'subject'])
    && json.get('format') === 'ledger-bundle@v1', 'the statement is malformed');
  const [claims, members] = [readClaims(json.get('claims')), json.get('members')];
  const [origin, subject] = [json.get('origin'), json.get('subject')];
  check(claims && isArray(members) && members.every(isMember) && isOrigin(origin), 'the statement is malformed');
  check(readKey(subject)?.kind === 'asset' && claims.states.includes(subject as string),
    'the subject is no asset whose state is claimed');
  return { origin, subject: subject as string, claims, members: members as JsonObject[] };
}

const isMember = (json: Json): boolean => isExactly(json, ['name', 'sha256', 'size', 'sm3'])
  && typeof json.get('name') === 'string' && isDigest(json.get('sha256')) && isDigest(json.get('sm3'))
  && readDecimal(json.get('size')) !== null;

function readClaims(json: Json | undefined): Claims | null {
  if (!isExactly(json, ['chains', 'entries', 'manifests', 'states'],
    ['descriptions', 'periods', 'preservation', 'proofs', 'scitt', 'sequences', 'timestamps'])) return null;
  const timestamps = json.has('timestamps') ? readTimestamps(json.get('timestamps')) : [];
  const sequences = json.has('sequences') ? readSequences(json.get('sequences')) : [];
  const periods = json.has('periods') ? readPeriods(json.get('periods')) : [];
  const preservation = json.has('preservation') ? readPreservation(json.get('preservation')) : [];
  const proofs = json.has('proofs') ? readIndices(json.get('proofs'), json.get('entries')) : [];
  const scitt = json.has('scitt') ? readIndices(json.get('scitt'), json.get('entries')) : [];
  const descriptions = json.has('descriptions') ? readDescriptions(json.get('descriptions')) : [];
  const lists = ['chains', 'entries', 'manifests', 'states'].map((name) => json.get(name));
  if (!lists.every((list) => isArray(list) && list.every((item) => typeof item === 'string'))) return null;
  const [chains, entries, manifests, states] = lists as string[][] as [string[], string[], string[], string[]];
  const indices = entries.map(readDecimal);
  const isOrdered = indices.every((index, at) => index !== null && (at === 0 || indices[at - 1]! < index));
  return timestamps && sequences && periods && preservation && proofs && scitt && descriptions
    && isOrdered
    && ascends(chains) && ascends(manifests) && ascends(states)
    && chains.every((name) => readChainName(name)) && manifests.every(isDigest) && states.every((key) => readKey(key))
    ? { chains, entries, manifests, states, sequences, periods, timestamps, preservation, proofs, scitt,
      descriptions } : null;
}

/** At least one, and at most 16. */
function readTimestamps(json: Json | undefined): string[] | null {
  return isArray(json) && json.length > 0 && json.length <= 16 && json.every(isDigest) && ascends(json as string[])
    ? (json as string[]) : null;
}

/** At least one; each of numbered keys. */
function readSequences(json: Json | undefined): string[] | null {
  const isName = (name: Json): boolean => typeof name === 'string' && readKey(`${name}/1`)?.number === 1n;
  return isArray(json) && json.length > 0 && json.every(isName) && ascends(json as string[])
    ? (json as string[]) : null;
}

/** At least one, and at most 16. */
function readPeriods(json: Json | undefined): string[] | null {
  return isArray(json) && json.length > 0 && json.length <= 16 && json.every((name) => readPeriod(name) !== null)
    && ascends(json as string[]) ? (json as string[]) : null;
}

/** `egress/{asset}/2026-01-01/2026-03-31`: of filings alone, and the last day is not before the first. */
function readPeriod(name: Json): Period | null {
  if (typeof name !== 'string') return null;
  const [kind, asset, first, last, ...rest] = name.split('/');
  const [from, to] = [readDate(first), readDate(last)];
  return rest.length === 0 && (kind === 'transaction' || kind === 'egress') && isId(asset)
    && from !== null && to !== null && from <= to ? { name, sequence: `${kind}/${asset}`, from, to } : null;
}

const PRESERVED = ['paths.json', 'record.ers', 'sha3', 'sha3-map'];

/** All of them, or the record alone. */
function readPreservation(json: Json | undefined): string[] | null {
  const isList = (names: readonly string[]): boolean =>
    isArray(json) && json.length === names.length && names.every((name, at) => json[at] === name);
  return isList(PRESERVED) || isList(['record.ers']) ? (json as string[]) : null;
}

/** At least one, ascending, each among the entries. */
function readIndices(json: Json | undefined, entries: Json | undefined): string[] | null {
  if (!isArray(json) || json.length === 0 || !isArray(entries)) return null;
  const known = new Set(entries);
  if (!json.every((index) => known.has(index))) return null;
  const indices = json.map(readDecimal);
  return indices.every((index, at) => index !== null && (at === 0 || indices[at - 1]! < index))
    ? (json as string[]) : null;
}

/** At least one. */
function readDescriptions(json: Json | undefined): string[] | null {
  const known: readonly Json[] = [PAGES, ...DESCRIPTIONS];
  return isArray(json) && json.length > 0 && json.every((name) => known.includes(name))
    && ascends(json as string[]) ? (json as string[]) : null;
}

function readChainName(name: string): Pick<ChainClaim, 'chain' | 'genesis' | 'contract'> | null {
  const [kind, chain, genesis, contract, ...rest] = name.split('/');
  return kind === 'evm' && rest.length === 0 && readDecimal(chain) !== null && isDigest(genesis) && isAddress(contract)
    ? { chain: chain!, genesis, contract } : null;
}

/** Exactly the members that the claims give, in their order, each with the size and digests that are stated. */
function openStatement(statement: Statement, members: readonly Member[], anchors: Anchors,
  { signer, broken }: { signer: Bundle['signer']; broken: Broken }): Bundle {
  check(statement.origin === anchors.origin, 'the bundle is of another log than the anchors');
  const names = [...namesOf(statement.claims)];
  check(names.length === members.length && names.every((name, at) => members[at]!.name === name),
    'the members are not those that the claims give');
  check(names.length === statement.members.length
    && members.every((member, at) => isAsStated(member, statement.members[at]!, broken)), 'a member is not as stated');
  const bytes = new Map(members.map((member) => [member.name, member.bytes]));
  return partsOf(statement, signer, (name) => bytes.get(name)!);
}

function* namesOf({ chains, entries, manifests, states, sequences, timestamps, preservation, proofs,
  scitt, descriptions }: Claims): Generator<string> {
  yield* DIGESTS.map((name) => `checkpoints/${name}`);
  for (const index of entries) yield* [`entries/${index}/leaf.json`, `entries/${index}/inclusion.json`];
  yield* states.map((key) => `states/${key}.json`);
  yield* sequences.map((name) => `sequences/${name}.bin`);
  yield* manifests.map((name) => `manifests/${name}.json`);
  for (let n = 1; n <= chains.length; n++) yield* [`chains/${n}/proof.rlp`, `chains/${n}/consistency.json`];
  yield* timestamps.map((name) => `timestamps/${name}.tsr`);
  yield* preservation.map((name) => `preservation/${name}`);
  yield* proofs.map((index) => `proofs/${index}.tlog-proof`);
  yield* scitt.map((index) => `scitt/${index}.cose`);
  yield* descriptions.map((name) => `descriptions/${name}`);
}

function isAsStated({ name, bytes }: Member, said: JsonObject, broken: Broken): boolean {
  return said.get('name') === name && said.get('size') === String(bytes.length)
    && broken.trees.every((tree) => equal(readDigests([said.get(tree)!], 1)![0]!, digest(tree, bytes)));
}

function partsOf({ origin, subject, claims }: Statement, signer: Bundle['signer'],
  bytes: (name: string) => Bytes): Bundle {
  return {
    signer,
    origin,
    subject,
    checkpoints: { sha256: bytes('checkpoints/sha256'), sm3: bytes('checkpoints/sm3') },
    entries: claims.entries.map((index) => ({
      index: BigInt(index),
      leaf: bytes(`entries/${index}/leaf.json`),
      inclusion: readPaths(bytes(`entries/${index}/inclusion.json`)),
    })),
    states: claims.states.map((key) => ({ key, proof: bytes(`states/${key}.json`) })),
    sequences: claims.sequences.map((name) => ({ name, bytes: bytes(`sequences/${name}.bin`) })),
    periods: claims.periods.map((name) => readPeriod(name)!),
    manifests: claims.manifests.map((name) => ({ name, bytes: bytes(`manifests/${name}.json`) })),
    chains: claims.chains.map((name, at) => ({
      name,
      ...readChainName(name)!,
      proof: bytes(`chains/${at + 1}/proof.rlp`),
      consistency: readPaths(bytes(`chains/${at + 1}/consistency.json`)),
    })),
    timestamps: claims.timestamps.map((name) => ({ name, bytes: bytes(`timestamps/${name}.tsr`) })),
    preservation: claims.preservation.length === 0 ? null : {
      record: bytes('preservation/record.ers'),
      roots: claims.preservation.length === 1 ? null : {
        tree: bytes('preservation/sha3'), map: bytes('preservation/sha3-map'),
        ...readRerooted(bytes('preservation/paths.json'), claims),
      },
    },
    proofs: claims.proofs.map((index) => ({ index: BigInt(index), bytes: bytes(`proofs/${index}.tlog-proof`) })),
    statements: claims.scitt.map((index) => ({ index: BigInt(index), bytes: bytes(`scitt/${index}.cose`) })),
    descriptions: claims.descriptions.map((name) => ({ name, bytes: bytes(`descriptions/${name}`) })),
  };
}

/** A path for each entry, and a half for each state. */
function readRerooted(bytes: Bytes, claims: Claims): { entries: (readonly Bytes[])[]; states: Half[] } {
  const json = readJson(bytes);
  check(isExactly(json, ['entries', 'states']), 'paths are malformed');
  const entries = readList(json.get('entries'), (item) => readDigests(item, 64));
  const states = readList(json.get('states'), (item) => readHalf(item, false));
  check(entries?.length === claims.entries.length && states?.length === claims.states.length, 'paths are malformed');
  return { entries, states };
}

function readPaths(bytes: Bytes): Paths {
  const json = readJson(bytes);
  check(isExactly(json, [...DIGESTS]), 'paths are malformed');
  const [sha256, sm3] = DIGESTS.map((name) => readDigests(json.get(name), 64));
  check(sha256 && sm3, 'paths are malformed');
  return { sha256, sm3 };
}
