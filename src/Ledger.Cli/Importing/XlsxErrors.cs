using Ledger.Api.Contracts;
using SpreadCheetah;

namespace Ledger.Cli.Importing;

/// <summary>Rows as a workbook, written forward.</summary>
internal sealed class XlsxErrors : IErrorWriter
{
    private readonly FileStream _file;
    private readonly Spreadsheet _book;
    private readonly ErrorRow _rows;

    private XlsxErrors(FileStream file, Spreadsheet book, ErrorRow rows) => (_file, _book, _rows) = (file, book, rows);

    public static async Task<XlsxErrors> CreateAsync(string file, IReadOnlyList<string> headings)
    {
        var stream = File.Create(file);
        var errors = new XlsxErrors(stream, await Spreadsheet.CreateNewAsync(stream), new ErrorRow(headings));
        await errors._book.StartWorksheetAsync("登记申请");
        await errors.AddAsync(errors._rows.Headings);
        return errors;
    }

    public async Task WriteAsync(SourceRow row, Problem problem) => await AddAsync(_rows.Of(row, problem));

    public async Task FinishAsync() => await _book.FinishAsync();

    public async ValueTask DisposeAsync()
    {
        await _book.DisposeAsync();
        await _file.DisposeAsync();
    }

    // A cell that is a text is never computed, whatever it begins with.
    private async ValueTask AddAsync(IEnumerable<string> cells) => await _book.AddRowAsync(
        [.. cells.Select(static cell => new DataCell(
            cell.Length <= SourceLimits.CellCharacters ? cell : cell[..SourceLimits.CellCharacters]))]);
}
