/** The verifier's reasons in Chinese; English is as it says them. */
import type { Language } from './words.ts';

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^in both trees$/, '在两棵树（SHA-256 与 SM3）中均成立'],
  [/^the leaf is malformed$/, '记录不合格式'],
  [/^it does not stand in both trees$/, '未能在两棵树中同时成立'],
  [/^a leaf of another log$/, '属于另一日志'],
  [/^the proof does not hold$/, '证明不成立'],
  [/^an entry that is here says otherwise$/, '证据包内的一条记录与之矛盾'],
  [/^version (\d+), in both maps$/, '版本 $1，在两个状态映射中均成立'],
  [/^no state, in both maps$/, '无此状态，在两个状态映射中均成立'],
  [/^the bytes have another SHA-256$/, '字节摘要不符'],
  [/^the bytes are no manifest$/, '不是合格的清单'],
  [/^a proven state of an asset has both its digests as content$/, '两种摘要均与已证明的资产状态所载内容一致'],
  [/^no proven state of an asset has its digests as content$/, '与任何已证明的资产状态所载内容不符'],
  [/^no manifest of the bundle is proven$/, '证据包内没有已证明的清单'],
  [/^its bytes are those of (.*) in a proven manifest$/s, '与已证明清单中的 $1 逐字节一致'],
  [/^its bytes are those of no file of a proven manifest$/, '与已证明清单中的任何文件均不一致'],
  [/^it had this state at that time$/, '该时刻为此状态'],
  [/^it had no state at that time$/, '该时刻无此状态'],
  [/^the right had no state at that time$/, '该时刻尚无此权利'],
  [/^its state was another$/, '该时刻的状态不是有效'],
  [/^its state was in-force, and the day within its term$/, '状态为有效，且在期限之内'],
  [/^the day is outside its term$/, '该日不在权利期限之内'],
  [/^the time is after that of the checkpoints$/, '所问时刻在检查点时间之后'],
  [/^its state is not proven$/, '其状态未获证明'],
  [/^the entry that set its version is not here$/, '设定该版本的记录不在证据包内'],
  [/^the entry of version (\d+) of (.*) is not here$/, '$2 第 $1 版的记录不在证据包内'],
  [/^(.*) is not the stream that set its version$/, '$1 不是设定该版本的对象'],
  [/^the anchors do not know the instance$/, '信任锚中没有该链上合约'],
  [/^the proof is malformed$/, '证明不合格式'],
  [/^a header of the proof is not believed$/, '区块头未获信任锚认可'],
  [/^the proof holds no state, so nothing of the code$/, '证明不含合约状态，无法确认合约代码'],
  [/^the commit ends beyond the entry that gave the instance up$/, '该提交在合约停用之后'],
  [/^the contract has other code$/, '合约代码不符'],
  [/^the checkpoints do not continue the commit$/, '检查点与链上根值不衔接'],
  [/^development chain(.*)$/, '开发链$1'],
  [/^sealed by a quorum of the validators(.*)$/, '由法定数量的验证节点签封$1'],
  [/^the commit ends above it$/, '链上提交覆盖该记录'],
  [/^the chain has no such version of it$/, '链上没有该版本'],
  [/^equal version and value$/, '版本与内容相同'],
  [/^the same version with another value$/, '版本相同而内容不同'],
  [/^the archive has not the one form of a bundle$/, '文件不是证据包的唯一规定形式'],
  [/^the statement does not come first$/, '声明不在首位'],
  [/^no bundle key of the anchors signed the statement$/, '声明没有信任锚所列证据包密钥的签名'],
  [/^the statement is malformed$/, '声明不合格式'],
  [/^the subject is no asset whose state is claimed$/, '主体不是所主张状态的资产'],
  [/^the bundle is of another log than the anchors$/, '证据包与信任锚不属于同一日志'],
  [/^the members are not those that the claims give$/, '成员与主张不符'],
  [/^a member is not as stated$/, '成员与声明不符'],
  [/^paths are malformed$/, '路径不合格式'],
  [/^a checkpoint is malformed, or a signature of a known key on it is bad$/, '检查点不合格式，或其上已知密钥的签名无效'],
  [/^the checkpoints are of different sizes$/, '两个检查点的记录数不同'],
  [/^no state proof shows the time of the checkpoints$/, '没有状态证明能够表明检查点时间'],
  [/^the key of the statement does not count at that time$/, '签署声明的证据包密钥在该时间无效'],
  [/^no lane key that is valid at that time signed both checkpoints$/, '没有在该时间有效的密钥同时签署两个检查点'],
];

const RETIRED = ['; the instance was given up and nothing can be looked up there any more',
  '；该合约已停用，现已无法在链上查询'] as const;

export function describeReason(language: Language, reason: string): string {
  if (language === 'en') return reason;
  const found = REASONS.find(([pattern]) => pattern.test(reason));
  return found ? reason.replace(found[0], found[1]).replace(RETIRED[0], RETIRED[1]) : reason;
}
