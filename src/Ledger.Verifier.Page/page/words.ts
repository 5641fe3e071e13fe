/** All texts of the page, Chinese and English. */
import type { Claim, Outcome } from '../claims/findings.ts';

export type Language = 'zh' | 'en';

/** A text in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const words = (zh: string, en: string): Words => ({ zh, en });

export const TEXT = {
  title: words('数据资产登记证据核验', 'Verification of data registry evidence'),
  other: words('English', '中文'),
  intro: words('本页在本机浏览器内核验，不连接网络，文件不上传。',
    'This page verifies inside your browser. It uses no network, and no file leaves this computer.'),
  bundle: words('证据包或登记凭证包（.zip）', 'Evidence bundle or certificate archive (.zip)'),
  anchors: words('信任锚（anchors.json）', 'Trust anchors (anchors.json)'),
  anchorsNote: words('须另行取自登记机构的公开渠道，不得取自证据包提供方。',
    'Get it from where the registry publishes it, not from whoever hands in the bundle.'),
  anchorsServed: words('由登记机构随本页提供；也可另选文件。',
    'Served with this page by the registry; another file may be chosen.'),
  data: words('数据文件（可选）', 'Data files (optional)'),
  dataNote: words('核对其是否为所登记的数据。', 'To see whether they are the data that was registered.'),
  disclosure: words('披露文件（可选）', 'Disclosure (optional)'),
  disclosureNote: words('法院等依令取得的记录正文，与证据包一并核验。',
    'Bodies of entries that a court got on its order, to be checked against the bundle.'),
  membership: words('行或分块的归属证明（可选）', 'Proof of rows or chunks (optional)'),
  membershipNote: words('核对所示的行或分块是否属于所登记的数据；分块文件另选作数据文件。',
    'To see whether rows or chunks belong to registered data; choose the chunks themselves as data files.'),
  members: words('行与分块', 'Rows and chunks'),
  memberRow: words('第 {index} 号行', 'row {index}'),
  memberChunk: words('{path} 的第 {index} 号分块', 'chunk {index} of {path}'),
  memberNotGiven: words('所选数据文件中没有该分块；这并不表明它不属于该数据。',
    'None of the data files chosen is this chunk; that does not say that it is no part of the data.'),
  memberManifest: words('清单 SHA-256', 'SHA-256 of the manifest'),
  memberManifestSm3: words('清单 SM3', 'SM3 of the manifest'),
  noMembership: words('归属证明文件无法识别。', 'The proof of rows or chunks cannot be read.'),
  memberRegistered: words('该清单即为证据包所证明的登记内容。',
    'This manifest is registered content that the bundle proves.'),
  memberUnregistered: words('证明只及于此清单：请将其摘要与登记系统所载的内容摘要比对。',
    'The proof is of this manifest: compare its digests with those of the register.'),
  memberElsewhere: words('未列出的行不得视为不存在。', 'That rows are not shown does not say that they are not there.'),
  choose: words('选择文件……', 'Choose…'),
  drop: words('可将文件拖放到本页任意处。', 'Files may be dropped anywhere on this page.'),
  more: words('更多选项', 'More options'),
  time: words('核验某一时刻的状态（北京时间）', 'State at a time (China Standard Time)'),
  lanes: words('声明下列算法已不可信', 'Declare these algorithms broken'),
  check: words('开始核验', 'Verify'),
  working: words('正在核验……', 'Verifying…'),
  reading: words('正在读取', 'Reading'),
  allProven: words('全部主张均已证明', 'Every claim is proven'),
  notAll: words('并非全部主张均已证明', 'Not every claim is proven'),
  refused: words('证据包整体未通过核验', 'The bundle as a whole is refused'),
  refusedNote: words('文件不是所规定的唯一形式，或签名、时间、来源与信任锚不符。不对其中任何内容作出判断。',
    'It is not in its one form, or its signatures, time or origin do not match the anchors. Nothing in it is judged.'),
  badAnchors: words('信任锚文件无法识别。', 'The file of trust anchors cannot be read.'),
  tooLarge: words('文件过大：证据包不超过 64 MiB，凭证包不超过 96 MiB。',
    'Too large: a bundle has at most 64 MiB, a certificate archive 96.'),
  unreadable: words('文件无法读取。', 'A file cannot be read.'),
  facts: words('证据概要', 'What was checked'),
  subject: words('资产', 'Asset'),
  origin: words('登记日志', 'Log of the registry'),
  checkpoint: words('检查点', 'Checkpoints'),
  checkpointText: words('共 {size} 条记录，时间 {time}', '{size} entries, time {time}'),
  lanesUsed: words('有效签名', 'Valid signatures'),
  asked: words('核验时刻', 'Time asked for'),
  digest: words('证据包 SHA-256', 'SHA-256 of the bundle'),
  anchorsDigest: words('信任锚 SHA-256', 'SHA-256 of the anchors'),
  development: words('这是开发用登记系统（名称以 dev- 开头）：法律时间为模拟，不能用于真实案件。',
    'This is a development registry (its name begins with dev-): legal time is simulated. Not for real cases.'),
  aspects: words('总体结论', 'What the findings come to'),
  existed: words('独立时间戳', 'Independent time stamp'),
  noStamp: words('无', 'none'),
  existedText: words('检查点不晚于 {time} 已存在', 'the checkpoint existed at {time} at the latest'),
  findings: words('逐项结论', 'Findings'),
  outside: words('本核验不能证明的事项', 'What stays outside this proof'),
  save: words('保存结论（JSON）', 'Save the verdict (JSON)'),
  print: words('打印', 'Print'),
  second: words('同一证据包可用另一独立程序 ledger-verify 核验；除说明文字与排列顺序外，两者结论应逐项一致。',
    'Another program, ledger-verify, checks the same bundle independently; both agree in all but wording and order.'),
  onChain: words('链', 'chain'),
  restsOn: words('所依算法：{names}', 'it rests on {names}'),
  none: words('无此状态', 'no state'),
} as const;

export const OUTCOMES: Record<Outcome, Words> = {
  'proven': words('已证明', 'proven'),
  'refuted': words('被推翻', 'refuted'),
  'not-shown': words('未证明', 'not shown'),
};

/** What a kind of claim says, and the articles of 人民法院在线诉讼规则 it bears on. */
export const CLAIMS: Record<Claim, { readonly title: Words; readonly says: Words; readonly law: Words }> = {
  'statement': {
    title: words('证据包声明', 'Statement of the bundle'),
    says: words('登记机构的密钥签署了证据包的成员清单。', 'A key of the registry signed the list of what the bundle holds.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'timestamp': {
    title: words('时间戳', 'Time stamps'),
    says: words('独立的时间戳机构证明检查点在该时刻已存在，其下各条记录因此最迟在该时刻已存在。',
      'An independent time stamper shows that the checkpoint existed then, and so every entry under it.'),
    law: words('第十六条、第十七条第四项：技术核验', 'Articles 16 and 17(4): technical verification'),
  },
  'preserved': {
    title: words('长期保全的时间戳', 'Stamps that are kept up'),
    says: words('证据记录（RFC 4998）中的时间戳在前一个仍可信时续盖，检查点因此自该时刻起即已存在，不受其后证书到期或算法失效影响。',
      'Each stamp of the evidence record (RFC 4998) was made while the one before was trusted; '
        + 'so the checkpoint existed since then, '
        + 'whatever expired or broke later.'),
    law: words('第十六条、第十七条第四项：技术核验', 'Articles 16 and 17(4): technical verification'),
  },
  'rerooted': {
    title: words('以新摘要算法重建的根', 'Roots under a new digest'),
    says: words('同一批记录与状态已在 SHA3-256 下重新求根并盖时间戳；SHA-256 与 SM3 即使都失效，证明仍然成立。',
      'The same entries and states have roots under SHA3-256, stamped; '
        + 'they carry even where SHA-256 and SM3 are both broken.'),
    law: words('第十六条、第十七条第四项：技术核验', 'Articles 16 and 17(4): technical verification'),
  },
  'order': {
    title: words('记录次序', 'Order of entries'),
    says: words('记录的时间与版本随其位置递增。', 'Times and versions of the entries grow with their places.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'sequence': {
    title: words('序列完整', 'Complete sequences'),
    says: words('该序列在检查点时间没有遗漏。', 'At the checkpoints’ time nothing of the sequence is missing.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'period-complete': {
    title: words('期间完整', 'Complete periods'),
    says: words('登记日志在这些日期（北京时间，以记录时间为准）记录的该类备案全部在证据包内，没有遗漏；'
      + '所备案之事何日发生，不在证明之内。',
    'Every such filing that the log recorded on these days (China Standard Time, by recorded time) is here; '
      + 'when what was filed had happened is not shown.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'entry': {
    title: words('登记记录', 'Entries'),
    says: words('该记录原样存在于登记日志中，最迟在检查点时间已存在，此后未被更改。',
      'The entry stands in the log as it is, was there at the checkpoints’ time at the latest, and has '
        + 'not been changed since.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'state': {
    title: words('检查点时间的状态', 'State at the checkpoints’ time'),
    says: words('在检查点时间，登记系统记载的状态即为所示。', 'At the checkpoints’ time this is what the registry’s state was.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'state-at': {
    title: words('所问时刻的状态', 'State at the time asked for'),
    says: words('按系统记录时间，该时刻的状态即为所示，其间没有遗漏的变更。',
      'By recorded time this was the state then; no change in between is left out.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'right-in-force': {
    title: words('权利在所问时刻是否有效', 'Whether a right was in force at that time'),
    says: words('登记状态为有效，且该日在权利期限内。', 'Its registered state was in force, and the day was within its term.'),
    law: words('第十六条：以登记所载为限', 'Article 16: as far as the register says'),
  },
  'content': {
    title: words('登记的数据内容', 'Registered content'),
    says: words('该清单（逐文件指纹）即为资产登记时所载的内容。',
      'This manifest (a fingerprint of each file) is what the asset was registered with.'),
    law: words('第十六条；数据上链前的真实性另见第十八条', 'Article 16; what was before storage: article 18'),
  },
  'file': {
    title: words('出示的数据文件', 'Data files shown'),
    says: words('文件逐字节与登记的数据一致。', 'The file is, byte for byte, one of the registered data.'),
    law: words('第十六条；数据上链前的真实性另见第十八条', 'Article 16; what was before storage: article 18'),
  },
  'disclosed': {
    title: words('依令披露的记录正文', 'Bodies disclosed on order'),
    says: words('该正文即为登记记录当时所承诺的内容，未经更改。',
      'The body is what the entry committed to when it was made, unchanged.'),
    law: words('第十六条；数据上链前的真实性另见第十八条', 'Article 16; what was before storage: article 18'),
  },
  'description': {
    title: words('关联描述与报告', 'Descriptions and report'),
    says: words('该描述由所证明的内容重新生成，逐字节一致，未另作陈述。',
      'Made again from what is proven, byte for byte: it says nothing of its own.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'tlog-proof': {
    title: words('供其他工具使用的证明', 'Proofs for other tools'),
    says: words('该 .tlog-proof 文件与本证据包所证明的一致，可用日志生态的工具另行核验。',
      'The .tlog-proof says what is proven here; other tools of transparency logs read it.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'platform': {
    title: words('平台资质', 'The platform'),
    says: words('登记机构公开说明了该文件，且其有效期涵盖检查点时间；文件内容请与摘要比对并向出具机构核实。',
      'The registrar stated this document, and its term covers the checkpoint; compare the file with the digest, and '
        + 'ask its issuer.'),
    law: words('第十七条：平台、利害关系、系统与过程标准', 'Article 17: platform, interests, standards of system and process'),
  },
  'collection': {
    title: words('数据采集（上链之前）', 'How the data was collected, before storage'),
    says: words('采集者以自有密钥签署了采集设备、程序、时钟与起止时间，且所涉即为登记的数据；设备实际如何不在证明之内。',
      'With a key of their own the collector signed device, program, clock and times, of the very data that is '
        + 'registered; how the device really was, is not shown.'),
    law: words('第十八条：数据上链前的真实性', 'Article 18: truth before storage'),
  },
  'transparent-statement': {
    title: words('透明声明（SCITT）', 'Transparent statement (SCITT)'),
    says: words('该声明与本证据包所证明的一致，并由登记机构和日志签署，可用 COSE 工具另行核验。',
      'It says what is proven here, signed by registry and log; other tools of COSE and SCITT read it.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'certificate': {
    title: words('登记凭证', 'Certificate'),
    says: words('所示凭证内容即为登记日志所载；凭证现状以其状态为准。',
      'The certificate shown is the one that the log holds; how it stands, its state says.'),
    law: words('第十六条；数据上链前的真实性另见第十八条', 'Article 16; what was before storage: article 18'),
  },
  'certificate-signature': {
    title: words('登记机构对凭证的签名', 'The registry’s signature on the certificate'),
    says: words('信任锚所列凭证密钥对凭证文件的签名有效。', 'A certificate key of the anchors signed the documents.'),
    law: words('第十六条、第十七条第四项：技术核验', 'Articles 16 and 17(4): technical verification'),
  },
  'credential': {
    title: words('可验证凭证', 'Verifiable credential'),
    says: words('该可验证凭证（JWT）即为此登记凭证的内容，由登记机构的凭证密钥签署。',
      'The credential (JWT) is of this certificate, and the registry’s certificate key signed it.'),
    law: words('第十六条、第十七条第四项：技术核验', 'Articles 16 and 17(4): technical verification'),
  },
  'chain': {
    title: words('区块链存证', 'Chain'),
    says: words('该链上的合约记载了本日志在某一时点的根值，与检查点相衔接。',
      'The contract on that chain holds the log’s roots at some size, and the checkpoints continue them.'),
    law: words('第十六条、第十七条第四项：技术核验', 'Articles 16 and 17(4): technical verification'),
  },
  'anchored': {
    title: words('记录已上链', 'Entries anchored'),
    says: words('该记录在链上所载根值的覆盖范围之内。', 'The entry is covered by the roots that the chain holds.'),
    law: words('第十六条：上链后未经篡改', 'Article 16: not tampered with once stored'),
  },
  'mirrored': {
    title: words('链上状态一致', 'State mirrored on the chain'),
    says: words('链上合约所载状态与登记状态版本相同、内容相同。', 'The contract holds the same version and value as the log.'),
    law: words('第十六条：技术核验一致', 'Article 16: technical check consistent'),
  },
  'witnessed': {
    title: words('见证人见证', 'Witnessed'),
    says: words('足够多的独立见证人见过同一检查点，登记机构未向他人出示另一份日志。',
      'Enough independent witnesses saw this very checkpoint, so the registry showed others no other log.'),
    law: words('第十七条第四项；第十八条：第三方见证', 'Article 17(4); article 18: third-party witness'),
  },
  'cosigned': {
    title: words('见证签名', 'Cosignatures'),
    says: words('该见证人在所示时间签署：此检查点是其所见、只增不改的日志中最大的一个。',
      'The witness signed, at the time shown, that this was the largest checkpoint of a log that had only grown.'),
    law: words('第十八条：第三方见证', 'Article 18: third-party witness'),
  },
};
