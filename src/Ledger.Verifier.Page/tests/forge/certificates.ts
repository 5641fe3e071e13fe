/** Archives of certificates: other documents, other evidence, signatures by others and over something else. */
import { hex, toBase64, utf8, type Bytes } from '../../crypto/bytes.ts';
import { digest } from '../../crypto/digests.ts';
import { readArchive, writeArchive, type Member } from '../../formats/zip.ts';
import { inflated, vectors } from '../vectors.ts';
import { canonical, pair, signed, takeApart, type Loose } from './archive.ts';
import type { Answers, Question } from './judge.ts';
import { p256Signer, sm2Signer, type Signer } from './keys.ts';
import { changeBytes, changeJson, changeParts } from './mutations.ts';
import type { Random } from './random.ts';
import { isOver, narrowed } from './windows.ts';

interface Source {
  readonly name: string;
  readonly members: readonly Member[];
  readonly anchors: Loose;
  readonly broken: readonly string[];
}

const { cases, anchors } = vectors('certificate.json');
const SOURCES: readonly Source[] = cases.filter(({ refused }: Loose) => !refused)
  .map(({ name, archive, anchors: by, broken }: Loose) => ({
    name, members: readArchive(inflated(archive))!, anchors: JSON.parse(anchors[by]), broken: broken ?? [] }));
const member = (members: readonly Member[], name: string): Bytes => members.find((one) => one.name === name)!.bytes;
const nameOf = (bytes: Bytes): string => hex(digest('sha256', bytes));
const statementOf = (bytes: Bytes): Loose => JSON.parse(new TextDecoder().decode(bytes)).statement;

/** What the genuine ones show: contents that the log holds, statements that the registry's keys signed. */
const HELD = new Set<string>();
const SIGNED = new Set<string>();
const CREDENTIALS = new Set<string>();
SOURCES.forEach(({ members }, at) => {
  for (const { claim, outcome } of cases.filter(({ refused }: Loose) => !refused)[at].findings) {
    if (outcome !== 'proven') continue;
    if (claim === 'certificate') HELD.add(nameOf(member(members, 'certificate.json')));
    else if (claim === 'credential') CREDENTIALS.add(nameOf(member(members, 'certificate.vc.jwt')));
    else SIGNED.add(canonical(statementOf(member(members, 'signatures.json'))));
  }
});

const FOREIGN: readonly Signer[] = [p256Signer(new Uint8Array(32).fill(9)), sm2Signer(new Uint8Array(32).fill(9))];

export function certificateTrial(random: Random, name: string): Question & { wrong: (answers: Answers) => string } {
  const source = random.pick(SOURCES);
  const members = source.members.map((one) => ({ ...one }));
  for (let left = 1 + random.below(2); left > 0; left--) change(random, members);
  const believed = random.oneIn(3) ? narrowed(random, source.anchors) : source.anchors;
  return {
    name: `${name} (${source.name})`, bundle: writeArchive(members), anchors: utf8(canonical(believed)),
    more: source.broken.flatMap((one) => ['--broken', one]),
    wrong: ({ verdict }) => (verdict?.findings ?? []).filter(({ outcome }: Loose) => outcome === 'proven')
      .map((finding: Loose) => wrongWith(finding, members, believed)).filter(Boolean).join(', '),
  };
}

function wrongWith({ claim, subject }: Loose, members: readonly Member[], believed: Loose): string {
  if (claim === 'certificate') {
    return HELD.has(nameOf(member(members, 'certificate.json'))) ? ''
      : `a content that the log does not hold: ${subject}`;
  }
  if (claim === 'credential') {
    return CREDENTIALS.has(nameOf(member(members, 'certificate.vc.jwt'))) ? ''
      : `a credential that nobody signed: ${subject}`;
  }
  if (claim !== 'certificate-signature') return '';
  const statement = statementOf(member(members, 'signatures.json'));
  if (!SIGNED.has(canonical(statement))) return `a statement that nobody signed: ${subject}`;
  const isStolen = ({ revoked }: Loose): boolean => revoked?.reason === 'keyCompromise';
  return believed.certificateKeys.every((key: Loose) => isOver(key, statement.time) || isStolen(key))
    ? `by keys that are all over: ${subject}` : '';
}

function change(random: Random, members: { name: string; bytes: Bytes }[]): void {
  const one = random.pick(members);
  const signatures = members.find(({ name }) => name === 'signatures.json')!;
  switch (random.below(10)) {
    case 0: one.bytes = member(random.pick(SOURCES).members, random.pick(['certificate.json', 'certificate.pdf',
      'certificate.vc.jwt', 'signatures.json', 'evidence.zip'])); break;
    case 1: members.find(({ name }) => name === 'evidence.zip')!.bytes = otherEvidence(random, members); break;
    case 2: case 3: signatures.bytes = changed(random, signatures.bytes); break;
    case 4: signatures.bytes = signedByOthers(random, signatures.bytes, members); break;
    case 5: one.bytes = one.name.endsWith('.json') ? changed(random, one.bytes) : changeBytes(random, one.bytes); break;
    case 6: members.reverse(); break;
    case 7: { const jwt = members.find(({ name }) => name === 'certificate.vc.jwt')!;
      jwt.bytes = otherCredential(random, jwt.bytes); break; }
    default: one.bytes = changeBytes(random, one.bytes);
  }
}

/** Another header or payload under the same signature or a foreign one, or with bits that nobody reads. */
function otherCredential(random: Random, jwt: Bytes): Bytes {
  const parts = new TextDecoder().decode(jwt).split('.');
  const at = random.below(Math.min(2, parts.length));
  if (random.oneIn(4)) return utf8(`${parts.join('.')}${random.pick(['=', 'A', '.', ' ', '\n'])}`);
  const text = Buffer.from(parts[at]!, 'base64url').toString();
  parts[at] = Buffer.from(changed(random, utf8(text))).toString('base64url');
  if (random.oneIn(2)) parts[2] = Buffer.from(random.bytes(64)).toString('base64url');
  return utf8(parts.join('.'));
}

/** Another bundle, or the same with a change below the forger's signature. */
function otherEvidence(random: Random, members: readonly Member[]): Bytes {
  if (random.oneIn(3)) return member(random.pick(SOURCES).members, 'evidence.zip');
  const held = member(members, 'evidence.zip');
  return readArchive(held) ? signed(changeParts(random, takeApart(held), canonical).parts) : held;
}

function changed(random: Random, bytes: Bytes): Bytes {
  try {
    return utf8(canonical(changeJson(random, JSON.parse(new TextDecoder().decode(bytes)))));
  } catch {
    return changeBytes(random, bytes);
  }
}

/** Foreign keys beside or under the registry's, over this statement or over the documents as they are now. */
function signedByOthers(random: Random, bytes: Bytes, members: readonly Member[]): Bytes {
  let json: Loose;
  try {
    json = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return bytes;
  }
  if (!Array.isArray(json.signatures) || typeof json.statement !== 'object') return bytes;
  if (random.oneIn(2)) {
    json.statement.files = ['certificate.json', 'certificate.pdf']
      .map((name) => ({ name, ...pair(member(members, name)) }));
  }
  const by = random.pick(FOREIGN);
  const value = toBase64(by.sign(utf8(canonical(json.statement))));
  const own = json.signatures.find(({ algorithm }: Loose) => algorithm === by.key.algorithm);
  if (own && random.oneIn(2)) own.value = value;
  else json.signatures.push({ algorithm: by.key.algorithm, key: nameOf(by.spki), spki: toBase64(by.spki), value });
  return utf8(canonical(json));
}
