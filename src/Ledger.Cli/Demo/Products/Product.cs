namespace Ledger.Cli.Demo.Products;

/// <summary>A table that was made from other data.</summary>
/// <param name="File">Where it lies.</param>
/// <param name="RowsRead">Records it was made from.</param>
/// <param name="Rows">Its own records, without the head.</param>
internal sealed record Product(string File, long RowsRead, long Rows)
{
    /// <summary>Writes the table whole or not at all.</summary>
    public static async Task<Product> WriteAsync(
        string file, long rowsRead, string head, IReadOnlyCollection<string> rows, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var half = file + ".new";
        await System.IO.File.WriteAllTextAsync(
            half, string.Join('\n', rows.Prepend(head)) + "\n", cancellationToken);
        System.IO.File.Move(half, file, overwrite: true);
        return new Product(file, rowsRead, rows.Count);
    }
}
