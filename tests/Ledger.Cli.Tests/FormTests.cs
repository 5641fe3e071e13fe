using Ledger.Cli.Importing;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Testing;

namespace Ledger.Cli.Tests;

public sealed class FormTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_word_that_an_application_knows_has_one_on_the_form()
    {
        AssertAll<AssetKind>(FormWords.Kinds);
        AssertAll<DataCategory>(FormWords.Categories);
        AssertAll<PublicOrigin>(FormWords.Origins);
        AssertAll<RegionScope>(FormWords.Scopes);
        AssertAll<UpdateFrequency>(FormWords.Frequencies);
        AssertAll<DataMedium>(FormWords.Media);
        AssertAll<DataStructure>(FormWords.Structures);
        AssertAll<DataGrade>(FormWords.Grades);
        AssertAll<ImpactObject>(FormWords.Objects);
        AssertAll<ImpactDegree>(FormWords.Degrees);
        AssertAll<SourceKind>(FormWords.Sources);
        AssertAll<RightKind>(FormWords.Rights);
    }

    [Fact]
    public void Headings_are_found_by_either_language_however_a_form_breaks_them()
    {
        Assert.Equal(AnnexForm.Name, AnnexForm.Find(" 数据\n名称 *"));
        Assert.Equal(AnnexForm.Bytes, AnnexForm.Find("数据量(字节)"));
        Assert.Equal(AnnexForm.RightsUntil, AnnexForm.Find("RIGHTS UNTIL"));
        Assert.Null(AnnexForm.Find("备注"));
        Assert.Equal(
            ["备注"],
            new HeadingMap(
                [.. Forms.Headings, "备注", "", .. AnnexForm.ErrorHeadings],
                new Dictionary<FormColumn, string>()).Unknown);
        Assert.Equal(35, AnnexForm.Columns.Select(static column => column.Chinese).Distinct().Count());
    }

    [Fact]
    public async Task Files_that_a_row_names_are_handed_in_and_only_those_of_the_folder()
    {
        var inside = Directory.CreateDirectory(_folder.PathOf("files"));
        await File.WriteAllTextAsync(Path.Combine(inside.FullName, "id.pdf"), "身份", Cancel);
        await File.WriteAllTextAsync(_folder.PathOf("secret"), "key", Cancel);
        File.CreateSymbolicLink(Path.Combine(inside.FullName, "link"), _folder.PathOf("secret"));
        Directory.CreateSymbolicLink(Path.Combine(inside.FullName, "up"), _folder.Path);
        string[] named = ["id.pdf", "link", "up/secret", "../secret", _folder.PathOf("secret"), "none.pdf"];
        var file = _folder.PathOf("a.csv");
        await File.WriteAllBytesAsync(
            file,
            Forms.Utf8(Forms.Csv(named.Select((name, n) => Forms.Cells(n).With("证明材料", $"申请人身份佐证={name}")))),
            Cancel);

        var rows = await new CsvSource(file, null).ReadAsync(inside);

        var document = Assert.Single(rows[0].Form!.Documents);
        Assert.Equal(DigestPair.Of("身份"u8), document.Content);
        Assert.Equal("id.pdf", Assert.Single(rows[0].Form!.Application.Materials).Title);
        Assert.All(rows.Skip(1).Take(4), static row => Assert.Contains(
            "outside the folder", row.Fault!.English, StringComparison.Ordinal));
        Assert.Contains("找不到文件", rows[5].Fault!.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_with_a_manifest_has_its_digests_and_its_bytes_from_it()
    {
        await File.WriteAllTextAsync(_folder.PathOf("data"), "1234", Cancel);
        var fingerprint = await Sdk.Fingerprint.Fingerprinter.ComputeAsync(
            _folder.PathOf("data"), cancellationToken: Cancel);
        await File.WriteAllBytesAsync(_folder.PathOf("m.json"), fingerprint.ManifestBytes.ToArray(), Cancel);
        var headings = Forms.Headings.Select(static one => one == "清单摘要SHA-256" ? "数据清单文件" : one);
        var file = _folder.PathOf("a.csv");
        string[] cells = Forms.Cells(1).With("清单摘要SHA-256", "m.json").With("清单摘要SM3", "").With("数据量（字节）", "");
        await File.WriteAllTextAsync(
            file, CsvErrors.Line(headings) + "\r\n" + CsvErrors.Line(cells) + "\r\n"
                + CsvErrors.Line(cells.With("清单摘要SHA-256", "a.csv")), Cancel);

        var rows = await new CsvSource(file, null).ReadAsync(new DirectoryInfo(_folder.Path));

        Assert.Equal(DigestPair.Of(fingerprint.ManifestBytes.Span), rows[0].Form!.Application.Content);
        Assert.Equal(4ul, rows[0].Form!.Application.Description.Bytes);
        Assert.Contains("不是数据清单", rows[1].Fault!.Chinese, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.0, "  25 %  5,000 rows, 3 failed, 400/s, 00:00:30 left")]
    [InlineData(0.2, "  25 %  5,000 rows, 3 failed, 400/s, 00:02:30 left")]
    public void Progress_says_how_far_how_fast_and_how_long_still(double begun, string line) =>
        Assert.Equal(line, ImportProgress.Line(5000, 3, 4000, TimeSpan.FromSeconds(10), begun, 0.25));

    [Fact]
    public void What_takes_longer_than_a_day_is_told_in_hours() => Assert.Equal(
        "  25 %  180,000 rows, 0 failed, 5/s, 30:00:00 left",
        ImportProgress.Line(180_000, 0, 180_000, TimeSpan.FromHours(10), 0, 0.25));

    [Fact]
    public void Progress_tells_no_pace_before_it_has_measured_one() => Assert.Equal(
        "  20 %  1 rows, 0 failed", ImportProgress.Line(1, 0, 0, TimeSpan.Zero, 0.2, 0.2));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static void AssertAll<T>(FormWords words)
        where T : struct, Enum =>
        Assert.Equal(WireName.All<T>(), words.Listed.Select(words.Find));
}
