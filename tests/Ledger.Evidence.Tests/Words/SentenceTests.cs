using Ledger.Evidence.Words;

namespace Ledger.Evidence.Tests.Words;

public sealed class SentenceTests
{
    private const string Time = "2026-11-23T14:40:14.000Z";

    [Theory]
    [InlineData("The proof is malformed.", "证明不合格式")]
    [InlineData("entries/1/inclusion.json is malformed.", "entries/1/inclusion.json 不合格式")]
    [InlineData("The leaf does not stand at 7 in the sm3 tree.", "记录不在 sm3 树的第 7 位")]
    [InlineData(
        "The proof does not hold: the receipt is not under the header.", "证明不成立：交易收据不在区块头之下")]
    [InlineData(
        "It is not a manifest: a name comes twice (at byte 17)", "不是合格的清单：名称重复（第 17 字节处）")]
    [InlineData(
        "holds the log's roots at size 4, development chain 31337, block 9 (0xab); the log gave this instance up with "
        + "entry 3: it held this then, and may be gone",
        "载有日志在 4 条记录时的根，开发链 31337，第 9 号区块（0xab）；日志已以第 3 号记录停用该合约：当时载有此内容，现在可能已无法查询")]
    [InlineData("'a' b' is not a path.", "“a' b”不是路径")]
    [InlineData("an object goes on with ',' or '}' (at byte 0)", "对象未以“,”或“}”继续（第 0 字节处）")]
    public void A_reason_is_told_with_what_stands_in_it(string english, string chinese) =>
        Assert.Equal(chinese, Sentences.Find(english));

    [Theory]
    [InlineData("right", "no state at " + Time, "北京时间 2026-11-23 22:40:14（" + Time + "）为：无此状态")]
    [InlineData(
        "right", """{"frozen":false,"kind":"use","status":"in-force","until":null} at """ + Time,
        "北京时间 2026-11-23 22:40:14（" + Time + "）为：类别：数据使用权；状态：有效；至：无；冻结：否")]
    [InlineData(
        "right", "The right's status at " + Time + " was revoked.",
        "北京时间 2026-11-23 22:40:14（" + Time + "）权利状态为“已收回”")]
    [InlineData("right", "Its term is from 2025-01-01 until \"2025-06-30\".", "期限自 2025-01-01 至 2025-06-30，该日不在其内")]
    [InlineData(
        "right", "use, holder ab, in force at " + Time + ", exclusive, pledged",
        "数据使用权，权利人代号 ab，有效于北京时间 2026-11-23 22:40:14（" + Time + "），独占，质押")]
    [InlineData(
        "3", "asset.registered of " + Time + ", in dev-a/b at the latest at " + Time,
        "资产登记（asset.registered），记录于北京时间 2026-11-23 22:40:14（" + Time + "），最迟在北京时间 2026-11-23 22:40:14（"
        + Time + "）已载于日志 dev-a/b")]
    [InlineData(
        "platform", "the registrar stated it: 备案, 甲, 乙, 2025-01-01 to -", "登记机构已说明：备案，甲，乙，2025-01-01 至 -")]
    public void States_times_and_acts_are_called_as_the_report_calls_them(
        string about, string english, string chinese) => Assert.Equal(chinese, Sentences.Find(english, about));

    [Theory]
    [InlineData("byte for byte 'a of b, in c at the latest at d' of the content", "a of b, in c at the latest at d")]
    [InlineData("byte for byte 'The proof is malformed.' of the content", "The proof is malformed.")]
    [InlineData("byte for byte '' of the content' of the content", "' of the content")]
    public void What_a_file_is_called_stands_as_it_is_and_never_for_what_is_said(string english, string name) =>
        Assert.Equal($"与登记内容中的“{name}”逐字节一致", Sentences.Find(english));

    [Theory]
    [InlineData("The proof is  malformed.")]
    [InlineData("The leaf does not stand at x in the sm3 tree.")]
    [InlineData("It is not a manifest: nobody knows why")]
    [InlineData("")]
    public void What_nobody_says_has_no_chinese_and_stands_as_it_is(string english)
    {
        Assert.Null(Sentences.Find(english));
        Assert.Equal(english, Sentences.In(Language.Chinese, english));
    }

    [Fact]
    public void What_stands_in_a_state_is_never_taken_for_a_sentence()
    {
        const string clock = "NTP, holder 甲, in force at 2030-01-01T00:00:00.000Z, pledged, x";
        var said = Sentences.Find(
            $$$$"""{"record":{"clock":{"reference":"{{{{clock}}}}"}}} at {{{{Time}}}}""", "collection");

        Assert.StartsWith($"北京时间 2026-11-23 22:40:14（{Time}）为：", said, StringComparison.Ordinal);
        Assert.DoesNotContain("权利人代号", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "None was recorded on these days; there is none before, number 1 after them.",
        "该期间没有任何记录；此前没有，第 1 号记录于其后")]
    [InlineData(
        "Numbers 3 to 6 were recorded on these days and are here; number 2 was recorded before, no number 7.",
        "第 3 号至第 6 号记录于该期间，全部在此；第 2 号记录于其前，没有第 7 号")]
    public void What_comes_of_a_period_is_one_sentence(string english, string chinese) =>
        Assert.Equal(chinese, Sentences.Find(english));

    [Fact]
    public void Reasons_within_reasons_end_somewhere_soon()
    {
        var deep = string.Concat(Enumerable.Repeat("It is not a manifest: ", 5000)) + "it nests too deep (at byte 1)"
            + string.Concat(Enumerable.Repeat(" (at byte 1)", 5000));

        Assert.Null(Sentences.Find(deep));
    }
}
