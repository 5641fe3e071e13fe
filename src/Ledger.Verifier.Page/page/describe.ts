/** Says in words what a finding is about. */
import type { Evidence, State } from '../claims/evidence.ts';
import type { Finding } from '../claims/findings.ts';
import { chinaTimeOf } from '../claims/history.ts';
import type { JsonObject } from '../formats/json.ts';
import { isObject } from '../formats/values.ts';
import { TEXT, words, type Language, type Words } from './words.ts';

const NAMES: Record<string, Words> = {
  'asset': words('资产', 'asset'), 'right': words('权利', 'right'), 'case': words('登记案件', 'case'),
    'party': words('主体', 'party'),
  'certificate': words('登记证书', 'certificate'), 'transaction': words('交易备案', 'transaction'),
    'egress': words('出域备案', 'egress'),
  'resource': words('数据资源', 'data resource'), 'product': words('数据产品', 'data product'),
  'registered': words('已登记', 'registered'), 'cancelled': words('已注销', 'cancelled'), 'lapsed': words('已失效', 'lapsed'),
  'hold': words('持有权', 'right to hold'), 'use': words('加工使用权', 'right to process and use'),
    'operate': words('产品经营权', 'right to operate products'),
  'in-force': words('有效', 'in force'), 'ended': words('已终止', 'ended'), 'revoked': words('已撤销', 'revoked'),
  'valid': words('有效', 'valid'), 'adjusted': words('已调整', 'adjusted'), 'superseded': words('已被替代', 'superseded'),
  'exclusive': words('排他', 'exclusive'), 'pledged': words('已质押', 'pledged'), 'frozen': words('已冻结', 'frozen'),
  'organisation': words('组织', 'organisation'), 'natural-person': words('自然人', 'natural person'),
  'certified': words('已发证', 'certified'),
};

/** What the commonest acts are called; every other goes by the name it has in the log. */
const ACTS: Record<string, string> = {
  'map': '状态映射（检查点）', 'party.registered': '主体登记', 'registration.filed': '提交登记申请', 'registration.accepted': '受理',
  'registration.reviewed': '审查', 'registration.noticed': '公示', 'registration.evidenced': '国家系统存证',
  'registration.certified': '发证', 'registration.completed': '办结', 'order.executed': '依令办理', 'remark.unsealed': '解密备注',
};

const entryText = (type: string): string => (ACTS[type] ? `${ACTS[type]}（${type}）` : type);

const named = (language: Language, name: unknown): string => NAMES[String(name)]?.[language] ?? String(name);

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
  const [kind, id, number] = subject.split('/');
  return [named(language, kind), number, id].filter(Boolean).join(' ');
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
    return language === 'zh' ? `${entryText(entry.type)}，${time}` : `${entry.type}, ${time}`;
  }
  return finding.claim === 'state' ? stateText(language, evidence.states.get(finding.subject)!) : '';
}

function stateText(language: Language, state: State): string {
  if (!state) return TEXT.none[language];
  const { value } = state;
  const flags = ['exclusive', 'pledged', 'frozen'].filter((flag) => value.get(flag) === true);
  const parts = [value.get('kind'), value.get('status'), ...flags].filter(Boolean).map((name) => named(language, name));
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
