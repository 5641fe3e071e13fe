using Ledger.Evidence.Bundles;

namespace Ledger.Evidence.Words;

// What the program says around its findings.
internal static partial class Sentences
{
    private static (string English, string Chinese)[] OfTheProgram =>
    [
        ("{key} in the log {word}", "{0}，载于登记日志 {1}"),
        ("under the checkpoints of size {number} of {time}, lanes {list}", "检查点共 {0} 条记录，时间{1}；有效签名：{2}"),
        ("The checkpoint existed at {time}, by an independent clock.", "独立时间戳：检查点不晚于{0}已存在"),
        ("No independent clock shows when the checkpoint existed.", "独立时间戳：无，检查点何时已存在未获证明"),
        ("What stays outside proof:", "本核验不能证明的事项："),
        ("Every claim is proven ({number}).", "全部主张均已证明（{0} 项）"),
        ("{number} of {number} claims are not proven.", "并非全部主张均已证明：{1} 项中有 {0} 项未获证明"),
        ("{number} of {number} claims", "{1} 项主张中有 {0} 项未获证明"),
        ("{number} bundles: {number} proven, {number} not proven, {number} refused.",
            "证据包共 {0} 个：已证明 {1} 个，未证明 {2} 个，未通过 {3} 个"),
        ("{number} bundles: {number} proven, {number} not proven, {number} refused, {number} could not be read.",
            "证据包共 {0} 个：已证明 {1} 个，未证明 {2} 个，未通过 {3} 个，无法读取 {4} 个"),
        ("{text} cannot be read.", "{0} 无法读取"),
        ("{text}: no {word} in this folder.", "{0}：该文件夹内没有 {1} 文件"),
        ("A disclosure or a file is compared with one bundle, not with a folder of them.",
            "披露文件或数据文件只能与一个证据包比对，不能与文件夹比对"),
        ("No bundle is named.", "未指明证据包"),
        ("No trust anchors are named: --anchors FILE.", "未指明信任锚：--anchors 文件"),
        ("{text} is no time, such as 2026-11-23T14:40:14Z.", "{0} 不是时间，应如 2026-11-23T14:40:14Z"),
        ("What is {text}?", "无法识别：{0}"),
        ("No algorithm is called {text}: one of {text}.", "没有名为 {0} 的算法，应为：{1}"),
        ("--lang takes zh or en.", "--lang 之后应为 zh 或 en"),
        ("Could not find file '{text}'.", "文件不存在：{0}"),
        ("Could not find a part of the path '{text}'.", "文件夹不存在：{0}"),
        ("Access to the path '{text}' is denied.", "无权读取：{0}"),
        (VerifyArguments.Usage, ChineseUsage),
    ];

    private const string ChineseUsage =
        """
        用法：ledger-verify 证据包|文件夹 --anchors 文件 [选项]
        离线核验证据包、登记凭证包（.zip），或文件夹内的全部证据包。

          --anchors 文件         登记机构公布的信任锚（anchors.json），须另行取自其公开渠道
          --at 时间              一并核验该时刻的状态，如 2026-11-23T14:40:14Z（协调世界时）
          --file 路径...         核对数据文件是否为所登记的数据
          --disclosure 文件      核对依令披露的记录正文
          --broken 名称[@时间]   声明某算法（自该时间起）已不可信，可重复
          --json                 输出供程序读取的 JSON（理由为英文）
          --lang zh|en           语言；默认依次取自 LC_ALL、LC_MESSAGES、LANG

        退出码：0 全部主张均已证明；1 有主张未获证明；2 证据包整体未通过核验；
        64 参数无法识别或文件无法读取。文件夹取其中最大者。
        """;
}
