/** The words of the report (SPEC-description); what has none there stands as it is spelled. */
type Words = Readonly<Record<string, string>>;

const of = (words: Words) => (name: string): string => (Object.hasOwn(words, name) ? words[name]! : name);

/** The word that is there for just that, if there is one. */
function own(words: (name: string) => string, name: string): string | null {
  const word = words(name);
  return word === name ? null : word;
}

/** What a kind of state key is called. */
export const kindWord = of({
  asset: '资产', case: '登记案件', certificate: '登记凭证', collection: '采集记录', egress: '出域备案', party: '登记主体',
  platform: '平台资质说明', right: '权利', transaction: '交易备案',
});

/** In the order in which the members of a value are said. */
const LABELS: Words = {
  kind: '类别', status: '状态', matter: '事项', title: '文件名称', number: '文号', issuer: '出具单位', asset: '资产',
  case: '登记案件', record: '记录', collector: '采集者', device: '采集设备', program: '采集程序', name: '名称', model: '型号',
  id: '编号', version: '版本', digests: '程序摘要', clock: '时钟', source: '校时方式', reference: '校时参照',
  offset: '时钟快出的毫秒数', holder: '权利人代号', from: '自', until: '至', exclusive: '独占', pledged: '质押', frozen: '冻结',
  ended: '终止日', content: '内容摘要', evidence: '佐证材料', terms: '条款摘要', documents: '文件', keys: '公钥',
  algorithm: '算法', signature: '签名', 'collection.key': '公钥', key: '公钥指纹', value: '签名值', 'sha256': 'SHA-256',
  'sm3': 'SM3',
};

const PLACES = Object.keys(LABELS);

const label = of(LABELS);

/** Where a member is said among others; those without a place behind. */
export function placeOf(member: string): number {
  const place = PLACES.indexOf(member);
  return place < 0 ? PLACES.length : place;
}

/** What a member of a value is called, in a state of some kind. */
export const labelWord = (kind: string, member: string): string => own(label, `${kind}.${member}`) ?? label(member);

const text = of({
  accepted: '已受理', adjusted: '已调整（部分有效）', announced: '已公告授权运营', cancelled: '已注销', certified: '已核发凭证',
  cleared: '不予公示', 'collection.source.device': '设备自身', 'collection.source.network': '网络授时',
  'collection.source.satellite': '卫星授时', completed: '已办结', 'correction-requested': '待补正', declared: '已申报',
  declined: '不予受理', ended: '已终止', 'evidence-requested': '待补充证明', evidenced: '国家系统已存证', filed: '已提交',
  hold: '数据持有权', 'in-force': '有效', lapsed: '逾期失效', 'natural-person': '自然人', noticed: '公示中', objected: '有异议',
  operate: '数据经营权', organisation: '组织', 'platform.matter.filing': '备案（第一项）',
  'platform.matter.interest': '利害关系说明（第二项）', 'platform.matter.notarisation': '公证',
  'platform.matter.process': '技术与流程（第四项）', 'platform.matter.system': '系统（第三项）', product: '数据产品',
  refused: '不予登记', registered: '已登记', resource: '数据资源', returned: '退回补正', reviewed: '审查通过', revoked: '已撤销',
  'right.status.revoked': '已收回', superseded: '已被替代', terminated: '已终止程序', use: '数据使用权', valid: '有效',
  withdrawn: '已撤回',
});

/** What a text of a member says. */
export const valueWord = (kind: string, member: string, said: string): string =>
  own(text, `${kind}.${member}.${said}`) ?? text(said);

