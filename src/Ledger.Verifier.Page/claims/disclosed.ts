/** Opened bodies against the leaves that commit to them (SPEC-disclosure). */
import { concat, equal, utf8, type Bytes } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import type { Bundle } from '../formats/bundle.ts';
import { readDisclosure, type OpenedBody } from '../formats/disclosure.ts';
import type { Broken } from './broken.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

const PREFIX = utf8('ledger-body@v1\0');

export function disclosed(bytes: Bytes, bundle: Bundle, evidence: Evidence, broken: Broken): Finding[] {
  const disclosure = readDisclosure(bytes);
  if (!disclosure) return [refuted('disclosed', bundle.subject, 'the file is no disclosure')];
  if (disclosure.origin !== bundle.origin || disclosure.subject !== bundle.subject) {
    return [refuted('disclosed', bundle.subject, 'the disclosure is of another log or asset')];
  }
  return disclosure.bodies.map((body) => opened(body, evidence, broken));
}

function opened(body: OpenedBody, evidence: Evidence, broken: Broken): Finding {
  const subject = `${body.entry}/${body.name}`;
  const entry = evidence.entries.get(body.entry);
  if (!entry) return notShown('disclosed', subject, 'the entry is not proven here');
  if (broken.trees.length === 0) return notShown('disclosed', subject, 'it is committed to by digests that are broken');
  const commitment = entry.bodies.get(body.name);
  const opening = concat(PREFIX, body.salt, body.bytes);
  return commitment && broken.trees.every((name) => equal(digest(name, opening), commitment[name]))
    ? proven('disclosed', subject, 'the entry commits to these bytes')
    : refuted('disclosed', subject, 'the entry commits to something else');
}
