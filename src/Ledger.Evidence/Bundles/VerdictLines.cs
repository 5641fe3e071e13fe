using Ledger.Evidence.Entries;
using Ledger.Evidence.Words;

namespace Ledger.Evidence.Bundles;

/// <summary>A verdict in lines for people, in a language.</summary>
internal sealed class VerdictLines(Language language, TextWriter output)
{
    // The greatest length of a word for an outcome in English; each has three characters in Chinese.
    private const int Width = 10;

    private bool IsChinese => language == Language.Chinese;

    /// <summary>One line a finding, and what it comes to at the end.</summary>
    public void Write(Verdict verdict)
    {
        if (verdict.Refusal is { } refusal)
        {
            output.WriteLine(Refused(null, refusal));
            return;
        }

        Say($"{verdict.Subject} in the log {verdict.Origin}", KindOf(verdict.Subject));
        Say($"under the checkpoints of size {verdict.Size} of {EntrySyntax.FormatTime(verdict.Time)}, "
            + $"lanes {string.Join(", ", verdict.Lanes)}");
        foreach (var finding in verdict.Findings)
        {
            output.WriteLine(Line(finding));
        }

        WriteWhole(verdict);
        var missing = Missing(verdict);
        Say(missing == 0
            ? $"Every claim is proven ({verdict.Findings.Count})."
            : $"{missing} of {verdict.Findings.Count} claims are not proven.");
    }

    /// <summary>A verdict in the one line that a folder has for it.</summary>
    public string Line(string name, Verdict verdict) =>
        verdict.Refusal is { } refusal ? Refused(name, refusal)
        : Missing(verdict) is > 0 and var missing
            ? Line("not proven", "未证明", $"{name}{Colon}{In($"{missing} of {verdict.Findings.Count} claims")}")
            : Line("proven", "已证明", name);

    /// <summary>What is said, in the language; a sentence of Chinese ends as one.</summary>
    public string In(string english, string about = "") => Sentences.In(language, english, about);

    private string Colon => IsChinese ? "：" : ": ";

    private void Say(string english, string about = "") => output.WriteLine(In(english, about));

    private string Refused(string? name, string refusal) =>
        Line("refused", "未通过", (name is null ? "" : name + Colon) + In(refusal));

    private string Line(string english, string chinese, string rest) =>
        (IsChinese ? chinese + "  " : english.PadRight(Width) + " ") + rest;

    private string Line(Standing outcome, string rest, IReadOnlyList<string> articles) => Line(
        VerdictText.Word(outcome), ChineseWords.Outcome(outcome),
        rest + (IsChinese ? $"（{ChineseWords.Articles(articles)}）" : $" ({Cited(articles)})"));

    private string Line(Finding finding) => Line(
        finding.Outcome,
        IsChinese
            ? $"{ChineseWords.Claim(finding.Claim)} {ChineseWords.Subject(finding)}："
                + In(finding.Reason, KindOf(finding.Subject)) + RestsOn(finding, "所依算法：", "、", "。")
            : $"{finding.Claim} {finding.Subject}: {finding.Reason}" + RestsOn(finding, " It rests on ", ", ", "."),
        finding.Articles);

    private static string RestsOn(Finding finding, string before, string between, string end) =>
        finding.RestsOn.Count == 0 ? "" : before + string.Join(between, finding.RestsOn) + end;

    private void WriteWhole(Verdict verdict)
    {
        Say(verdict.Existed is { } existed
            ? $"The checkpoint existed at {EntrySyntax.FormatTime(existed)}, by an independent clock."
            : "No independent clock shows when the checkpoint existed.");
        foreach (var aspect in verdict.Aspects)
        {
            output.WriteLine(Line(
                aspect.Outcome, IsChinese ? ChineseWords.Aspect(aspect.Name) : aspect.Name, aspect.Articles));
        }

        Say("What stays outside proof:");
        foreach (var item in verdict.Outside)
        {
            output.WriteLine(IsChinese
                ? $"- {item.Chinese.TrimEnd('。')}（{ChineseWords.Articles([item.Article])}）"
                : $"- {item.English} ({Cited([item.Article])})");
        }
    }

    private static int Missing(Verdict verdict) =>
        verdict.Findings.Count(static finding => finding.Outcome != Standing.Proven);

    private static string KindOf(string subject) => subject.Split('/')[0];

    // 人民法院在线诉讼规则, the Rules of Online Litigation of the People's Courts.
    private static string Cited(IReadOnlyList<string> articles) =>
        $"在线诉讼规则 art. {string.Join(", ", articles)}";
}
