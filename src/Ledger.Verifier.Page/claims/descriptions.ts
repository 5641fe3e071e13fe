/** Descriptions of a bundle, made again from what is proven and compared (SPEC-description). */
import { equal, hex, type Bytes } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import { spkiOf } from '../crypto/signatures.ts';
import { DESCRIPTIONS, PAGES, type Bundle } from '../formats/bundle.ts';
import { readCollection } from '../formats/collection.ts';
import { writeJson, type Json, type JsonObject } from '../formats/json.ts';
import { readSequenceProof } from '../formats/sequence-proof.ts';
import { isDigest, isObject, readPair } from '../formats/values.ts';
import type { Entry, Evidence, State } from './evidence.ts';
import { Broken } from './broken.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';
import { periods, type PeriodFinding } from './periods.ts';
import { report } from './report.ts';
import { sequenceProofs } from './sequence.ts';

export type DescriptionName = (typeof DESCRIPTIONS)[number];

/** What they are made of. */
export interface Input {
  readonly origin: string;
  readonly subject: string;
  readonly size: bigint;
  readonly time: string;
  readonly entries: readonly Entry[];
  readonly states: readonly (readonly [string, State])[];
  /** Names and last numbers of the sequences that have a proof of their own. */
  readonly sequences: ReadonlyMap<string, bigint>;
  /** None is refuted. */
  readonly periods: readonly PeriodFinding[];
  readonly bundle: Bundle;
}

const CONTEXTS: Record<string, string> = {
  adms: 'http://www.w3.org/ns/adms#', dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/',
  ledger: 'urn:ledger:terms:', odrl: 'http://www.w3.org/ns/odrl/2/', prov: 'http://www.w3.org/ns/prov#',
  spdx: 'http://spdx.org/rdf/terms#', xsd: 'http://www.w3.org/2001/XMLSchema#',
};

/** What was found of sequence proofs and of periods. */
export interface Found {
  readonly complete: readonly Finding[];
  readonly days: readonly PeriodFinding[];
}

export function descriptions(bundle: Bundle, evidence: Evidence, broken: Broken, found: Found): Finding[] {
  const input = bundle.descriptions.length > 0 ? inputOf(bundle, evidence, found) : null;
  const isReported = input !== null && bundle.descriptions.some(({ name, bytes }) =>
    name === 'report.txt' && equal(bytes, report(input)));
  return bundle.descriptions.map(({ name, bytes }) => {
    if (name === PAGES) return pages(bundle.signer !== null && broken.trees.length > 0 && isReported);
    const made = input && MAKERS[name as DescriptionName](input);
    if (!made) return notShown('description', name, 'what it is made of is not all proven here');
    return equal(bytes, made) ? proven('description', name, 'made again from what is proven, byte for byte')
      : refuted('description', name, 'it says something else than what is proven');
  });
}

/** What a description has to be; null where it cannot be, or not all that it is made of is proven. */
export function made(name: DescriptionName, bundle: Bundle, evidence: Evidence): Bytes | null {
  const complete = [...sequenceProofs(bundle, evidence, new Broken())];
  const days = periods(bundle, evidence, new Broken(), complete);
  const input = inputOf(bundle, evidence, { complete, days });
  return input && MAKERS[name](input);
}

/** That the pages say what the report says is the registry's signed word. */
const pages = (isHeld: boolean): Finding => (isHeld
  ? proven('description', PAGES, 'the registry signed these pages of the proven report.txt')
  : notShown('description', PAGES, 'no signature, or no proven report.txt, stands behind it'));

function inputOf(bundle: Bundle, evidence: Evidence, { complete, days }: Found): Input | null {
  const { entries, states, contradicted, size, timeText } = evidence;
  const held = bundle.entries.map(({ index }) => entries.get(index));
  const shown = bundle.states.map(({ key }) => [key, states.get(key)] as const);
  const isOpen = shown.some(([key, state]) => state === undefined || contradicted.has(key));
  if (held.includes(undefined) || isOpen || complete.some(({ outcome }) => outcome !== 'proven')) return null;
  if (days.some(({ finding }) => finding.outcome === 'refuted')) return null;
  return {
    origin: bundle.origin, subject: bundle.subject, size, time: timeText,
    entries: held as Entry[], states: shown as Input['states'], periods: days, bundle,
    sequences: new Map(bundle.sequences.map(({ name, bytes }) =>
      [name, BigInt(readSequenceProof(bytes)!.count)] as const)),
  };
}

const MAKERS: Record<DescriptionName, (input: Input) => Bytes | null> = {
  'dcat.jsonld': dcat, 'odrl.jsonld': odrl, 'prov.jsonld': prov, 'report.txt': report,
};

const node = (members: Record<string, Json>): JsonObject => new Map(Object.entries(members));
const context = (...prefixes: string[]): JsonObject => node(Object.fromEntries(
  prefixes.map((prefix) => [prefix, CONTEXTS[prefix]!])));
const reference = (iri: string): JsonObject => node({ '@id': iri });
const iriOf = ({ origin }: Input, of: string): string => `urn:ledger:${origin}:${of}`;
const isText = (json: Json | undefined): json is string => typeof json === 'string';

