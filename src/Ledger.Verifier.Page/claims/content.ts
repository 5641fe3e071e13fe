/** Claims of content: that a manifest is what an asset's state names, and that a file is one of a manifest. */
import { hex } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import type { Bundle } from '../formats/bundle.ts';
import type { JsonObject } from '../formats/json.ts';
import { ChunkTree, readManifest, type Manifest } from '../formats/manifest.ts';
import { isObject } from '../formats/values.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

export interface Content {
  readonly finding: Finding;
  /** There where the claim is proven. */
  readonly manifest: Manifest | null;
}

export function contents(bundle: Bundle, evidence: Evidence): Content[] {
  return bundle.manifests.map(({ name, bytes }) => {
    const manifest = readManifest(bytes);
    const [sha256, sm3] = [hex(digest('sha256', bytes)), hex(digest('sm3', bytes))];
    const isNamed = [...evidence.states].some(([key, state]) =>
      key.startsWith('asset/') && state !== null && !evidence.contradicted.has(key) && names(state.value, sha256, sm3));
    const isProven = sha256 === name && manifest !== null && isNamed;
    return { finding: content(name, sha256, manifest, isNamed), manifest: isProven ? manifest : null };
  });
}

function content(name: string, sha256: string, manifest: Manifest | null, isNamed: boolean): Finding {
  if (sha256 !== name) return refuted('content', name, 'the bytes have another SHA-256');
  if (!manifest) return refuted('content', name, 'the bytes are no manifest');
  return isNamed ? proven('content', name, 'a proven state of an asset has both its digests as content')
    : refuted('content', name, 'no proven state of an asset has its digests as content');
}

function names(value: JsonObject, sha256: string, sm3: string): boolean {
  const content = value.get('content');
  return isObject(content) && content.get('sha256') === sha256 && content.get('sm3') === sm3;
}

/** Says of data that comes piece by piece whether it is a file of a proven manifest. */
export class FileClaim {
  private readonly trees: readonly (readonly [Manifest, ChunkTree])[];

  constructor(private readonly name: string, found: readonly Content[]) {
    this.trees = found.flatMap(({ manifest }) =>
      (manifest ? [[manifest, new ChunkTree(manifest.chunkSize, manifest.digests)] as const] : []));
  }

  add(bytes: Uint8Array): void {
    for (const [, tree] of this.trees) tree.add(bytes);
  }

  end(): Finding {
    if (this.trees.length === 0) return notShown('file', this.name, 'no manifest of the bundle is proven');
    for (const [{ files }, tree] of this.trees) {
      const file = files.find(tree.end());
      if (file) return proven('file', this.name, `its bytes are those of ${file.path} in a proven manifest`);
    }
    return refuted('file', this.name, 'its bytes are those of no file of a proven manifest');
  }
}
