using Ledger.Domain.Assets;
using Ledger.Testing;

namespace Ledger.Certificates.Tests;

/// <summary>What a reader of the PDF finds in it, by a reader that is not ours.</summary>
public sealed class PrintingTests
{
    private static readonly CertificateDocuments s_documents = new();

    [Fact]
    public async Task Everything_that_is_certified_can_be_read_rare_characters_included()
    {
        var text = await ReadAsync(s_documents.Print(Sample.Facts(rights: 4), Sample.Links));

        string[] said =
        [
            "数据产权登记凭证", "SJ4212025030001", "2023年至2025年全国行政区划五级名录数据产品", "𠮷〇分公司",
            "91420100MA4K00010R", "数据持有权", "数据使用权", "数据经营权", "自然人", "2025-03-24至", "662,000",
            "不得向境外提供", "DEV-NATIONAL-2025-0001", "https://registry.example/verify/SJ4212025030001", "湖北省数据产权登记机构",
        ];
        Assert.All(said, words => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(CertificateStatus.Superseded, "已被替代")]
    [InlineData(CertificateStatus.Cancelled, "已注销")]
    [InlineData(CertificateStatus.Lapsed, "已失效")]
    [InlineData(CertificateStatus.Adjusted, "已调整")]
    public async Task A_certificate_that_stands_no_more_says_so_on_every_page(CertificateStatus status, string stamp)
    {
        var pages = await PagesAsync(s_documents.Print(Sample.Facts(status, rights: 64), Sample.Links));

        Assert.True(pages.Count > 1);
        Assert.All(pages, page => Assert.Contains(stamp, page, StringComparison.Ordinal));
        var valid = await ReadAsync(s_documents.Print(Sample.Facts(), Sample.Links));
        Assert.DoesNotContain(stamp, valid, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_of_many_rights_are_on_some_page_each_with_the_foot()
    {
        var pages = await PagesAsync(s_documents.Print(Sample.Facts(rights: 64), Sample.Links));

        Assert.All(pages, page => Assert.Contains("SJ4212025030001", page, StringComparison.Ordinal));
        Assert.Equal(16, Count(pages, "自然人Naturalperson"));
        Assert.Equal(48, Count(pages, "91420100MA4K00010R"));
    }

    private static int Count(IEnumerable<string> pages, string words) =>
        pages.Sum(page => page.Split(words).Length - 1);

    [Fact]
    public async Task A_development_registry_says_that_it_is_one()
    {
        const string Warning = "不具法律效力";

        var development = s_documents.Print(Sample.Facts(origin: "dev-ledger.example/registry"), Sample.Links);
        var production = s_documents.Print(Sample.Facts(), Sample.Links);

        Assert.Contains(Warning, await ReadAsync(development), StringComparison.Ordinal);
        Assert.DoesNotContain(Warning, await ReadAsync(production), StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_facts_give_equal_bytes() =>
        Assert.Equal(s_documents.Print(Sample.Facts(), Sample.Links), s_documents.Print(Sample.Facts(), Sample.Links));

    [Fact]
    public async Task A_report_is_printed_line_by_line_and_the_same_every_time()
    {
        var text = "数据资产登记证据报告\n日志：dev-ledger.example/registry\n\n"
            + string.Concat(Enumerable.Range(0, 90).Select(i => $"{i} 2026-11-23T07:00:00.000Z registration.filed\n"));
        var printed = new ReportPrinter().Print(text);

        var read = await ReadAsync(printed);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Assert.Contains(Bare(line), read, StringComparison.Ordinal);
        }

        var pages = await PagesAsync(printed);
        Assert.True(pages.Count > 1);
        Assert.All(
            pages.Index(), page => Assert.Contains(
                $"第{page.Index + 1}页，共{pages.Count}页", page.Item, StringComparison.Ordinal));
        Assert.Equal(printed, new ReportPrinter().Print(text));
    }

    [Fact]
    public async Task What_has_many_members_is_printed_as_a_list()
    {
        var pages = await PagesAsync(new ReportPrinter().Print(
            "数据资产登记证据报告\n权利第 1 号：第 1 版；独占：否；自：2025-04-01；状态：有效。\n说明：甲；乙。\n"), static line => line);

        Assert.Equal(
            ["数据资产登记证据报告", "权利第1号：第1版；", "独占：否；", "自：2025-04-01；", "状态：有效。", "说明：甲；乙。", "第1页，共1页"],
            pages.Single().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Bare)
                .OrderBy(static line => line == "第1页，共1页"));
    }

    [Fact]
    public async Task Every_page_says_what_it_is_of_and_what_is_short_is_not_torn_apart()
    {
        const string Digest = "11594def44a0ee77645d99917e658a2375ab636288edf2fdef33423ee42244c5";
        var filings = Enumerable.Range(1, 80)
            .Select(i => $"出域备案第 {i} 号：第 {i} 版；SHA-256：{Digest}；SM3：{Digest}。\n");
        var pages = await PagesAsync(new ReportPrinter().Print(
            $"数据资产登记证据报告\n\n一、所涉资产\n资产编号 e805，载于日志。\n\n二、状态\n{string.Concat(filings)}"));

        Assert.True(pages.Count > 2);
        Assert.All(pages.Index(), page => Assert.Contains(
            $"资产编号e805第{page.Index + 1}页，共{pages.Count}页", page.Item, StringComparison.Ordinal));
        Assert.All(pages, page => Assert.Equal(
            page.Split("出域备案第").Length, page.Split($"SM3：{Digest}。").Length));
    }

    [Theory]
    [InlineData("采集记录第 1 号：第 1 版；程序：采集；状态：有效；冻结：否；版本：一，SM3 00。")]
    [InlineData("平台资质说明：第 1 版；名称：甲；状态：有效；冻结：否，SM3 00。")]
    public async Task What_others_wrote_freely_is_not_made_to_look_like_members(string text)
    {
        var pages = await PagesAsync(new ReportPrinter().Print($"数据资产登记证据报告\n{text}\n"), static line => line);

        var end = text.IndexOf('；') + 1;
        Assert.Equal(
            ["数据资产登记证据报告", Bare(text[..end]), Bare(text[end..]), "第1页，共1页"],
            pages.Single().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Bare)
                .OrderBy(static line => line == "第1页，共1页"));
    }

    [Fact]
    public void Without_a_font_the_message_says_what_to_install()
    {
        var fault = Assert.Throws<Ports.Certificates.CertificateFontException>(() =>
            new CertificateDocuments("/nowhere").Print(Sample.Facts(), Sample.Links));

        Assert.Contains("fonts-noto-cjk", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(byte[] pdf) => string.Concat(await PagesAsync(pdf));

    /// <summary>The text of each page, by poppler, without blanks: lines are broken where they fill up.</summary>
    private static Task<IReadOnlyList<string>> PagesAsync(byte[] pdf) => PagesAsync(pdf, Bare);

    private static async Task<IReadOnlyList<string>> PagesAsync(byte[] pdf, Func<string, string> each)
    {
        using var folder = new TemporaryFolder();
        var file = folder.PathOf("certificate.pdf");
        await File.WriteAllBytesAsync(file, pdf, TestContext.Current.CancellationToken);
        var text = await ChildProcess.RunAsync(
            new ChildProcessOptions("pdftotext", "-raw", "-enc", "UTF-8", file, "-"),
            TestContext.Current.CancellationToken);
        return [.. text.TrimEnd('\n', '\f').Split('\f').Select(each)];
    }

    private static string Bare(string text) => string.Concat(text.Where(unit => !char.IsWhiteSpace(unit)));
}
