/** Descriptions of a bundle, made again from what is proven and compared (SPEC-description). */
import { equal, fromUtf8, hex, utf8, type Bytes } from '../crypto/bytes.ts';
import { digest } from '../crypto/digests.ts';
import { DESCRIPTIONS, PAGES, type Bundle } from '../formats/bundle.ts';
import { writeJson, type Json, type JsonObject } from '../formats/json.ts';
import { isDigest, isObject, readPair } from '../formats/values.ts';
import type { Entry, Evidence, State } from './evidence.ts';
import { notShown, proven, refuted, type Finding } from './findings.ts';

type Name = (typeof DESCRIPTIONS)[number];

/** What they are made of. */
interface Input {
  readonly origin: string;
  readonly subject: string;
  readonly size: bigint;
  readonly time: string;
  readonly entries: readonly Entry[];
  readonly states: readonly (readonly [string, State])[];
}

const CONTEXTS: Record<string, string> = {
  adms: 'http://www.w3.org/ns/adms#', dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/',
  ledger: 'urn:ledger:terms:', odrl: 'http://www.w3.org/ns/odrl/2/', prov: 'http://www.w3.org/ns/prov#',
  spdx: 'http://spdx.org/rdf/terms#', xsd: 'http://www.w3.org/2001/XMLSchema#',
};

export function descriptions(bundle: Bundle, evidence: Evidence): Finding[] {
  const input = inputOf(bundle, evidence);
  const isReported = input !== null && bundle.descriptions.some(({ name, bytes }) =>
    name === 'report.txt' && equal(bytes, report(input)));
  return bundle.descriptions.map(({ name, bytes }) => {
    if (name === PAGES) return pages(bundle.signer !== null && isReported);
    const made = input && MAKERS[name as Name](input);
    if (!made) return notShown('description', name, 'what it is made of is not all proven here');
    return equal(bytes, made) ? proven('description', name, 'made again from what is proven, byte for byte')
      : refuted('description', name, 'it says something else than what is proven');
  });
}

/** That the pages say what the report says is the registry's signed word. */
const pages = (isHeld: boolean): Finding => (isHeld
  ? proven('description', PAGES, 'the registry signed these pages of the proven report.txt')
  : notShown('description', PAGES, 'no signature, or no proven report.txt, stands behind it'));

function inputOf(bundle: Bundle, { entries, states, contradicted, size, timeText }: Evidence): Input | null {
  const held = bundle.entries.map(({ index }) => entries.get(index));
  const shown = bundle.states.map(({ key }) => [key, states.get(key)] as const);
  const isOpen = shown.some(([key, state]) => state === undefined || contradicted.has(key));
  if (held.includes(undefined) || isOpen) return null;
  return {
    origin: bundle.origin, subject: bundle.subject, size, time: timeText,
    entries: held as Entry[], states: shown as Input['states'],
  };
}

const MAKERS: Record<Name, (input: Input) => Bytes | null> = {
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
    const entities = [...entry.effects.values()].map(({ key, version, value }) => {
      const [iri, before] = [iriOf(input, key), newest.get(key)];
      newest.set(key, version);
      return node({
        '@id': `${iri}#${version}`, '@type': 'prov:Entity',
        'dct:identifier': `sha256:${hex(digest('sha256', writeJson(value)))}`,
        'prov:specializationOf': reference(iri), 'prov:wasGeneratedBy': reference(made),
        ...(before !== undefined && { 'prov:wasRevisionOf': reference(`${iri}#${before}`) }),
      });
    });
    return [activity, ...entities];
  });
  return writeJson(node({ '@context': context('dct', 'prov', 'xsd'), '@graph': graph }));
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

function report({ origin, subject, size, time, entries, states }: Input): Bytes {
  return utf8([
    '数据资产登记证据报告', `日志：${origin}`, `资产：${subject}`, `检查点：${size} 条记录，${time}`, '',
    `记录（${entries.length}）`,
    ...entries.map(({ index, recordedText, type, actor }) => `${index} ${recordedText} ${type} ${actor}`), '',
    `状态（${states.length}）`,
    ...states.map(([key, state]) =>
      (state ? `${key} 第 ${state.version} 版 ${fromUtf8(writeJson(state.value))!}` : `${key} 无`)), '',
    '本报告由证据包所证明的内容生成，核验程序重新生成并逐字节比对。所载为登记日志所记，不证明记录之前的真实性。', '',
  ].join('\n'));
}
