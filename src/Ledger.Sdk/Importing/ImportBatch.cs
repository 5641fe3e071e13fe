using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>Rows on their way, and what became of them; rows go by their place.</summary>
internal sealed class ImportBatch
{
    private readonly Lock _gate = new();

    public ImportBatch(IReadOnlyList<ImportRow> rows)
    {
        (Rows, Results) = (rows, new ImportResult[rows.Count]);
        foreach (var (row, read) in rows.Index())
        {
            if (read.Fault is { } fault)
            {
                Results[row] = new ImportResult(read.Number, null, null, false, fault);
            }
        }
    }

    public IReadOnlyList<ImportRow> Rows { get; }

    public ImportResult?[] Results { get; }

    public SortedDictionary<int, PreparedCommand> Waiting { get; } = [];

    /// <summary>Rows of these whose form is of an earlier run.</summary>
    public HashSet<int> Kept { get; } = [];

    /// <summary>What became of the rows up to the first one that still waits.</summary>
    public IReadOnlyList<ImportResult> Answered =>
        [.. Results.TakeWhile(static result => result is not null).Select(static result => result!)];

    public int[] Open => [.. Enumerable.Range(0, Rows.Count).Where(row => Results[row] is null)];

    public void Finish(int row, CommandAccepted? accepted, bool alreadyThere) =>
        End(row, new ImportResult(Rows[row].Number, Rows[row].Act!.CommandId, accepted, alreadyThere, null));

    public void Fail(int row, Problem problem) =>
        End(row, new ImportResult(Rows[row].Number, Rows[row].Act!.CommandId, null, false, problem));

    private void End(int row, ImportResult result)
    {
        lock (_gate)
        {
            Results[row] = result;
            Waiting.Remove(row);
        }
    }
}

/// <summary>What became of a batch.</summary>
/// <param name="Results">Of its rows in order, up to the first one that still waits.</param>
/// <param name="IsWhole">Whether none waits.</param>
internal sealed record SentBatch(IReadOnlyList<ImportResult> Results, bool IsWhole);
