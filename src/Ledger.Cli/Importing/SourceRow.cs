namespace Ledger.Cli.Importing;

/// <summary>A row of a file with applications.</summary>
/// <param name="Number">
/// Its number: of a table as a spreadsheet counts its rows, the headings being 1; of a catalogue its place, from 1.
/// </param>
/// <param name="Cells">Its cells, one under each heading.</param>
/// <param name="Fault">What is wrong with it already.</param>
/// <param name="Json">The element itself, where the file is no table.</param>
internal sealed record SourceRow(
    long Number, IReadOnlyList<string> Cells, RowFault? Fault = null, ReadOnlyMemory<byte> Json = default);

/// <summary>A file with applications, read row by row: it may be far larger than memory.</summary>
internal interface ISourceFile : IDisposable
{
    /// <summary>Its headings, as they stand there.</summary>
    IReadOnlyList<string> Headings { get; }

    /// <summary>How much of it has been read, from 0 to 1.</summary>
    double Share { get; }

    /// <summary>Its rows, once; those that are empty or begin with <c>#</c> are none.</summary>
    /// <exception cref="ImportFileException">It cannot be read beyond a place.</exception>
    IEnumerable<SourceRow> ReadRows();
}

/// <summary>What no file of applications is larger than.</summary>
internal static class SourceLimits
{
    /// <summary>Characters of a cell: what a spreadsheet's cell holds at the most.</summary>
    public const int CellCharacters = 32_767;

    /// <summary>Columns of a table.</summary>
    public const int Columns = 256;

    /// <summary>Characters of a row.</summary>
    public const int RowCharacters = 1 << 20;
}
