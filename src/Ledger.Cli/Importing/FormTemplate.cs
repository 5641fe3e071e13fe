using System.Text;
using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace Ledger.Cli.Importing;

/// <summary>Writes an empty form: headings, and what goes under each.</summary>
internal static class FormTemplate
{
    private const double Width = 22;

    /// <summary>
    /// As text: what goes under a heading stands in rows that begin with <c>#</c>, which are never read.
    /// </summary>
    public static string Csv()
    {
        var columns = AnnexForm.Columns;
        string[] lines =
        [
            CsvErrors.Line(columns.Select(static column => column.Chinese)),
            CsvErrors.Line(Noted(columns.Select(HelpChinese))),
            CsvErrors.Line(Noted(columns.Select(Help))),
        ];
        return string.Concat(lines.Select(static line => line + "\r\n"));
    }

    public static async Task WriteCsvAsync(string file, CancellationToken cancellationToken) =>
        await File.WriteAllTextAsync(
            file, Csv(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), cancellationToken);

    /// <summary>As a workbook: the form on the first sheet, what goes where on the second.</summary>
    public static async Task WriteXlsxAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.Create(file);
        await using var book = await Spreadsheet.CreateNewAsync(stream, cancellationToken: cancellationToken);
        var bold = book.AddStyle(new Style { Font = { Bold = true } });
        await book.StartWorksheetAsync("登记申请", Sheet(AnnexForm.Columns.Count), cancellationToken);
        await book.AddRowAsync(
            [.. AnnexForm.Columns.Select(column => new StyledCell(column.Chinese, bold))], cancellationToken);
        await book.StartWorksheetAsync("填写说明", Sheet(6), cancellationToken);
        await book.AddRowAsync(
            [.. ((string[])["表头", "必填", "说明", "可选项", "示例", "Help"]).Select(text => new StyledCell(text, bold))],
            cancellationToken);
        foreach (var column in AnnexForm.Columns)
        {
            string[] cells =
            [
                column.Chinese, column.IsNeeded ? "是" : "", column.HelpChinese,
                string.Join('、', column.Words?.Listed ?? []), column.Example, $"{column.English}: {column.Help}",
            ];
            await book.AddRowAsync([.. cells.Select(static text => new DataCell(text))], cancellationToken);
        }

        await book.FinishAsync(cancellationToken);
    }

    private static WorksheetOptions Sheet(int columns)
    {
        var options = new WorksheetOptions { FrozenRows = 1 };
        for (var column = 1; column <= columns; column++)
        {
            options.Column(column).Width = Width;
        }

        return options;
    }

    private static IEnumerable<string> Noted(IEnumerable<string> cells) =>
        cells.Select(static (cell, place) => place == 0 ? "# " + cell : cell);

    private static string HelpChinese(FormColumn column) =>
        $"{(column.IsNeeded ? "必填：" : "")}{column.HelpChinese}{string.Join('、', column.Words?.Listed ?? [])}"
        + (column.Example.Length > 0 ? $" 例：{column.Example}" : "");

    private static string Help(FormColumn column) => $"{column.English}: {column.Help}";
}
