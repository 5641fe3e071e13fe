using Ledger.Api.Contracts;
using Ledger.Cli.Importing;
using Ledger.Testing;

namespace Ledger.Cli.Tests;

/// <summary>Rows that failed come back in the form that they came in, and go again from there.</summary>
public sealed class WriteBackTests : IDisposable
{
    private static readonly Problem s_problem = new(
        "urn:ledger:problem:basis-unknown", "t", 422, "basis-unknown", "No such basis.", "权利依据不在规定范围内。",
        "G35 第二十一条", null);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public async Task A_row_of_a_text_comes_back_as_it_was_and_is_read_again(string encoding)
    {
        var cells = Forms.Cells(3).With("数据概述", "=1+1，含\"引号\"与,逗号");
        var text = Forms.Csv(cells);
        var file = _folder.PathOf("a.csv");
        await File.WriteAllBytesAsync(
            file, encoding == "utf-8" ? Forms.Utf8(text) : TextEncodings.Gb18030.GetBytes(text), Cancel);

        var errors = await WriteAsync(new ImportFile(file, ImportForm.Csv, null));

        using (var source = new CsvSource(errors, null))
        {
            Assert.Equal([.. Forms.Headings, .. AnnexForm.ErrorHeadings], source.Headings);
            var row = Assert.Single(source.ReadRows());
            Assert.Equal(
                ["basis-unknown", "权利依据不在规定范围内。", "No such basis.", "G35 第二十一条"], row.Cells.TakeLast(4));
            Assert.StartsWith("'=", row.Cells[3], StringComparison.Ordinal);
        }

        await AssertSameAsync(new CsvSource(file, null), new CsvSource(errors, null));
        var again = await WriteAsync(new ImportFile(errors, ImportForm.Csv, null));
        Assert.Equal(await File.ReadAllBytesAsync(errors, Cancel), await File.ReadAllBytesAsync(again, Cancel));
    }

    [Fact]
    public async Task A_row_of_a_workbook_comes_back_as_texts_that_nothing_computes()
    {
        var file = _folder.PathOf("a.xlsx");
        Books.Write(file, Books.Sheet(
            Books.Row(1, Forms.Headings), Books.Row(2, Forms.Cells(3).With("数据概述", "=1+1 & <b>"))));

        var errors = await WriteAsync(new ImportFile(file, ImportForm.Xlsx, null));

        using (var source = new XlsxSource(errors))
        {
            var row = Assert.Single(source.ReadRows());
            Assert.Null(row.Fault);
            Assert.Equal("basis-unknown", row.Cells[^4]);
        }

        await AssertSameAsync(new XlsxSource(file), new XlsxSource(errors));
    }

    [Fact]
    public async Task A_data_set_comes_back_with_its_error_in_it()
    {
        var file = _folder.PathOf("a.jsonld");
        await File.WriteAllTextAsync(
            file, """{"@context":"https://example.org/c","@graph":[{"dct:title":"数据","x:y":{"z":1}}]}""", Cancel);

        var errors = await WriteAsync(new ImportFile(file, ImportForm.Dcat, null), number: 1);

        using var json = System.Text.Json.JsonDocument.Parse(await File.ReadAllBytesAsync(errors, Cancel));
        Assert.Equal("https://example.org/c", json.RootElement.GetProperty("@context")[0].GetString());
        var dataset = json.RootElement.GetProperty("dcat:dataset")[0];
        Assert.Equal("数据", dataset.GetProperty("dct:title").GetString());
        Assert.Equal(1, dataset.GetProperty("x:y").GetProperty("z").GetInt32());
        Assert.Equal("G35 第二十一条", dataset.GetProperty("ledger:error").GetProperty("clause").GetString());
        using var source = new DcatSource(errors);
        Assert.Equal("数据", Assert.Single(source.ReadRows()).Cells[0]);
    }

    [Theory]
    [InlineData("a.errors.csv", "a.dry-run.errors.csv")]
    [InlineData("failed.xlsx", "failed.dry-run.xlsx")]
    [InlineData("failed", "failed.dry-run")]
    public void A_dry_run_writes_beside_what_an_import_left(string errors, string own) =>
        Assert.Equal(_folder.PathOf(own), ImportFile.OfDryRun(_folder.PathOf(errors)));

    [Fact]
    public async Task Rows_that_failed_never_replace_the_file_that_they_come_from()
    {
        var (file, link, half) = (_folder.PathOf("a.csv"), _folder.PathOf("link.csv"), _folder.PathOf("b.csv.new"));
        var text = Forms.Csv(Forms.Cells(1));
        await File.WriteAllTextAsync(file, text, Cancel);
        await File.WriteAllTextAsync(half, text, Cancel);
        File.CreateSymbolicLink(link, file);
        var ledger = new CommandProcess(_folder);
        foreach (var words in new string[][]
        {
            [file, "--errors", file], [link, "--errors", file], [file, "--errors", file, "--dry-run"],
            [half, "--format", "csv", "--errors", _folder.PathOf("b.csv")],
        })
        {
            string[] line = ["import", .. words, "--server", "http://127.0.0.1:9/"];
            var (ended, said) = await ledger.RunAsync(line);

            Assert.Equal(2, ended);
            Assert.Contains("the import reads it", said, StringComparison.Ordinal);
        }

        Assert.Equal(text, await File.ReadAllTextAsync(file, Cancel));
        Assert.Equal(text, await File.ReadAllTextAsync(half, Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<string> WriteAsync(ImportFile file, long number = 2)
    {
        var errors = _folder.PathOf($"{Guid.NewGuid():N}");
        using var source = file.Open();
        IErrorWriter? writer = null;
        foreach (var row in source.ReadRows())
        {
            writer ??= await ImportFile.CreateErrorsAsync(errors, source);
            Assert.Equal(number, row.Number);
            await writer.WriteAsync(row, s_problem);
        }

        await writer!.FinishAsync();
        await writer.DisposeAsync();
        return errors;
    }

    private static async Task AssertSameAsync(ISourceFile one, ISourceFile other)
    {
        var (first, second) = (await one.ReadAsync(), await other.ReadAsync());
        Assert.NotNull(first[0].Form);
        Assert.Equal(first[0].Form!.Application, second[0].Form!.Application);
    }
}
