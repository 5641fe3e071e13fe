/** Proofs for the log ecosystem's tools (c2sp.org/tlog-proof) against what is proven here. */
import { concat, equal, toBase64, utf8, type Bytes } from '../crypto/bytes.ts';
import type { Bundle } from '../formats/bundle.ts';
import type { Broken } from './broken.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

export function proofs(bundle: Bundle, evidence: Evidence, broken: Broken): Finding[] {
  const paths = new Map(bundle.entries.map(({ index, inclusion }) => [index, inclusion.sha256]));
  return bundle.proofs.map(({ index, bytes }) => {
    const subject = String(index);
    if (broken.has('sha256')) return notShown('tlog-proof', subject, 'it rests on an algorithm that is broken');
    if (!evidence.entries.has(index)) return notShown('tlog-proof', subject, 'the entry is not proven here');
    return equal(bytes, written(index, paths.get(index)!, bundle.checkpoints.sha256))
      ? proven('tlog-proof', subject, 'the inclusion that is proven here')
      : refuted('tlog-proof', subject, 'it is not the inclusion that is proven here');
  });
}

function written(index: bigint, path: readonly Bytes[], checkpoint: Bytes): Bytes {
  const lines = ['c2sp.org/tlog-proof@v1', `index ${index}`, ...path.map(toBase64), '', ''];
  return concat(utf8(lines.join('\n')), checkpoint);
}
