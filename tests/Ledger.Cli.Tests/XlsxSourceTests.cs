using Ledger.Cli.Importing;
using Ledger.Sources;
using Ledger.Testing;

namespace Ledger.Cli.Tests;

public sealed class XlsxSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("form.xlsx");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Inline_and_shared_texts_numbers_and_flags_are_read_and_empty_rows_are_none()
    {
        var cells = Forms.Cells(1).Select(Books.Text).ToArray();
        cells[0] = "<c r=\"A5\" t=\"s\"><v>1</v></c>";
        cells[7] = "<c><v>45658</v></c>";
        cells[17] = "<c t=\"b\"><v>0</v></c>";
        Books.Write(
            File,
            Books.Sheet(
                Books.Row(1, Forms.Headings), "<row r=\"3\"/>", $"<row r=\"5\">{string.Concat(cells)}</row>",
                Books.Row(6, ["# 说明"])),
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><si><t>x</t></si><si>"
            + "<r><t>武汉</t></r> <r><t xml:space=\"preserve\"> 数据</t></r><rPh sb=\"0\" eb=\"1\"><t>wu</t></rPh>"
            + "<phoneticPr fontId=\"1\"/></si></sst>");

        var row = Assert.Single(await new XlsxSource(File).ReadAsync());

        Assert.Null(row.Fault);
        Assert.Equal(5, row.Number);
        Assert.Equal("武汉 数据", row.Form!.Application.Description.Name);
        Assert.Equal(new DateOnly(2025, 1, 1), row.Form.Application.Description.From);
    }

    [Fact]
    public async Task A_row_with_a_formula_an_error_a_cell_beyond_measure_or_in_the_wrong_place_fails_alone()
    {
        string With(int place, string cell) =>
            string.Concat(Forms.Cells(1).Select(Books.Text).Select((text, at) => at == place ? cell : text));
        Books.Write(File, Books.Sheet(
            Books.Row(1, Forms.Headings),
            $"<row>{With(0, "<c><f>HYPERLINK(\"http://x\")</f><v>1</v></c>")}</row>",
            $"<row>{With(0, "<c t=\"e\"><v>#REF!</v></c>")}</row>",
            $"<row>{With(3, Books.Text(new string('长', 40_000)))}</row>",
            $"<row>{With(0, "")}<c r=\"XFD1\"><v>1</v></c></row>",
            $"<row>{With(0, "<c t=\"s\"><v>999</v></c>")}</row>",
            Books.Row(7, Forms.Cells(2))));

        var rows = await new XlsxSource(File).ReadAsync();

        Assert.Equal(
            ["row-formula", "row-malformed", "row-oversize", "row-width", "row-malformed", null],
            rows.Select(static row => row.Fault?.Code));
        Assert.Contains("公式", rows[0].Fault!.Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_that_unpacks_to_far_more_than_it_holds_is_given_up()
    {
        Books.Write(
            File,
            ("xl/workbook.xml", static writer => writer.Write("<workbook/>")),
            ("xl/worksheets/sheet1.xml", static writer =>
            {
                writer.Write("<worksheet><sheetData>");
                for (var row = 0; row < 6_000; row++)
                {
                    writer.Write($"<row spans=\"{new string(' ', 4000)}\"/>");
                }

                writer.Write("</sheetData></worksheet>");
            }));

        Assert.Contains("解压", (await FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>", "")]
    [InlineData("<worksheet><sheetData a=\"", "\"/></worksheet>")]
    public async Task What_is_read_at_once_has_a_measure(string before, string behind)
    {
        Books.Write(
            File,
            ("xl/workbook.xml", static writer => writer.Write("<workbook/>")),
            ("xl/worksheets/sheet1.xml", writer =>
            {
                var (random, chunk) = (new Random(1), new char[1 << 16]);
                writer.Write(before);
                for (var written = 0; written < 400; written++)
                {
                    random.GetItems("abcdefghijklmnopqrstuvwxyz0123456789", chunk);
                    writer.Write(chunk);
                }

                writer.Write(behind);
            }));

        Assert.Contains("解压", (await FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Entities_and_what_is_no_workbook_are_refused()
    {
        Books.Write(File, "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
        Assert.Contains("cannot be read", (await FaultAsync()).Message, StringComparison.Ordinal);

        System.IO.File.WriteAllText(File, "PK no archive");
        Assert.Contains("cannot be read", (await FaultAsync()).Message, StringComparison.Ordinal);

        System.IO.File.Delete(File);
        Books.Write(File, ("readme.txt", static writer => writer.Write("x")));
        Assert.Contains("不是工作簿", (await FaultAsync()).Message, StringComparison.Ordinal);

        System.IO.File.Delete(File);
        Books.Write(
            File, Books.Sheet(Books.Row(1, Forms.Headings)), book: "<workbook><workbookPr date1904=\"1\"/></workbook>");
        Assert.Contains("1904", (await FaultAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_set_aside_is_gone_with_the_process_however_that_ends()
    {
        using var spill = ScratchFile.Create(_folder.Path);
        spill.Write("武汉"u8);
        spill.Position = 0;

        // Not even while it is used: a kill leaves nothing either.
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
        using var reader = new StreamReader(spill);
        Assert.Equal("武汉", reader.ReadToEnd());
    }

    [Fact]
    public async Task A_form_that_was_written_empty_is_read_back_with_its_headings()
    {
        await FormTemplate.WriteXlsxAsync(File, TestContext.Current.CancellationToken);
        using var source = new XlsxSource(File);

        Assert.Equal(AnnexForm.Columns.Select(static column => column.Chinese), source.Headings);
        Assert.Empty(source.ReadRows());
        var text = _folder.PathOf("form.csv");
        await FormTemplate.WriteCsvAsync(text, TestContext.Current.CancellationToken);
        using var csv = new CsvSource(text, null);
        Assert.Equal(source.Headings, csv.Headings);
        Assert.Empty(csv.ReadRows());
    }

    private async Task<ImportFileException> FaultAsync() =>
        await Assert.ThrowsAsync<ImportFileException>(() => Task.Run(() =>
        {
            using var source = new XlsxSource(File);
            _ = source.ReadRows().Count();
        }));
}