const act = of({
  'asset.consulted': '依令查阅', 'asset.registered': '资产登记', 'asset.restated': '登记事项重述',
  'certificate.issued': '核发登记凭证', 'collection.declared': '申报采集记录', 'collection.withdrawn': '撤回采集记录',
  'consent.given': '给予同意', 'consent.spent': '同意已使用', 'consent.withdrawn': '撤回同意', 'egress.filed': '出域备案',
  'inquiry.filed': '申请查询', 'inquiry.granted': '准予查询', 'inquiry.refused': '不予查询',
  'inquiry.withdrawn': '撤回查询申请', map: '状态映射', 'membership.admitted': '准入成员', 'membership.changed': '变更成员授权',
  'membership.ended': '移除成员', 'objection.answered': '登记主体答复异议', 'objection.concluded': '作出异议调查结论',
  'objection.decided': '依生效文书处理异议', 'objection.dismissed': '异议不予受理', 'objection.filed': '提出登记后异议',
  'objection.notified': '向登记主体通知异议', 'objection.responded': '回应异议调查结论', 'order.executed': '执行协助文书',
  'order.filed': '收到协助文书', 'order.refused': '退回协助文书', 'order.verified': '核验协助文书',
  'order.withdrawn': '撤回协助文书', 'party.identity-changed': '主体身份变更', 'party.key-added': '主体增加公钥',
  'party.key-replaced': '主体更换公钥', 'party.key-revoked': '主体撤销公钥', 'party.registered': '主体登记',
  'party.succeeded': '主体承继', 'pledge.confirmed': '确认质押', 'pledge.filed': '申请质押',
  'pledge.registered': '质押登记', 'pledge.released': '解除质押', 'pledge.withdrawn': '撤回质押申请',
  'public.accepted': '公共数据登记受理', 'public.announced': '公告授权运营', 'public.cancelled': '公共数据登记注销',
  'public.completed': '公共数据登记办结', 'public.declined': '公共数据登记不予受理', 'public.delay-explained': '公共数据登记延期说明',
  'public.filed': '公共数据登记申请', 'public.lapsed': '公共数据登记逾期失效', 'public.noticed': '公共数据登记公示',
  'public.objected': '公共数据登记公示异议', 'public.objection-decided': '公共数据登记公示异议处理',
  'public.record-changed': '公共数据登记信息变更', 'public.refused': '公共数据不予登记', 'public.registered': '公共数据登记',
  'public.renewal-filed': '公共数据登记续展申请', 'public.renewed': '公共数据登记续展', 'public.resubmitted': '公共数据登记重新提交',
  'public.returned': '公共数据登记退回补正', 'public.reviewed': '公共数据登记形式审查', 'public.revoked': '公共数据登记撤销',
  'public.withdrawn': '公共数据登记申请撤回', 'registrar.platform-stated': '平台资质说明', 'registration.accepted': '受理',
  'registration.amended': '补正后重新提交', 'registration.applied': '提交后续登记申请',
  'registration.cancellation-opened': '依职权启动注销', 'registration.certified': '登记并核发凭证',
  'registration.completed': '办结', 'registration.corrected': '补正',
  'registration.correction-requested': '通知补正', 'registration.declined': '不予受理',
  'registration.deemed-accepted': '逾期未答复视为受理', 'registration.documents-erased': '删除材料',
  'registration.documents-restricted': '限制查阅材料', 'registration.evidence-requested': '通知补充证明',
  'registration.evidence-supplied': '补充证明', 'registration.evidenced': '国家系统存证',
  'registration.extended': '延长办理期限', 'registration.filed': '提交登记申请', 'registration.joined': '共同申请',
  'registration.lapsed': '逾期未补正', 'registration.notice-withheld': '不予公示', 'registration.noticed': '公示',
  'registration.objected': '提出公示异议', 'registration.objection-decided': '公示异议处理',
  'registration.refused': '不予登记', 'registration.reviewed': '审查', 'registration.terminated': '终止登记程序',
  'registration.withdrawn': '撤回申请', 'remark.entered': '加注备注', 'remark.expired': '备注到期',
  'remark.lifted': '解除备注', 'remark.unsealed': '备注解密', 'renewal.filed': '申请续期',
  'restoration.confirmed': '恢复管理员', 'restoration.declined': '拒绝恢复管理员', 'restoration.proposed': '提议恢复管理员',
  'right.assigned': '权利转让',
  'right.ended': '权利终止', 'right.extended': '权利续期', 'right.granted': '授予权利', 'right.revoked': '收回权利',
  'right.shared': '权利共有', 'right.surrendered': '放弃权利', 'right.varied': '变更权利条款',
  'source.declared': '声明数据来源', 'source.observed': '核对数据来源', 'source.withdrawn': '撤回来源声明',
  'substitution.appointed': '指定岗位代理', 'substitution.ended': '岗位代理终止', 'succession.declined': '不予办理承继',
  'succession.entered': '承继登记', 'succession.filed': '申请承继', 'transaction.filed': '交易备案',
});

/** What was done, and the type of the entry. */
export const actWord = (type: string): string => (act(type) === type ? type : `${act(type)}（${type}）`);

/** An article's number in words. */
export const articleWord = of({ '16': '十六', '17': '十七', '18': '十八', '19': '十九' });
