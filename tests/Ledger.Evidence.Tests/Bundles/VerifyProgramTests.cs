using Ledger.Evidence.Bundles;
using Ledger.Evidence.Words;

namespace Ledger.Evidence.Tests.Bundles;

public sealed class VerifyProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ledger-verify-").FullName;

    public VerifyProgramTests()
    {
        File.WriteAllBytes(PathOf("b.zip"), BundleWorld.Usual().Bundle());
        File.WriteAllBytes(PathOf("anchors.json"), BundleWorld.Anchors.ToBytes());
        File.WriteAllBytes(PathOf("roads.csv"), BundleWorld.File);
    }

    [Fact]
    public void The_exit_code_says_whether_every_claim_asked_for_holds()
    {
        Assert.Equal(0, Run("--anchors", PathOf("anchors.json"), PathOf("b.zip")).Code);
        Assert.Equal(0, Verify("--file", PathOf("roads.csv")).Code);
        Assert.Equal(1, Verify("--file", PathOf("b.zip")).Code);
        Assert.Equal(1, Verify("--at", "2026-11-23T10:00:01Z").Code);
        Assert.Equal(0, Verify("--broken", "sm2", "--broken", "secp256k1").Code);
        Assert.Equal(0, Verify("--broken", "sha256").Code);
        Assert.Equal(1, Verify("--broken", "ed25519").Code);
        Assert.Equal(2, Verify("--broken", "sm2", "--broken", "ed25519", "--broken", "secp256k1").Code);
        Assert.Equal(2, Run(PathOf("roads.csv"), "--anchors", PathOf("anchors.json")).Code);
    }

    [Fact]
    public void Words_not_understood_and_files_not_there_are_no_verdict()
    {
        Assert.Equal(64, Run().Code);
        Assert.Equal(64, Run(PathOf("b.zip")).Code);
        Assert.Equal(64, Verify("--at", "yesterday").Code);
        Assert.Equal(64, Verify("--broken", "rot13").Code);
        Assert.Equal(64, Verify("--loud").Code);
        Assert.Equal(64, Verify("--file", PathOf("none")).Code);
        Assert.Equal(64, Run(PathOf("none"), "--anchors", PathOf("anchors.json")).Code);
        Assert.Equal(64, Run(PathOf("b.zip"), "--anchors", PathOf("b.zip")).Code);
    }

    [Fact]
    public void Json_is_one_line_of_canonical_json()
    {
        var (code, text) = Verify("--json", "--file", PathOf("roads.csv"));
        Assert.Equal(0, code);
        Assert.True(CanonicalJson.TryParse(
            System.Text.Encoding.UTF8.GetBytes(text.TrimEnd('\n')), out var json, out _));
        Assert.True(((JsonObject)json).TryGetBool("holds", out var holds) && holds);
        Assert.True(((JsonObject)json).TryGetArray("findings", out var findings));
        Assert.Equal(9, findings.Count);
    }

    [Fact]
    public void A_folder_gives_a_line_for_each_bundle_in_the_order_of_their_names()
    {
        var folder = Directory.CreateDirectory(PathOf("many")).FullName;
        foreach (var name in Enumerable.Range(0, 40))
        {
            File.Copy(PathOf("b.zip"), Path.Combine(folder, $"{name:d2}.zip"));
        }

        File.Copy(PathOf("roads.csv"), Path.Combine(folder, "notes.txt"));
        string[] asked = [folder, "--anchors", PathOf("anchors.json")];
        var (code, text) = Run(asked);
        Assert.Equal(0, code);
        Assert.Equal(
            [.. Enumerable.Range(0, 40).Select(name => $"proven     {name:d2}.zip"),
                "40 bundles: 40 proven, 0 not proven, 0 refused."],
            text.TrimEnd('\n').Split('\n'));

        File.Copy(PathOf("roads.csv"), Path.Combine(folder, "07b.zip"));
        (code, text) = Run([.. asked, "--at", "2026-11-23T10:00:01Z"]);
        Assert.Equal(2, code);
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.StartsWith("not proven 07.zip: ", lines[7], StringComparison.Ordinal);
        Assert.StartsWith("refused    07b.zip: ", lines[8], StringComparison.Ordinal);
        Assert.Equal("41 bundles: 0 proven, 40 not proven, 1 refused.", lines[^1]);
    }

    [Fact]
    public void Each_line_of_a_folder_is_the_verdict_of_the_file_alone()
    {
        var folder = Directory.CreateDirectory(PathOf("two")).FullName;
        File.Copy(PathOf("b.zip"), Path.Combine(folder, "a.zip"));
        File.Copy(PathOf("roads.csv"), Path.Combine(folder, "b.zip"));

        var (code, text) = Run(folder, "--anchors", PathOf("anchors.json"), "--json");

        Assert.Equal(2, code);
        Assert.Equal(
            [
                $$"""{"file":"a.zip","verdict":{{Verify("--json").Output.TrimEnd('\n')}}}""",
                $$"""{"file":"b.zip","verdict":{{Run(
                    PathOf("roads.csv"), "--anchors", PathOf("anchors.json"), "--json").Output.TrimEnd('\n')}}}""",
            ],
            text.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void What_cannot_be_read_is_told_and_no_name_of_a_file_begins_a_line_of_its_own()
    {
        var folder = Directory.CreateDirectory(PathOf("mixed")).FullName;
        File.Copy(PathOf("b.zip"), Path.Combine(folder, "a.zip"));
        File.CreateSymbolicLink(Path.Combine(folder, "c.zip"), PathOf("nowhere"));
        Directory.CreateDirectory(Path.Combine(folder, "d.zip"));
        File.Copy(PathOf("roads.csv"), Path.Combine(folder, "e\nproven     f.zip"));

        var (code, text) = Run(folder, "--anchors", PathOf("anchors.json"));

        Assert.Equal(64, code);
        var lines = text.TrimEnd('\n').Split('\n');
        Assert.Single(lines, line => line.StartsWith("proven ", StringComparison.Ordinal));
        Assert.Single(lines, line => line.StartsWith(
            "refused    650a70726f76656e2020202020662e7a6970: ", StringComparison.Ordinal));
        Assert.Contains("3 bundles: 1 proven, 0 not proven, 1 refused, 1 could not be read.", lines);
    }

    [Fact]
    public void A_folder_without_bundles_or_with_what_goes_with_one_bundle_is_no_verdict()
    {
        var folder = Directory.CreateDirectory(PathOf("none")).FullName;
        Assert.Equal(64, Run(folder, "--anchors", PathOf("anchors.json")).Code);
        File.Copy(PathOf("b.zip"), Path.Combine(folder, "a.zip"));
        Assert.Equal(0, Run(folder, "--anchors", PathOf("anchors.json")).Code);
        Assert.Equal(64, Run(folder, "--anchors", PathOf("anchors.json"), "--file", PathOf("roads.csv")).Code);
        Assert.Equal(64, Run(folder, "--anchors", PathOf("anchors.json"), "--disclosure", PathOf("b.zip")).Code);
        Assert.Equal(64, Run(folder).Code);
    }

    [Fact]
    public void All_that_a_person_reads_is_in_chinese_where_chinese_is_asked_for()
    {
        string[] asked =
        [
            PathOf("b.zip"), "--anchors", PathOf("anchors.json"), "--at", "2026-11-23T08:00:00Z", "--file",
            PathOf("b.zip"),
        ];
        var (code, chinese, error) = Run(Language.Chinese, asked);

        Assert.Equal((1, ""), (code, error));
        Assert.Equal((code, chinese, error), Run(Language.English, [.. asked, "--lang", "zh"]));
        var lines = chinese.TrimEnd('\n').Split('\n');
        Assert.Equal($"资产 {BundleWorld.Asset}，载于登记日志 {BundleWorld.Origin}", lines[0]);
        Assert.StartsWith("检查点共 ", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(
            $"已证明  证据包声明 资产 {BundleWorld.Asset}：由信任锚所列证据包密钥 ", lines[2], StringComparison.Ordinal);
        Assert.EndsWith(" 签署（在线诉讼规则第十六条）", lines[2], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.StartsWith(
            $"被推翻  出示的数据文件 {PathOf("b.zip")}：与登记内容中的任何文件均不一致（在线诉讼规则第十六条、第十八条）",
            StringComparison.Ordinal));
        Assert.Contains("未证明  时间：由独立时间戳证明（在线诉讼规则第十六条、第十七条）", lines);
        Assert.Contains("本核验不能证明的事项：", lines);
        Assert.StartsWith("并非全部主张均已证明：", lines[^1], StringComparison.Ordinal);
        Assert.All(lines, static line => Assert.DoesNotMatch("[a-z]{3,} [a-z]{2,}", line));

        var (_, english, _) = Run(Language.Chinese, [.. asked, "--lang", "en"]);
        Assert.Equal(lines.Length, english.TrimEnd('\n').Split('\n').Length);
        Assert.DoesNotMatch("[\u4e00-\u9fff]", english.Replace("在线诉讼规则", "", StringComparison.Ordinal));
    }

    [Fact]
    public void What_programs_read_is_the_same_in_every_language()
    {
        string[] asked = [PathOf("b.zip"), "--anchors", PathOf("anchors.json"), "--json"];

        Assert.Equal(Run(Language.English, asked), Run(Language.Chinese, asked));
    }

    [Fact]
    public void A_refusal_a_folder_and_what_cannot_be_read_are_told_in_chinese()
    {
        var folder = Directory.CreateDirectory(PathOf("zh")).FullName;
        File.Copy(PathOf("b.zip"), Path.Combine(folder, "a.zip"));
        File.Copy(PathOf("roads.csv"), Path.Combine(folder, "b.zip"));
        File.CreateSymbolicLink(Path.Combine(folder, "c.zip"), PathOf("nowhere"));

        var (code, output, error) = Run(Language.Chinese, folder, "--anchors", PathOf("anchors.json"));
        Assert.Equal((64, "c.zip 无法读取\n"), (code, error));
        Assert.Equal(
            "已证明  a.zip\n未通过  b.zip：文件不是证据包的唯一规定形式\n"
            + "证据包共 3 个：已证明 1 个，未证明 0 个，未通过 1 个，无法读取 1 个\n",
            output);
        File.Delete(Path.Combine(folder, "c.zip"));
        File.Delete(Path.Combine(folder, "b.zip"));
        (code, output, _) = Run(
            Language.Chinese, folder, "--anchors", PathOf("anchors.json"), "--at", "2026-11-23T10:00:01Z");
        Assert.Equal(1, code);
        Assert.Matches("^未证明  a.zip：[0-9]+ 项主张中有 [0-9]+ 项未获证明\n证据包共 1 个：", output);

        Assert.Equal(
            (2, "未通过  文件不是证据包的唯一规定形式\n", ""),
            Run(Language.Chinese, PathOf("roads.csv"), "--anchors", PathOf("anchors.json")));
        Assert.Equal(
            (64, "", $"文件不存在：{PathOf("none")}\n"),
            Run(Language.Chinese, PathOf("none"), "--anchors", PathOf("anchors.json")));
        Assert.StartsWith(
            $"{PathOf("roads.csv")}: ", Run(
                Language.English, PathOf("b.zip"), "--anchors", PathOf("roads.csv")).Error, StringComparison.Ordinal);
        Assert.Matches(
            "（第 0 字节处）\n$", Run(Language.Chinese, PathOf("b.zip"), "--anchors", PathOf("roads.csv")).Error);
    }

    [Theory]
    [InlineData("无法识别：--loud", "--loud")]
    [InlineData("yesterday 不是时间，应如 2026-11-23T14:40:14Z", "--at", "yesterday")]
    [InlineData("没有名为 rot13 的算法，应为：sha256, ", "--broken", "rot13")]
    [InlineData("--lang 之后应为 zh 或 en", "--lang", "fr")]
    [InlineData("--lang 之后应为 zh 或 en", "--lang")]
    public void Words_that_are_not_understood_are_told_in_chinese_with_how_they_are_put(
        string complaint, params string[] words)
    {
        var (code, output, error) = Run(
            Language.Chinese, [PathOf("b.zip"), "--anchors", PathOf("anchors.json"), .. words]);

        Assert.Equal((64, ""), (code, output));
        Assert.StartsWith(complaint, error, StringComparison.Ordinal);
        Assert.Contains("\n用法：ledger-verify 证据包|文件夹 --anchors 文件", error, StringComparison.Ordinal);
        Assert.Contains("\n退出码：0 全部主张均已证明；", error, StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_asks_is_told_how_words_are_put_and_what_exit_codes_say()
    {
        Assert.StartsWith("usage: ledger-verify ", Run(Language.English, "--help").Output, StringComparison.Ordinal);
        var (code, output, error) = Run(Language.Chinese, PathOf("b.zip"), "-h");
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("用法：", output, StringComparison.Ordinal);
        foreach (var option in Run(Language.English, "-h").Output.Split(' ', '\n')
            .Where(static word => word.StartsWith("--", StringComparison.Ordinal)))
        {
            Assert.Contains(option, output, StringComparison.Ordinal);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Code, string Output) Verify(params string[] words) =>
        Run([PathOf("b.zip"), "--anchors", PathOf("anchors.json"), .. words]);

    private static (int Code, string Output) Run(params string[] words)
    {
        var (code, output, _) = Run(Language.English, words);
        return (code, output);
    }

    private static (int Code, string Output, string Error) Run(Language language, params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = VerifyProgram.Run(words, language, output, error);
        return (code, output.ToString(), error.ToString());
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
