/** How data was collected before it was registered, as a collector signed it (SPEC-collection). */
import { equal } from '../crypto/bytes.ts';
import { verify } from '../crypto/signatures.ts';
import { readCollection, type Collection } from '../formats/collection.ts';
import type { JsonObject } from '../formats/json.ts';
import { readKey } from '../formats/keys.ts';
import { isObject, readDigest } from '../formats/values.ts';
import type { Broken } from './broken.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

const CLAIM = 'collection';

export function* collections(subject: string, evidence: Evidence, broken: Broken): Generator<Finding> {
  for (const [key, state] of evidence.states) {
    if (readKey(key)!.kind === CLAIM && state && !evidence.contradicted.has(key)) {
      yield collection(key, state.value, subject, evidence, broken);
    }
  }
}

function collection(
  key: string, value: JsonObject, subject: string, { states, contradicted }: Evidence, broken: Broken,
): Finding {
  const read = readCollection(value);
  const asset = readKey(key)!.asset;
  if (!read || read.asset !== asset) return refuted(CLAIM, key, 'it is no record of how this data was collected');
  if (!read.stands) return notShown(CLAIM, key, 'it was withdrawn');
  if (broken.takes(read.key.algorithm)) return notShown(CLAIM, key, 'it rests on an algorithm that is broken');
  if (!verify(read.key, read.message, read.signature)) {
    return refuted(CLAIM, key, 'the signature of the collector does not hold');
  }
  const held = contradicted.has(subject) ? null : states.get(subject)?.value.get('content');
  return `asset/${asset}` === subject && isObject(held ?? undefined) && isOf(held as JsonObject, read, broken)
    ? proven(CLAIM, key, `a collector signed that it was collected from ${read.from} to ${read.until}`)
    : notShown(CLAIM, key, 'that it is of the content of the asset is not proven here');
}

const isOf = (held: JsonObject, { content }: Collection, broken: Broken): boolean =>
  broken.trees.length > 0 && broken.trees.every((tree) => {
    const digest = readDigest(held.get(tree));
    return digest !== null && equal(digest, content[tree]);
  });
