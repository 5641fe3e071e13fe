using Ledger.Api.Contracts;

namespace Ledger.Cli.Importing;

/// <summary>Writes rows back, in the form that they came in, with what was wrong with them.</summary>
internal interface IErrorWriter : IAsyncDisposable
{
    Task WriteAsync(SourceRow row, Problem problem);

    /// <summary>Ends the file; without this it is none.</summary>
    Task FinishAsync();
}

/// <summary>The cells of such a row in a table.</summary>
internal sealed class ErrorRow(IReadOnlyList<string> headings)
{
    // Rows that came back once and go again have these columns already.
    private readonly int[] _kept =
    [
        .. headings.Index().Where(static heading => !AnnexForm.ErrorHeadings.Contains(heading.Item))
            .Select(static heading => heading.Index),
    ];

    public IEnumerable<string> Headings => _kept.Select(place => headings[place]).Concat(AnnexForm.ErrorHeadings);

    public IEnumerable<string> Of(SourceRow row, Problem problem) =>
        _kept.Select(place => place < row.Cells.Count ? row.Cells[place] : "").Concat(
        [
            problem.Code, problem.DetailChinese ?? problem.Detail ?? problem.Title, problem.Detail ?? problem.Title,
            problem.Clause ?? "",
        ]);
}
