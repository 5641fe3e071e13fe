/** The report in sentences (SPEC-description, 'report.txt'). */
import { hex, utf8, type Bytes } from '../crypto/bytes.ts';
import type { Period } from '../formats/bundle.ts';
import type { Json, JsonObject } from '../formats/json.ts';
import { readKey } from '../formats/keys.ts';
import { readTimeStamp } from '../formats/timestamp.ts';
import { isArray, isObject, readPair, readTime } from '../formats/values.ts';
import { outsideOf, type OutsideItem } from './aspects.ts';
import type { Input } from './descriptions.ts';
import type { Entry, State } from './evidence.ts';
import { chinaTimeOf } from './history.ts';
import type { PeriodFinding } from './periods.ts';
import { actWord, articleWord, kindWord, labelWord, placeOf, valueWord } from './report-words.ts';

const SECTIONS: readonly (readonly [string, (input: Input) => string[]])[] = [
  ['一、所涉资产与检查点', subject], ['二、登记记录', entries], ['三、检查点时的登记状态', states],
  ['四、证明的依据', grounds], ['五、本证据包未予证明的事项', missing], ['六、不在证明范围之内、须另行举证的事项', outside],
];

export function report(input: Input): Bytes {
  const sections = SECTIONS.flatMap(([title, lines]) => ['', title, ...lines(input)]);
  return utf8(['数据资产登记证据报告', ...sections, ''].join('\n'));
}

function subject({ origin, subject: of, size, time }: Input): string[] {
  return [`资产编号 ${of.slice('asset/'.length)}，载于登记日志“${origin}”。`,
    `检查点覆盖该日志最先的 ${size} 条记录，其系统记录时间为${timeOf(time)}。`,
    '以下各节只说证据包所证明的内容。两个互不共用代码的核验程序各自从同一证据包重新生成本报告并逐字节比对，有一字不同即判为被推翻。',
    '本报告所称检查点，是登记机构签名的、对日志在先全部记录的摘要。'
    + '摘要（SHA-256、SM3）是由内容算出的定长代码：内容改动一字，摘要即不相同，而由摘要不能得知内容。',
    '权利人代号、内容摘要与条款摘要不公开姓名、数据与合同；持有者出示原文及其随附材料，即可重新计算并比对。'
    + '信任锚是登记机构公布的公钥、证书与区块链的清单，签名据此核验。'];
}

function entries({ entries: all }: Input): string[] {
  return [`下列 ${all.length} 条记录原样载于登记日志，最迟在检查点时间已经存在，此后未被更改（《人民法院在线诉讼规则》第十六条）。`
    + '各记录自称的时间由登记机构记载，早于检查点的部分不因此得到证明。',
  ...all.map(entry)];
}

function entry({ index, type, recordedText, actor }: Entry): string {
  const by = actor === 'registry' ? '由登记机构作出' : `由主体 ${actor.slice('party/'.length)} 作出`;
  return `第 ${index} 号记录：${actWord(type)}，记录于${timeOf(recordedText)}，${by}。`;
}

function states(input: Input): string[] {
  return ['检查点之时，登记系统所载即为以下状态，没有更新的版本（第十六条）。',
    ...input.states.map(([key, state]) => `${nameOf(key, input.subject)}：${stateText(key, state)}。`),
    ...complete(input).map(([name, last]) => {
      const [kind, asset] = name.split('/') as [string, string];
      return `${kindWord(kind)}${ofOther(asset, input.subject)}自第 1 号起连续编号，`
        + `检查点之时共 ${last} 项，其后的编号均不存在，故没有遗漏。`;
    }),
    ...input.periods.flatMap((one) => (one.finding.outcome === 'proven' ? [whole(one, input)] : []))];
}

const whole = ({ period, numbers }: PeriodFinding, input: Input): string =>
  `${daysOf(period, input)}（均含当日，北京时间，以记录时间为准）${numbers
    ? `共记录 ${numbers[1] - numbers[0] + 1n} 项，编号自第 ${numbers[0]} 号起至第 ${numbers[1]} 号止，均在本证据包内，没有遗漏。`
    : '没有任何记录，亦没有遗漏。'}`;

function daysOf({ name }: Period, input: Input): string {
  const [kind, asset, from, to] = name.split('/') as [string, string, string, string];
  return `${kindWord(kind)}${ofOther(asset, input.subject)}自 ${from} 至 ${to}`;
}

function stateText(key: string, state: State): string {
  if (!state) return '不存在';
  return [`第 ${state.version} 版`, ...members(key.split('/')[0]!, state.value)].join('；');
}

const members = (kind: string, value: JsonObject): string[] =>
  [...value].sort(([a], [b]) => placeOf(a) - placeOf(b))
    .map(([name, held]) => `${labelWord(kind, name)}：${valueText(kind, name, held)}`);

function valueText(kind: string, name: string, value: Json): string {
  if (value === null) return '无';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return readTime(value) !== null ? timeOf(value) : valueWord(kind, name, value);
  if (isArray(value)) return value.length > 0 ? value.map((item) => valueText(kind, name, item)).join('、') : '无';
  if (!isObject(value)) return String(value);
  const pair = readPair(value);
  if (pair) return `SHA-256 ${hex(pair.sha256)}，SM3 ${hex(pair.sm3)}`;
  return value.size > 0 ? `（${members(kind, value).join('，')}）` : '无';
}

