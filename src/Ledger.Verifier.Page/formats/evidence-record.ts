/** Evidence records of RFC 4998, by the form of SPEC-preservation; nothing of them is verified yet. */
import { compare, concat, equal, type Bytes } from '../crypto/bytes.ts';
import { context, der, Elements, OCTET_STRING, orNull, require, SEQUENCE } from '../crypto/der.ts';
import { hashLength, hashNamed, hashWith, type HashName } from '../crypto/x509.ts';
import { readToken, type TimeStamp } from './timestamp.ts';

export interface ArchiveStamp {
  /** The reduced hash tree, lowest list first; empty for none. */
  readonly lists: readonly (readonly Bytes[])[];
  /** The time stamp as ContentInfo. */
  readonly whole: Bytes;
  readonly stamp: TimeStamp;
}

export interface ArchiveChain {
  readonly hash: HashName;
  readonly stamps: readonly ArchiveStamp[];
  /** The ArchiveTimeStampChain as it stands in the record. */
  readonly whole: Bytes;
}

const LARGEST = 256 * 1024;

export const readEvidenceRecord = (bytes: Bytes): ArchiveChain[] | null =>
  (bytes.length <= LARGEST ? orNull(() => recordOf(Elements.of(bytes))) : null);

function recordOf(record: Elements): ArchiveChain[] {
  require(record.integer() === 1n);
  const named = listOf(record.open(), 16, (all) => hashOf(all.open()));
  const chains = listOf(record.open(), 16, chainOf);
  record.end();
  const used = [...new Set(chains.map(({ hash }) => hash))];
  require(used.length === named.length && used.every((hash, at) => hash === named[at]));
  return chains;
}

function chainOf(all: Elements): ArchiveChain {
  const { whole, value } = all.take(SEQUENCE);
  const stamps = listOf(new Elements(value), 64, stampOf);
  const { hash } = stamps[0]!;
  require(stamps.every((one) => one.hash === hash));
  return { hash, stamps, whole };
}

function stampOf(all: Elements): ArchiveStamp & { readonly hash: HashName } {
  const parts = all.open();
  const hash = hashOf(parts.open(context(0)));
  const lists = parts.is(context(2)) ? listOf(parts.open(context(2)), 40, (list) =>
    listOf(list.open(), 64, (strings) => hashValue(strings, hash))) : [];
  require(lists[0]?.length !== 1);
  const { whole } = parts.next();
  parts.end();
  const stamp = readToken(whole);
  require(stamp);
  return { hash, lists, whole, stamp };
}

function hashValue(strings: Elements, hash: HashName): Bytes {
  const { value } = strings.take(OCTET_STRING);
  require(value.length === hashLength(hash));
  return value;
}

/** SHA-2 without parameters. */
function hashOf(algorithm: Elements): HashName {
  const hash = hashNamed(algorithm.oid());
  algorithm.end();
  require(hash && hash !== 'sm3');
  return hash;
}

function listOf<T>(elements: Elements, most: number, read: (elements: Elements) => T): T[] {
  const all: T[] = [];
  while (!elements.isEmpty) all.push(read(elements));
  require(all.length > 0 && all.length <= most);
  return all;
}

/** RFC 4998, 4.3: the hash to which lists lead. */
export function rootOf(hash: HashName, [first, ...rest]: readonly (readonly Bytes[])[]): Bytes {
  const join = (hashes: readonly Bytes[]): Bytes => hashWith(hash, concat(...[...hashes].sort(compare)));
  return rest.reduce((root, list) => join([...list, root]), join(first!));
}

/** The ArchiveTimeStampSequence of chains, as DER. */
export const sequenceOf = (chains: readonly ArchiveChain[]): Bytes =>
  der(SEQUENCE, ...chains.map(({ whole }) => whole));

/** Whether two lists hold the same hashes. */
export const isSameList = (left: readonly Bytes[], right: readonly Bytes[]): boolean =>
  left.length === right.length && right.every((hash) => left.some((one) => equal(one, hash)));
