using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Descriptions;

/// <summary>The report in sentences (SPEC-description, "report.txt").</summary>
internal static class ReportDescription
{
    private static readonly string[] s_numbers = ["一", "二", "三", "四", "五", "六"];

    public static byte[] Make(DescriptionInput input)
    {
        var lines = new List<string> { "数据资产登记证据报告" };
        var sections = 0;
        foreach (var (title, said) in new[]
        {
            ("所涉资产与检查点", Subject(input)), ("登记记录", Entries(input)), ("检查点时的登记状态", States(input)),
            ("证明的依据", Grounds(input)), ("本证据包未予证明的事项", NotShown(input)), ("不在证明范围之内、须另行举证的事项", Outside(input)),
        })
        {
            lines.Add("");
            lines.Add($"{s_numbers[sections++]}、{title}");
            lines.AddRange(said);
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");
    }

    private static IEnumerable<string> Subject(DescriptionInput input) =>
    [
        $"资产编号 {input.Subject}，载于登记日志“{input.Origin}”。",
        $"检查点覆盖该日志最先的 {Number(input.Size)} 条记录，其系统记录时间为{Time(input.Time)}。",
        "以下各节只说证据包所证明的内容。两个互不共用代码的核验程序各自从同一证据包重新生成本报告并逐字节比对，有一字不同即判为被推翻。",
        "本报告所称检查点，是登记机构签名的、对日志在先全部记录的摘要。"
            + "摘要（SHA-256、SM3）是由内容算出的定长代码：内容改动一字，摘要即不相同，而由摘要不能得知内容。",
        "权利人代号、内容摘要与条款摘要不公开姓名、数据与合同；持有者出示原文及其随附材料，即可重新计算并比对。"
            + "信任锚是登记机构公布的公钥、证书与区块链的清单，签名据此核验。",
    ];

    private static IEnumerable<string> Entries(DescriptionInput input)
    {
        yield return $"下列 {Number((ulong)input.Entries.Count)} 条记录原样载于登记日志，最迟在检查点时间已经存在，此后未被更改"
            + "（《人民法院在线诉讼规则》第十六条）。各记录自称的时间由登记机构记载，早于检查点的部分不因此得到证明。";
        foreach (var (index, leaf) in input.Entries)
        {
            yield return $"第 {Number(index)} 号记录：{ReportWords.Act(leaf.Type)}，记录于{Time(leaf.RecordedTime)}，"
                + $"{Actor(leaf)}。";
        }
    }

    private static IEnumerable<string> States(DescriptionInput input)
    {
        yield return "检查点之时，登记系统所载即为以下状态，没有更新的版本（第十六条）。";
        foreach (var state in input.States)
        {
            var name = Name(state.Key, input.Subject);
            var kind = state.Key.ToString().Split('/')[0];
            yield return state.Value is null
                ? $"{name}：不存在。"
                : $"{name}：第 {Number(state.Version)} 版；{Members(kind, '；', state.Value)}。";
        }

        foreach (var (name, count) in Complete(input))
        {
            var parts = name.Split('/');
            yield return $"{ReportWords.Kind(parts[0])}{Of(parts[1], input.Subject)}自第 1 号起连续编号，"
                + $"检查点之时共 {Number(count)} 项，其后的编号均不存在，故没有遗漏。";
        }

        foreach (var one in input.Periods.Where(static one => one.Outcome == Standing.Proven))
        {
            yield return $"{Days(one.Period, input.Subject)}（均含当日，北京时间，以记录时间为准）" + (one.Count == 0
                ? "没有任何记录，亦没有遗漏。"
                : $"共记录 {Number(one.Count)} 项，编号自第 {Number(one.First)} 号起至第 "
                    + $"{Number(one.First + one.Count - 1)} 号止，均在本证据包内，没有遗漏。");
        }
    }

    // Of numbered states the same rule as that of the claim `sequence`; and sequence proofs.
    private static IEnumerable<(string Name, ulong Count)> Complete(DescriptionInput input)
    {
        var all = new SortedDictionary<string, ulong>(StringComparer.Ordinal);
        foreach (var (name, count) in input.Sequences)
        {
            all[name] = count;
        }

        foreach (var group in input.States.Where(static state => state.Key.Ordinal > 0)
            .GroupBy(static state => SequenceProof.NameOf(state.Key)!).Where(group => !all.ContainsKey(group.Key)))
        {
            var present = group.Count(static state => state.Value is not null);
            var absent = group.Where(static state => state.Value is null).Select(static state => state.Key.Ordinal)
                .DefaultIfEmpty().Min();
            if (absent > 0 && (ulong)present == absent - 1
                && group.All(state => state.Value is null || state.Key.Ordinal < absent))
            {
                all[group.Key] = absent - 1;
            }
        }

        return all.Select(static pair => (pair.Key, pair.Value));
    }

    private static IEnumerable<string> Grounds(DescriptionInput input)
    {
        yield return "每条记录附有其在 SHA-256 与 SM3 两棵树中的存在证明，每项状态附有其在两份状态映射中的证明；两棵树的检查点由登记机构的密钥签名"
            + "（第十六条）。";
        if (input.Parts.Timestamps > 0)
        {
            yield return $"附有时间戳机构对检查点的时间戳 {Number((ulong)input.Parts.Timestamps)} 份（RFC 3161）："
                + "所示时间之时检查点已经存在（第十六条、第十七条）。";
        }

        if (input.Parts.TimestampsOverSm3 > 0)
        {
            yield return $"其中 {Number((ulong)input.Parts.TimestampsOverSm3)} 份盖于 SM3 检查点；各份时间戳所依的算法由核验程序逐份列明，"
                + "任一算法失效时，不依赖该算法的时间戳仍能证明时间（第十六条、第十七条）。";
        }

        if (input.Parts.IsPreserved)
        {
            yield return "附有检查点的证据记录（RFC 4998）：时间戳在前一个仍可信时续盖，其后证书到期、算法失效不影响其所证明的时间（第十六条、第十七条）。";
        }

        if (input.Parts.IsRerooted)
        {
            yield return "附有日志在 SHA3-256 下重新计算的根：SHA-256 与 SM3 即使都失效，记录与状态的证明仍然成立（第十六条、第十七条）。";
        }

        if (input.Parts.Chains > 0)
        {
            yield return $"附有区块链上的证明 {Number((ulong)input.Parts.Chains)} 份：链上合约载有同一日志的根（第十六条、第十七条）。";
        }

        if (input.Parts.Manifests > 0)
        {
            yield return $"附有数据内容的清单 {Number((ulong)input.Parts.Manifests)} 份：出示的数据文件可以与之逐字节比对（第十六条、第十八条）。";
        }

        yield return "各项证明是否成立，由核验程序依登记机构公布的信任锚逐项判断，以其结论为准。";
    }

    private static IEnumerable<string> NotShown(DescriptionInput input)
    {
        if (input.Parts.Timestamps == 0 && !input.Parts.IsPreserved)
        {
            yield return "时间：没有时间戳，检查点何时存在只有登记机构与见证方（如有）的说法（第十六条、第十七条）。";
        }

        if (input.Parts.Chains == 0)
        {
            yield return "链上终局性：没有区块链证明，不能证明记录已载于任何区块链（第十六条、第十七条）。";
        }

        if (input.Parts.Manifests == 0)
        {
            yield return "数据内容：没有内容清单，不能与出示的数据文件比对（第十六条、第十八条）。";
        }

        foreach (var one in input.Periods.Where(static one => one.Outcome != Standing.Proven))
        {
            yield return $"期间是否完整：{Days(one.Period, input.Subject)}有无遗漏，本证据包不足以证明（第十六条）。";
        }

        if (input.Periods.Count > 0)
        {
            yield return "备案所涉事项何日发生、是否迟报：期间以记录时间为准，迟报的计入记录之日（第十六条、第十八条）。";
        }

        yield return "权利在某一时刻是否有效：须向核验程序提出该时刻，检查点之后的时刻一律不予证明（第十六条）。";
        yield return "记录正文：除另附依令披露的正文外，只证明其摘要（第十六条、第十八条）。";
    }

    private static IEnumerable<string> Outside(DescriptionInput input) => OutsideProof.Of(input.Origin, [])
        .Select(one => $"{one.Chinese.TrimEnd('。')}（第{ReportWords.Article(one.Article)}条）。");

    private static string Name(StateKey key, AssetId subject)
    {
        var parts = key.ToString().Split('/');
        var kind = ReportWords.Kind(parts[0]);
        return parts.Length switch
        {
            1 => kind,
            2 => $"{kind} {parts[1]}",
            _ => $"{kind}第 {parts[2]} 号{Of(parts[1], subject)}",
        };
    }

    private static string Days(BundlePeriod period, AssetId subject)
    {
        var parts = period.Sequence.Split('/');
        return $"{ReportWords.Kind(parts[0])}{Of(parts[1], subject)}自 {CivilDate.Format(period.From)} 至 "
            + CivilDate.Format(period.To);
    }

    private static string Of(string asset, AssetId subject) => asset == subject.ToString() ? "" : $"（资产 {asset}）";

    internal static string Members(string kind, char between, JsonObject value) => string.Join(
        between, value.Members.OrderBy(static member => ReportWords.Place(member.Key)).Select(member =>
            $"{ReportWords.Label(kind, member.Key)}：{Value(kind, member.Key, member.Value)}"));

    private static string Value(string kind, string member, JsonValue value) => value switch
    {
        JsonText text when EntrySyntax.TryTime(text.Value, out var time) => Time(time),
        JsonText text => ReportWords.Value(kind, member, text.Value),
        JsonBool flag => flag.Value ? "是" : "否",
        JsonObject pair when pair.Members.Count == 2 && pair.TryGetDigest("sha256", out var sha256)
            && pair.TryGetDigest("sm3", out var sm3) => $"SHA-256 {sha256}，SM3 {sm3}",
        JsonObject { Members.Count: > 0 } other => $"（{Members(kind, '，', other)}）",
        JsonArray { Items.Count: > 0 } list => string.Join('、', list.Items.Select(item => Value(kind, member, item))),
        JsonNumber number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => "无",
    };

    private static string Actor(EntryLeaf leaf) =>
        leaf.Actor is { } party ? $"由主体 {party} 作出" : "由登记机构作出";

    // China Standard Time has had no summer time since 1991; before, nothing was recorded.
    internal static string Time(DateTimeOffset time) => string.Create(
        CultureInfo.InvariantCulture,
        $"北京时间 {Day(CivilDate.NumberAt(time))} {Clock(time):HH:mm:ss}（{EntrySyntax.FormatTime(time)}）");

    private static TimeOnly Clock(DateTimeOffset time) =>
        TimeOnly.FromTimeSpan(time.UtcDateTime.TimeOfDay).Add(CivilDate.ChinaOffset);

    // The last hours of the year 9999 are of the first day of the next one in China.
    private static string Day(int number) => number > DateOnly.MaxValue.DayNumber
        ? "10000-01-01" : CivilDate.Format(DateOnly.FromDayNumber(number));

    private static string Number(ulong number) => CanonicalDecimal.Encode(number);
}
