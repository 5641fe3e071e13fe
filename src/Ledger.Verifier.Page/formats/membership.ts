/** That chunks of a file, or single rows, belong to data: ledger-membership@v1 (SPEC-membership). */
import { concat, equal, fromBase64, type Bytes } from '../crypto/bytes.ts';
import { digest, DIGESTS, type DigestName } from '../crypto/digests.ts';
import { isIncluded, leafHash, TreeRoot } from '../crypto/merkle.ts';
import { readJson, writeJson, type Json, type JsonObject } from './json.ts';
import { isPath, readManifest, type Manifest } from './manifest.ts';
import { isRow, LARGEST_ROW, readRowSet, type RowSet } from './rows.ts';
import { isExactly, isObject, readDecimal, readDigest, readDigests, readList } from './values.ts';

type Paths = ReadonlyMap<DigestName, readonly Bytes[]>;

export interface MemberChunk {
  readonly path: string;
  readonly index: bigint;
  readonly paths: Paths;
}

/** What is kept of bytes that may be a chunk, so that none are hashed for every chunk anew. */
export interface Piece {
  readonly length: number;
  readonly leaves: ReadonlyMap<DigestName, Bytes>;
}

export interface MemberRow {
  readonly index: bigint;
  readonly row: Bytes;
  readonly salt: Bytes | null;
  readonly paths: Paths;
}

export interface Membership {
  readonly manifest: Manifest;
  /** Its canonical bytes: whoever relies on the proof compares their digests with the register. */
  readonly manifestBytes: Bytes;
  /** In a proof of chunks, else empty. */
  readonly chunks: readonly MemberChunk[];
  /** In a proof of rows, else null. */
  readonly description: RowSet | null;
  readonly descriptionBytes: Bytes;
  readonly rows: readonly MemberRow[];
}

const LARGEST = 67_108_864;
const MOST_MEMBERS = 1024;
const LONGEST_PATH = 64;

export function readMembership(bytes: Bytes): Membership | null {
  const json = bytes.length <= LARGEST ? readJson(bytes) : undefined;
  if (!isObject(json) || json.get('format') !== 'ledger-membership@v1') return null;
  const isOfRows = json.has('rows');
  if (!isExactly(json, isOfRows ? ['format', 'manifest', 'description', 'rows'] : ['format', 'manifest', 'chunks'])) {
    return null;
  }
  const manifestBytes = writeJson(json.get('manifest')!);
  const manifest = readManifest(manifestBytes);
  const descriptionBytes = isOfRows ? writeJson(json.get('description')!) : new Uint8Array(0);
  const description = isOfRows ? readRowSet(descriptionBytes) : null;
  const chunks = isOfRows ? [] : readMembers(json.get('chunks'), readChunk);
  const rows = isOfRows ? readMembers(json.get('rows'), readRow) : [];
  if (!manifest || !chunks || !rows || (isOfRows && !description)) return null;
  return { manifest, manifestBytes, chunks, description, descriptionBytes, rows };
}

/** Whether the manifest is that of the description, as every row needs it. */
export function isDescribed({ manifest, description, descriptionBytes }: Membership): boolean {
  const [file, ...others] = manifest.files;
  if (!description || !file || others.length > 0 || file.length !== BigInt(descriptionBytes.length)) return false;
  return manifest.digests.every((name) => {
    const tree = new TreeRoot(name);
    for (let at = 0; at < descriptionBytes.length; at += manifest.chunkSize) {
      tree.add(leafHash(name, descriptionBytes.subarray(at, at + manifest.chunkSize)));
    }
    return equal(tree.root(), file.tree.get(name)!);
  });
}

/** Whether a row stands in the data that the description says, in every digest of it. */
export function holdsRow({ index, row, salt, paths }: MemberRow, described: RowSet): boolean {
  if (!isRow(row, described.columns) || (salt !== null) !== described.isSalted) return false;
  return inAll(described.digests, paths, (name, path) => isIncluded(
    name, digest(name, Uint8Array.of(0), concat(salt ?? new Uint8Array(0), row)), index, described.rows, path,
    described.tree.get(name)!));
}

export const pieceOf = (bytes: Bytes, digests: readonly DigestName[]): Piece =>
  ({ length: bytes.length, leaves: new Map(digests.map((name) => [name, leafHash(name, bytes)])) });

/**
 * Which of the pieces, hashed in the digests of the manifest, is a chunk of a file of it, in every one of them; -1 for
 * none.
 * @param from The piece that is tried first; those before it are tried last. What a path leads to is known at its end
 * only, so each piece that is not the chunk costs the hashes of a whole path.
 */
export function findChunk(
  { path: name, index, paths }: MemberChunk, manifest: Manifest, pieces: readonly Piece[], from: number,
): number {
  const [file, size] = [manifest.files.find(({ path }) => path === name), BigInt(manifest.chunkSize)];
  if (!file) return -1;
  const chunks = (file.length + size - 1n) / size;
  if (index >= chunks) return -1;
  const length = Number(index === chunks - 1n ? file.length - index * size : size);
  const isChunk = (piece: Piece): boolean => piece.length === length && inAll(manifest.digests, paths, (tree, path) =>
    isIncluded(tree, piece.leaves.get(tree)!, index, chunks, path, file.tree.get(tree)!));
  const behind = pieces.slice(from).findIndex(isChunk);
  return behind >= 0 ? from + behind : pieces.slice(0, from).findIndex(isChunk);
}

/** There is a path for each digest and for no other, and each leads to its root. */
function inAll(
  digests: readonly DigestName[], paths: Paths, leads: (name: DigestName, path: readonly Bytes[]) => boolean,
): boolean {
  return paths.size === digests.length
    && digests.every((name) => paths.has(name) && leads(name, paths.get(name)!));
}

function readMembers<T>(json: Json | undefined, read: (item: Json) => T | null): T[] | null {
  const members = readList(json, read);
  return members && members.length >= 1 && members.length <= MOST_MEMBERS ? members : null;
}

function readChunk(json: Json): MemberChunk | null {
  if (!isExactly(json, ['path', 'index'], [...DIGESTS])) return null;
  const [path, index, paths] = [json.get('path'), readDecimal(json.get('index')), readPaths(json)];
  return isPath(path) && index !== null && paths ? { path, index, paths } : null;
}

function readRow(json: Json): MemberRow | null {
  if (!isExactly(json, ['index', 'row'], ['salt', ...DIGESTS])) return null;
  const [text, index, paths] = [json.get('row'), readDecimal(json.get('index')), readPaths(json)];
  const row = typeof text === 'string' ? fromBase64(text) : null;
  const salt = json.has('salt') ? readDigest(json.get('salt')) : null;
  if (!row || row.length < 1 || row.length > LARGEST_ROW) return null;
  if (index === null || !paths || (json.has('salt') && !salt)) return null;
  return { index, row, salt, paths };
}

function readPaths(json: JsonObject): Paths | null {
  const named = DIGESTS.filter((name) => json.has(name));
  const paths = new Map(named.map((name) => [name, readDigests(json.get(name), LONGEST_PATH)] as const));
  return [...paths.values()].includes(null) ? null : (paths as Map<DigestName, Bytes[]>);
}
