/** What a body of data is, byte for byte: ledger-manifest@v1 (SPEC-manifest). */
import { equal, fromHex, utf8, type Bytes } from '../crypto/bytes.ts';
import { DIGESTS, type DigestName, type Running } from '../crypto/digests.ts';
import { beginLeaf, TreeRoot } from '../crypto/merkle.ts';
import { readJson, type Json, type JsonObject } from './json.ts';
import { ascends, isArray, isDigest, isExactly, isObject, LARGEST, readDecimal } from './values.ts';

export interface ManifestFile {
  readonly path: string;
  readonly length: bigint;
  readonly tree: ReadonlyMap<DigestName, Bytes>;
}

export interface Manifest {
  readonly digests: readonly DigestName[];
  readonly chunkSize: number;
  readonly files: readonly ManifestFile[];
}

const LARGEST_MANIFEST = 16 * 1024 * 1024;
const CHUNK_SIZES = { least: 4096n, most: 16n * 1024n * 1024n };

export function readManifest(bytes: Bytes): Manifest | null {
  const json = bytes.length <= LARGEST_MANIFEST ? readJson(bytes) : undefined;
  if (!isExactly(json, ['format', 'digests', 'chunkSize', 'files', 'chunkList'])) return null;
  const digests = readDigestNames(json.get('digests'));
  const chunkSize = readDecimal(json.get('chunkSize'));
  if (json.get('format') !== 'ledger-manifest@v1' || !isDigest(json.get('chunkList'))) return null;
  if (!digests || chunkSize === null || !isChunkSize(chunkSize)) return null;
  const files = readFiles(json.get('files'), digests, chunkSize);
  return files && { digests, chunkSize: Number(chunkSize), files };
}

const isChunkSize = (size: bigint): boolean =>
  size >= CHUNK_SIZES.least && size <= CHUNK_SIZES.most && (size & (size - 1n)) === 0n;

export function readDigestNames(json: Json | undefined): DigestName[] | null {
  if (!isArray(json) || json.length === 0) return null;
  const names = DIGESTS.filter((name) => json.includes(name));
  return names.length === json.length && names.every((name, at) => json[at] === name) ? names : null;
}

function readFiles(json: Json | undefined, digests: readonly DigestName[], chunkSize: bigint): ManifestFile[] | null {
  if (!isArray(json) || json.length === 0) return null;
  const files: ManifestFile[] = [];
  let sum = 0n;
  for (const item of json) {
    const file = readFile(item, digests, chunkSize);
    if (!file) return null;
    sum += file.length;
    files.push(file);
  }
  const paths = files.map(({ path }) => path);
  const plain = json.filter((item) => isObject(item) && item.has('plain')).length;
  const isEven = plain === 0 || plain === files.length;
  return isEven && sum <= LARGEST && ascends(paths) && !hasFolder(paths) ? files : null;
}

/** Whether a path is another one and a slash and more. */
function hasFolder(paths: readonly string[]): boolean {
  const all = new Set(paths);
  return paths.some((path) => {
    for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      if (all.has(path.slice(0, at))) return true;
    }
    return false;
  });
}

function readFile(json: Json, digests: readonly DigestName[], chunkSize: bigint): ManifestFile | null {
  if (!isExactly(json, ['path', 'length', 'chunks', 'tree'], ['plain'])) return null;
  const path = json.get('path');
  const [length, chunks] = [readDecimal(json.get('length')), readDecimal(json.get('chunks'))];
  const tree = readTree(json.get('tree'), digests);
  if (json.has('plain') && !readTree(json.get('plain'), digests)) return null;
  if (!isPath(path) || length === null || !tree) return null;
  return chunks === (length + chunkSize - 1n) / chunkSize ? { path, length, tree } : null;
}

export function readTree(json: Json | undefined, digests: readonly DigestName[]): Map<DigestName, Bytes> | null {
  if (!isExactly(json, [...digests]) || ![...(json as JsonObject).values()].every(isDigest)) return null;
  return new Map(digests.map((name) => [name, fromHex(json.get(name) as string)!]));
}

/** Segments joined by single slashes; what no text of canonical JSON may hold was refused before. */
export function isPath(value: Json | undefined): value is string {
  if (typeof value !== 'string' || value.includes('\\') || utf8(value).length > 4096) return false;
  return value.split('/').every((segment) => {
    const length = utf8(segment).length;
    return length >= 1 && length <= 255 && segment !== '.' && segment !== '..';
  });
}

/** Hashes data piece by piece and says whether it is that of a file, in every digest given. */
export class ChunkTree {
  private readonly roots: readonly (readonly [DigestName, TreeRoot])[];
  /** The leaf of the chunk that is not yet full, in each digest. */
  private leaves: readonly Running[] = [];
  private filled = 0;
  private length = 0n;

  constructor(private readonly chunkSize: number, digests: readonly DigestName[]) {
    this.roots = digests.map((name) => [name, new TreeRoot(name)]);
  }

  add(bytes: Bytes): void {
    this.length += BigInt(bytes.length);
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + this.chunkSize - this.filled);
      if (this.filled === 0) this.leaves = this.roots.map(([name]) => beginLeaf(name));
      for (const leaf of this.leaves) leaf.update(part);
      this.filled += part.length;
      at += part.length;
      if (this.filled === this.chunkSize) this.endChunk();
    }
  }

  /** To be asked once, at the end. */
  end(): (file: ManifestFile) => boolean {
    if (this.filled > 0) this.endChunk();
    const roots = this.roots.map(([name, tree]) => [name, tree.root()] as const);
    return (file) => file.length === this.length && roots.every(([name, root]) => equal(file.tree.get(name)!, root));
  }

  private endChunk(): void {
    this.roots.forEach(([, tree], at) => tree.add(this.leaves[at]!.digest()));
    this.filled = 0;
  }
}