function prov(input: Input): Bytes {
  const newest = new Map<string, bigint>();
  const graph = input.entries.flatMap((entry) => {
    const made = iriOf(input, `entry/${entry.index}`);
    const activity = node({
      '@id': made, '@type': 'prov:Activity', 'dct:type': entry.type,
      'prov:endedAtTime': node({ '@type': 'xsd:dateTime', '@value': entry.recordedText }),
      'prov:wasAssociatedWith': reference(iriOf(input, entry.actor)),
    });
    const entities = [...entry.effects.values()].flatMap(({ key, version, value }) => {
      const [iri, before] = [iriOf(input, key), newest.get(key)];
      newest.set(key, version);
      const entity = node({
        '@id': `${iri}#${version}`, '@type': 'prov:Entity',
        'dct:identifier': `sha256:${hex(digest('sha256', writeJson(value)))}`,
        'prov:specializationOf': reference(iri), 'prov:wasGeneratedBy': reference(made),
        ...(before !== undefined && { 'prov:wasRevisionOf': reference(`${iri}#${before}`) }),
      });
      return [entity, ...(key.startsWith('collection/') ? collecting(input, iri, value) : [])];
    });
    return [activity, ...entities];
  });
  return writeJson(node({ '@context': context('dct', 'prov', 'xsd'), '@graph': graph }));
}

/** How the data came to be, behind the entity that says so (SPEC-collection). */
function collecting(input: Input, iri: string, value: JsonObject): JsonObject[] {
  const read = readCollection(value);
  if (!read?.stands) return [];
  const { collector, content, device, program } = read;
  const at = (time: string): JsonObject => node({ '@type': 'xsd:dateTime', '@value': time });
  const who = collector === null ? `urn:ledger:key:${hex(digest('sha256', spkiOf(read.key)))}`
    : iriOf(input, `party/${collector}`);
  return [
    node({
      '@id': `${iri}#collecting`, '@type': 'prov:Activity', 'prov:endedAtTime': at(read.until),
      'prov:generated': reference(`urn:ledger:content:${hex(content.sha256)}`), 'prov:startedAtTime': at(read.from),
      'prov:wasAssociatedWith': [who, `${iri}#device`, `${iri}#program`].map(reference),
    }),
    node({ '@id': `${iri}#device`, '@type': 'prov:Agent', 'dct:identifier': device.id, 'dct:title': device.model }),
    node({
      '@id': `${iri}#program`, '@type': 'prov:SoftwareAgent', 'dct:hasVersion': program.version,
      'dct:identifier': `sha256:${hex(program.digests.sha256)}`, 'dct:title': program.name,
    }),
  ];
}

function dcat(input: Input): Bytes | null {
  const value = input.states.find(([key]) => key === input.subject)?.[1]?.value;
  const [content, kind, status] = [readPair(value?.get('content')), value?.get('kind'), value?.get('status')];
  if (!content || !isText(kind) || !isText(status)) return null;
  const checksum = (algorithm: string, sum: Bytes): JsonObject => node({
    '@type': 'spdx:Checksum', 'spdx:algorithm': reference(algorithm), 'spdx:checksumValue': hex(sum),
  });
  return writeJson(node({
    '@context': context('adms', 'dcat', 'dct', 'spdx'), '@id': iriOf(input, input.subject), '@type': 'dcat:Dataset',
    'adms:status': status,
    'dcat:distribution': node({
      '@type': 'dcat:Distribution',
      'spdx:checksum': [checksum('spdx:checksumAlgorithm_sha256', content.sha256),
        checksum('urn:oid:1.2.156.10197.1.401', content.sm3)],
    }),
    'dct:identifier': input.subject.slice('asset/'.length), 'dct:type': kind,
  }));
}

function odrl(input: Input): Bytes {
  const graph = input.states.flatMap(([key, state]) => {
    const agreement = key.startsWith('right/') && state ? agreementOf(input, key, state) : null;
    return agreement ? [agreement] : [];
  });
  return writeJson(node({ '@context': context('dct', 'ledger', 'odrl', 'xsd'), '@graph': graph }));
}

function agreementOf(input: Input, key: string, { version, value }: NonNullable<State>): JsonObject | null {
  const [exclusive, frozen, pledged] = ['exclusive', 'frozen', 'pledged'].map((name) => value.get(name));
  const [kind, status, holder] = ['kind', 'status', 'holder'].map((name) => value.get(name));
  const [from, until] = [value.get('from'), value.get('until')];
  const terms = isObject(value.get('terms')) ? readPair(value.get('terms')) : null;
  if (![exclusive, frozen, pledged].every((flag) => typeof flag === 'boolean') || !isText(kind) || !isText(status)
    || !isDigest(holder) || !terms || ![from, until].every((day) => isText(day) || day === null)) return null;
  return node({
    '@id': iriOf(input, key), '@type': 'odrl:Agreement', 'dct:hasVersion': String(version),
    'ledger:exclusive': exclusive!, 'ledger:frozen': frozen!, 'ledger:pledged': pledged!, 'ledger:status': status,
    'ledger:termsSha256': hex(terms.sha256), 'ledger:termsSm3': hex(terms.sm3),
    'odrl:permission': [node({
      'odrl:action': reference(`ledger:${kind}`), 'odrl:assignee': reference(`urn:ledger:holder:${holder}`),
      'odrl:constraint': [...constraint('odrl:gteq', from!), ...constraint('odrl:lteq', until!)],
      'odrl:target': reference(iriOf(input, input.subject)),
    })],
  });
}

const constraint = (operator: string, day: Json): JsonObject[] => (day === null ? [] : [node({
  'odrl:leftOperand': reference('odrl:dateTime'), 'odrl:operator': reference(operator),
  'odrl:rightOperand': node({ '@type': 'xsd:date', '@value': day }),
})]);
