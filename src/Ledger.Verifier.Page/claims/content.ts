/** Claims of content: that a manifest is what an asset's state names, and that a file is one of a manifest. */
import { hex, type Bytes } from '../crypto/bytes.ts';
import { digest, type DigestName } from '../crypto/digests.ts';
import type { Bundle } from '../formats/bundle.ts';
import type { JsonObject } from '../formats/json.ts';
import { ChunkTree, readManifest, type Manifest } from '../formats/manifest.ts';
import { isObject } from '../formats/values.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

export interface Content {
  readonly finding: Finding;
  /** What stands in the bundle as a manifest. */
  readonly bytes: Bytes;
  /** There where the claim is proven. */
  readonly manifest: Manifest | null;
  /** The digests that count. */
  readonly trees: readonly DigestName[];
}

export function contents(bundle: Bundle, evidence: Evidence): Content[] {
  const trees = [...evidence.roots.keys()];
  return bundle.manifests.map(({ name, bytes }) => {
    if (trees.length === 0) {
      const finding = notShown('content', name, 'a state names it by digests that are broken');
      return { finding, bytes, manifest: null, trees };
    }
    const manifest = readManifest(bytes);
    const digests = new Map(trees.map((tree) => [tree, hex(digest(tree, bytes))]));
    const isNamed = [...evidence.states].some(([key, state]) =>
      key.startsWith('asset/') && state !== null && !evidence.contradicted.has(key) && names(state.value, digests));
    const finding = content(name, digests, manifest, isNamed);
    return { finding, bytes, manifest: finding.outcome === 'proven' ? manifest : null, trees };
  });
}

function content(name: string, digests: ReadonlyMap<DigestName, string>, manifest: Manifest | null,
  isNamed: boolean): Finding {
  if ((digests.get('sha256') ?? name) !== name) return refuted('content', name, 'the bytes have another SHA-256');
  if (!manifest) return refuted('content', name, 'the bytes are no manifest');
  return isNamed ? proven('content', name, 'a proven state of an asset has both its digests as content')
    : refuted('content', name, 'no proven state of an asset has its digests as content');
}

function names(value: JsonObject, digests: ReadonlyMap<DigestName, string>): boolean {
  const content = value.get('content');
  return isObject(content) && [...digests].every(([tree, expected]) => content.get(tree) === expected);
}

/** Says of data that comes piece by piece whether it is a file of a proven manifest. */
export class FileClaim {
  private readonly trees: readonly (readonly [Manifest, ChunkTree])[];
  /** By chunk size and digests: however many manifests there are, data is hashed once for all that agree in these. */
  private readonly ways = new Map<string, ChunkTree>();

  constructor(private readonly name: string, found: readonly Content[]) {
    this.trees = found.flatMap(({ manifest, trees }) => {
      const left = manifest?.digests.filter((name) => trees.includes(name)) ?? [];
      return manifest && left.length > 0 ? [[manifest, this.treeOf(manifest.chunkSize, left)] as const] : [];
    });
  }

  add(bytes: Uint8Array): void {
    for (const tree of this.ways.values()) tree.add(bytes);
  }

  end(): Finding {
    if (this.trees.length === 0) return notShown('file', this.name, 'no manifest of the bundle is proven');
    const ends = new Map([...this.ways.values()].map((tree) => [tree, tree.end()] as const));
    for (const [{ files }, tree] of this.trees) {
      const file = files.find(ends.get(tree)!);
      if (file) return proven('file', this.name, `its bytes are those of ${file.path} in a proven manifest`);
    }
    return refuted('file', this.name, 'its bytes are those of no file of a proven manifest');
  }

  private treeOf(chunkSize: number, digests: readonly DigestName[]): ChunkTree {
    const way = [chunkSize, ...digests].join();
    const tree = this.ways.get(way) ?? new ChunkTree(chunkSize, digests);
    this.ways.set(way, tree);
    return tree;
  }
}
