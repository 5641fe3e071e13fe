/** Says in words what a finding is about. */
import type { Evidence, State } from '../claims/evidence.ts';
import type { Finding } from '../claims/findings.ts';
import { chinaTimeOf } from '../claims/history.ts';
import { actWord, kindWord, valueWord } from '../claims/report-words.ts';
import type { JsonObject } from '../formats/json.ts';
import { isObject } from '../formats/values.ts';
import { TEXT, words, type Language, type Words } from './words.ts';

/** What a kind, a status or a right is called in English; in Chinese the words are those of the report. */
const NAMES: Readonly<Record<string, string>> = {
  'use': 'right to use', 'hold': 'right to hold', 'operate': 'right to operate', 'product': 'data product',
  'resource': 'data resource', 'in-force': 'in force', 'natural-person': 'natural person',
};

const FLAGS: readonly (readonly [string, Words])[] = [
  ['exclusive', words('独占', 'exclusive')], ['pledged', words('已质押', 'pledged')], ['frozen', words('已冻结', 'frozen')],
];

const inEnglish = (name: string): string => (Object.hasOwn(NAMES, name) ? NAMES[name]! : name);

/** Beijing time first, and the exact text of the log. */
export function timeText(language: Language, text: string): string {
  const china = chinaTimeOf(text);
  return language === 'zh' ? `北京时间 ${china}（${text}）` : `${text} (China Standard Time ${china})`;
}

export function subjectText(language: Language, { claim, subject }: Finding): string {
  if (claim === 'entry' || claim === 'anchored') return language === 'zh' ? `第 ${subject} 号记录` : `entry ${subject}`;
  if (claim === 'content') return `${language === 'zh' ? '清单' : 'manifest'} ${subject}`;
  if (claim === 'timestamp') return `${language === 'zh' ? '时间戳' : 'time stamp'} ${subject}`;
  if (claim === 'preserved') return `${language === 'zh' ? '证据记录时间戳' : 'stamp'} ${subject}`;
  if (claim === 'rerooted') return 'SHA3-256';
  if (claim === 'chain' || claim === 'file') return subject;
  if (claim === 'disclosed') return disclosedText(language, subject);
  if (claim === 'period-complete') return periodText(language, subject);
  const [kind, id, number] = subject.split('/');
  return [language === 'zh' ? kindWord(kind!) : kind, number, id].filter(Boolean).join(' ');
}

function periodText(language: Language, subject: string): string {
  const [kind, id, from, to] = subject.split('/') as [string, string, string, string];
  return language === 'zh' ? `${kindWord(kind)} ${id} 自 ${from} 至 ${to}` : `${kind} ${id} from ${from} to ${to}`;
}

function disclosedText(language: Language, subject: string): string {
  const [entry, name] = subject.split('/');
  if (entry === 'asset') return subject;
  return language === 'zh' ? `第 ${entry} 号记录的正文 ${name}` : `entry ${entry}, body ${name}`;
}

/** What was found of the subject, out of what was proven; empty where there is nothing to add. */
export function detailText(language: Language, finding: Finding, evidence: Evidence): string {
  if (finding.outcome !== 'proven') return '';
  if (finding.claim === 'entry') {
    const entry = evidence.entries.get(BigInt(finding.subject))!;
    const time = timeText(language, entry.recordedText);
    return language === 'zh' ? `${actWord(entry.type)}，${time}` : `${entry.type}, ${time}`;
  }
  return finding.claim === 'state' ? stateText(language, finding.subject, evidence.states.get(finding.subject)!) : '';
}

function stateText(language: Language, key: string, state: State): string {
  if (!state) return TEXT.none[language];
  const { value } = state;
  const kind = key.split('/')[0]!;
  const parts = ['kind', 'status'].flatMap((member) => {
    const text = value.get(member);
    return typeof text !== 'string' ? [] : [language === 'zh' ? valueWord(kind, member, text) : inEnglish(text)];
  });
  parts.push(...FLAGS.filter(([flag]) => value.get(flag) === true).map(([, label]) => label[language]));
  parts.push(...termText(language, value));
  for (const [member, label] of DIGESTS) {
    const pair = value.get(member);
    const digest = member === 'holder' || member === 'sha256' ? pair : isObject(pair) ? pair.get('sha256') : undefined;
    if (typeof digest === 'string') parts.push(`${label[language]} ${digest}`);
  }
  return parts.join(language === 'zh' ? '；' : '; ');
}

const DIGESTS: readonly (readonly [string, Words])[] = [
  ['content', words('内容摘要', 'content digest')], ['holder', words('权利人代号', 'holder’s pseudonym')],
  ['terms', words('条款摘要', 'digest of the terms')], ['sha256', words('摘要', 'digest')],
];

function termText(language: Language, value: JsonObject): string[] {
  const [from, until] = [value.get('from'), value.get('until')];
  if (until === undefined) return [];
  const last = until === null ? (language === 'zh' ? '无期限' : 'without end') : String(until);
  if (from === undefined) return [language === 'zh' ? `有效期至 ${last}` : `until ${last}`];
  return [language === 'zh' ? `自 ${String(from)} 至 ${last}` : `from ${String(from)} until ${last}`];
}
