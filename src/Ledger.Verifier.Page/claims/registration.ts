/** A registration certificate beside the bundle of its asset (SPEC-certificate). */
import { equal } from '../crypto/bytes.ts';
import { digest, type DigestName } from '../crypto/digests.ts';
import { verify } from '../crypto/signatures.ts';
import type { AnchoredKey, Anchors } from '../formats/anchors.ts';
import type { Bundle } from '../formats/bundle.ts';
import type { JsonObject } from '../formats/json.ts';
import {
  readSignatures, type CertificateArchive, type CertificateSignature, type SignedCertificate,
} from '../formats/registration.ts';
import { readPair } from '../formats/values.ts';
import { counts } from '../formats/windows.ts';
import type { Broken } from './broken.ts';
import type { Evidence } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

export function certificate(
  archive: CertificateArchive, bundle: Bundle, evidence: Evidence, anchors: Anchors, broken: Broken,
): Finding[] {
  const signed = readSignatures(archive.member('signatures.json'));
  if (!signed) return [refuted('certificate', bundle.subject, 'the signatures are malformed')];
  if (signed.origin !== bundle.origin) {
    return [refuted('certificate', bundle.subject, 'the certificate is of another log')];
  }
  return [documents(archive, signed, bundle, evidence, broken),
    ...signed.signatures.map((one) => signature(one, signed, anchors, broken))];
}

function documents(archive: CertificateArchive, { number, files }: SignedCertificate, bundle: Bundle,
  evidence: Evidence, broken: Broken): Finding {
  const subject = `certificate/${number}`;
  const isAs = (name: string, digests: Record<DigestName, Uint8Array>): boolean =>
    broken.trees.every((tree) => equal(digest(tree, archive.member(name)), digests[tree]));
  if (!files.every(({ name, digests }) => isAs(name, digests))) {
    return refuted('certificate', subject, 'a document is not the one that was signed');
  }
  const state = evidence.states.get(subject);
  if (state === undefined || evidence.contradicted.has(subject)) {
    return notShown('certificate', subject, 'its state is not proven');
  }
  const digests = state && readPair(pairOf(state.value));
  return state && digests && `asset/${String(state.value.get('asset'))}` === bundle.subject
    && isAs('certificate.json', digests)
    ? proven('certificate', subject, 'the log holds this very content')
    : refuted('certificate', subject, 'the log holds no such certificate of the asset');
}

const pairOf = (value: JsonObject): JsonObject =>
  new Map([...value].filter(([name]) => name === 'sha256' || name === 'sm3'));

function signature({ key, value }: CertificateSignature, { number, time, message }: SignedCertificate,
  anchors: Anchors, broken: Broken): Finding {
  const subject = `${key.algorithm} certificate/${number}`;
  if (broken.takes(key.algorithm)) {
    return notShown('certificate-signature', subject, 'it rests on an algorithm that is broken');
  }
  const known = anchors.certificateKeys.find((one) => isSame(one, key));
  if (!known) return notShown('certificate-signature', subject, 'the anchors do not know the key');
  if (!verify(key, message, value)) return refuted('certificate-signature', subject, 'the signature does not hold');
  return counts(known.window, time, null)
    ? proven('certificate-signature', subject, 'a certificate key of the anchors signed the documents')
    : notShown('certificate-signature', subject, 'the key does not count at that time');
}

const isSame = (known: AnchoredKey, { algorithm, point }: CertificateSignature['key']): boolean =>
  known.key.algorithm === algorithm && equal(known.key.point, point);
