/** A registration certificate beside the bundle of its asset (SPEC-certificate). */
import { equal } from '../crypto/bytes.ts';
import { digest, type DigestName } from '../crypto/digests.ts';
import { spkiOf, verify, type PublicKey } from '../crypto/signatures.ts';
import type { AnchoredKey, Anchors } from '../formats/anchors.ts';
import type { Bundle } from '../formats/bundle.ts';
import { readCredential } from '../formats/credential.ts';
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
  const found = signed.signatures.map((one) => ({ key: one.key, finding: signature(one, signed, anchors, broken) }));
  const keys = found.filter(({ finding }) => finding.outcome === 'proven').map(({ key }) => key);
  return [documents(archive, signed, bundle, evidence, broken), ...found.map(({ finding }) => finding),
    credential(archive, signed, keys, broken)];
}

/** By one of the keys whose signatures are proven here: those bear a time, the credential does not. */
function credential(archive: CertificateArchive, { origin, number }: SignedCertificate, keys: readonly PublicKey[],
  broken: Broken): Finding {
  const subject = `certificate/${number}`;
  if (broken.takes('p256')) return notShown('credential', subject, 'it rests on an algorithm that is broken');
  const read = readCredential(archive.member('certificate.vc.jwt'));
  if (!read) return refuted('credential', subject, 'it is no secured credential in its one form');
  const isContent = broken.trees.every((tree) =>
    equal(read.content[tree], digest(tree, archive.member('certificate.json'))));
  if (read.origin !== origin || read.number !== number || !isContent) {
    return refuted('credential', subject, 'it is of another certificate');
  }
  const by = keys.find((key) => key.algorithm === 'p256' && equal(digest('sha256', spkiOf(key)), read.key));
  if (!by) return notShown('credential', subject, 'no proven signature of the certificate is by its key');
  return verify(by, read.message, read.signature)
    ? proven('credential', subject, "the registry's certificate key signed it for this certificate")
    : refuted('credential', subject, 'the signature does not hold');
}

function documents(archive: CertificateArchive, { number, files }: SignedCertificate, bundle: Bundle,
  evidence: Evidence, broken: Broken): Finding {
  const subject = `certificate/${number}`;
  const isAs = (name: string, digests: Record<DigestName, Uint8Array>): boolean =>
    broken.trees.every((tree) => equal(digest(tree, archive.member(name)), digests[tree]));
  if (broken.trees.length === 0) {
    return notShown('certificate', subject, 'the log names it by digests that are broken');
  }
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
