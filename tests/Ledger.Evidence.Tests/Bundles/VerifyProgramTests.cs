using Ledger.Evidence.Bundles;

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

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private (int Code, string Output) Verify(params string[] words) =>
        Run([PathOf("b.zip"), "--anchors", PathOf("anchors.json"), .. words]);

    private static (int Code, string Output) Run(params string[] words)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();
        return (VerifyProgram.Run(words, output, error), output.ToString());
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