/** Names and last numbers, ascending by name: by a proof of their own, or by what the claim `sequence` asks. */
function complete({ states: all, sequences }: Input): (readonly [string, bigint])[] {
  const found = new Map(sequences);
  const kinds = new Map<string, { there: bigint[]; missing: bigint[] }>();
  for (const [text, state] of all) {
    const { number, kind, asset } = readKey(text)!;
    const name = `${kind}/${asset}`;
    if (number === null || sequences.has(name)) continue;
    const held = kinds.get(name) ?? { there: [], missing: [] };
    kinds.set(name, held);
    (state ? held.there : held.missing).push(number);
  }
  for (const [name, { there, missing: gaps }] of kinds) {
    if (gaps.length === 0) continue;
    const least = gaps.reduce((a, b) => (a < b ? a : b));
    if (BigInt(there.length) === least - 1n && there.every((one) => one < least)) found.set(name, least - 1n);
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
}

function grounds({ bundle: { timestamps, preservation, chains, manifests } }: Input): string[] {
  const overSm3 = timestamps.filter(({ bytes }) => readTimeStamp(bytes)?.imprint.hash === 'sm3').length;
  return ['每条记录附有其在 SHA-256 与 SM3 两棵树中的存在证明，每项状态附有其在两份状态映射中的证明；'
    + '两棵树的检查点由登记机构的密钥签名（第十六条）。',
  ...when(timestamps.length > 0, `附有时间戳机构对检查点的时间戳 ${timestamps.length} 份（RFC 3161）：`
    + '所示时间之时检查点已经存在（第十六条、第十七条）。'),
  ...when(overSm3 > 0, `其中 ${overSm3} 份盖于 SM3 检查点；各份时间戳所依的算法由核验程序逐份列明，`
    + '任一算法失效时，不依赖该算法的时间戳仍能证明时间（第十六条、第十七条）。'),
  ...when(preservation !== null, '附有检查点的证据记录（RFC 4998）：时间戳在前一个仍可信时续盖，'
    + '其后证书到期、算法失效不影响其所证明的时间（第十六条、第十七条）。'),
  ...when(preservation?.roots, '附有日志在 SHA3-256 下重新计算的根：SHA-256 与 SM3 即使都失效，'
    + '记录与状态的证明仍然成立（第十六条、第十七条）。'),
  ...when(chains.length > 0, `附有区块链上的证明 ${chains.length} 份：链上合约载有同一日志的根（第十六条、第十七条）。`),
  ...when(manifests.length > 0, `附有数据内容的清单 ${manifests.length} 份：`
    + '出示的数据文件可以与之逐字节比对（第十六条、第十八条）。'),
  '各项证明是否成立，由核验程序依登记机构公布的信任锚逐项判断，以其结论为准。'];
}

function missing(input: Input): string[] {
  const { periods, bundle: { timestamps, preservation, chains, manifests } } = input;
  return [
    ...when(timestamps.length === 0 && !preservation,
      '时间：没有时间戳，检查点何时存在只有登记机构与见证方（如有）的说法（第十六条、第十七条）。'),
    ...when(chains.length === 0, '链上终局性：没有区块链证明，不能证明记录已载于任何区块链（第十六条、第十七条）。'),
    ...when(manifests.length === 0, '数据内容：没有内容清单，不能与出示的数据文件比对（第十六条、第十八条）。'),
    ...periods.filter(({ finding }) => finding.outcome !== 'proven').map(({ period }) =>
      `期间是否完整：${daysOf(period, input)}有无遗漏，本证据包不足以证明（第十六条）。`),
    ...when(periods.length > 0, '备案所涉事项何日发生、是否迟报：期间以记录时间为准，迟报的计入记录之日（第十六条、第十八条）。'),
    '权利在某一时刻是否有效：须向核验程序提出该时刻，检查点之后的时刻一律不予证明（第十六条）。',
    '记录正文：除另附依令披露的正文外，只证明其摘要（第十六条、第十八条）。'];
}

const when = (holds: unknown, line: string): string[] => (holds ? [line] : []);

const OUTSIDE: Partial<Record<OutsideItem, string>> = {
  'truth-before-storage': '数据上链之前是否真实：来源、生成机制、存储过程、公证与第三方见证，须另行举证',
  'platform': '平台是否符合国家有关规定、与当事人有无利害关系、系统是否清洁安全可靠（第一至三项）',
  'appraisal': '是否需要有专门知识的人说明或司法鉴定；核验结论可重复，但不替代鉴定意见',
  'person-behind-account': '账号背后是何人操作：日志只证明登记机构的说法',
  'bodies': '记录正文、个人信息与合同文本：证据包只含公开部分及其摘要',
  'earlier-times': '早于已证明时间的任何时间：记录自称的时间、区块时间戳',
  'later-changes': '检查点时间之后的任何变化',
  'anchors': '信任锚文件本身的真伪',
  'one-log': '登记机构是否另有一份不同的日志',
  'stolen-keys': '签名密钥是否曾被盗而尚未记载撤销',
  'legal-time': '开发用登记系统的法律时间为模拟',
};

function outside({ origin }: Input): string[] {
  return outsideOf(origin, []).map(({ item, articles }) =>
    `${OUTSIDE[item]!}（第${articleWord(articles[0]!)}条）。`);
}

function nameOf(key: string, of: string): string {
  const [kind, id, number] = key.split('/') as [string, string?, string?];
  if (id === undefined) return kindWord(kind);
  if (number === undefined) return `${kindWord(kind)} ${id}`;
  return `${kindWord(kind)}第 ${number} 号${ofOther(id, of)}`;
}

const ofOther = (asset: string, subject: string): string => (`asset/${asset}` === subject ? '' : `（资产 ${asset}）`);

/** China Standard Time, and the log's own spelling. */
const timeOf = (text: string): string => `北京时间 ${chinaTimeOf(text)}（${text}）`;
