/** What the findings come to, and what stays outside, as a person reads it. */
import { outsideOf, type Aspect, type AspectName, type Outside, type OutsideItem } from '../claims/aspects.ts';
import type { Refusal, Verdict } from '../claims/findings.ts';
import { element } from './dom.ts';
import { OUTCOMES, TEXT, words, type Language, type Words } from './words.ts';

export const ASPECTS: Record<AspectName, Words> = {
  'integrity': words('完整性：所示内容未被更改', 'Integrity: what is shown was not changed'),
  'inclusion': words('存在：记录在登记日志之中', 'Inclusion: the entries stand in the log'),
  'order': words('次序：记录先后分明', 'Order: which entry came before which'),
  'time': words('时间：由独立时间戳证明', 'Time: shown by an independent time stamp'),
  'authority': words('权威：出自信任锚所列登记机构', 'Authority: given out by the registry of the anchors'),
  'finality': words('链上终局性', 'Finality on a chain'),
  'in-force': words('权利在所问时刻有效', 'Right in force at the time asked for'),
  'completeness': words('序列完整，无遗漏', 'Completeness: nothing of a sequence is missing'),
};

export const OUTSIDE: Record<OutsideItem, Words> = {
  'truth-before-storage': words('数据上链之前是否真实：来源、生成机制、存储过程、公证与第三方见证，须另行举证。',
    'Whether the data were true before they were stored: source, generation, storage, notary or witness.'),
  'platform': words('平台是否符合国家有关规定、与当事人有无利害关系、系统是否清洁安全可靠（第一至三项）。',
    'Whether the platform meets the rules of the state, has an interest, and runs a clean, safe, reliable system '
      + '(items 1 to 3).'),
  'appraisal': words('是否需要有专门知识的人说明或司法鉴定；本页给出可重复的技术依据，不替代鉴定意见。',
    'Whether a person with special knowledge or an appraisal is needed: this page gives repeatable grounds, '
      + 'not an opinion.'),
  'person-behind-account': words('账号背后是何人操作：日志只证明登记机构的说法。',
    'Who stood behind an account: the log shows only that the registry said so.'),
  'bodies': words('记录正文、个人信息与合同文本：证据包只含公开部分及其摘要。',
    'Bodies of entries, personal data, contracts: a bundle holds public parts and digests only.'),
  'earlier-times': words('早于已证明时间的任何时间：记录自称的时间、区块时间戳。',
    'Any time before the one that is proven: what an entry says of itself, block timestamps.'),
  'later-changes': words('检查点时间之后的任何变化。', 'Anything after the checkpoints’ time.'),
  'anchors': words('信任锚文件本身的真伪。', 'That the trust anchors are genuine.'),
  'one-log': words('登记机构是否另有一份不同的日志（由见证人监督）。',
    'That the registry keeps no other log beside this one (witnesses watch that).'),
  'stolen-keys': words('签名密钥是否曾被盗而尚未记载撤销：如已知某算法不可信，请在选项中声明后重新核验。',
    'That no signing key was stolen without a revocation on record: where an algorithm is known to be broken, declare '
      + 'it and verify again.'),
  'collecting': words('采集设备、程序、时钟是否确如采集者所签：签名只证明其如此陈述。',
    'That device, program and clock were as the collector signed: a signature shows that this was said.'),
  'development-chain': words('“开发链”只说明格式与衔接正确，不说明区块已最终确认。',
    'A “development chain” shows form and continuity, not that a block is final.'),
  'legal-time': words('开发用登记系统的法律时间为模拟。', 'The legal time of a development registry is simulated.'),
};

export const lawText = (language: Language, articles: readonly string[]): string =>
  (language === 'zh' ? articles.map((article) => `第${NUMERALS[article]}条`).join('、')
    : `Article${articles.length > 1 ? 's' : ''} ${articles.join(', ')}`);

const NUMERALS: Record<string, string> = { 16: '十六', 17: '十七', 18: '十八', 19: '十九' };

export function aspectsElement(language: Language, aspects: readonly Aspect[]): HTMLElement {
  return element('section', { class: 'card group aspects' }, element('h3', {}, TEXT.aspects[language]),
    ...aspects.map(({ aspect, outcome, articles }) => element('div', { class: 'finding' },
      element('span', { class: `badge ${outcome}` }, OUTCOMES[outcome][language]),
      element('div', {}, element('div', {}, ASPECTS[aspect][language]),
        element('div', { class: 'soft' }, lawText(language, articles))))));
}

export function outsideElement(language: Language, verdict: Verdict | Refusal): HTMLElement {
  const items: readonly Outside[] = 'refusal' in verdict ? outsideOf('', []) : verdict.outside;
  return element('section', {}, element('h2', {}, TEXT.outside[language]), element('div', { class: 'card' },
    element('ul', {}, ...items.map(({ item, articles }) =>
      element('li', {}, `${OUTSIDE[item][language]} (${lawText(language, articles)})`)))));
}
