using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Evidence.Sketches;
using Ledger.Sources.Rows;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger fingerprint rows</c>: what rows are, value for value, wherever they lie.</summary>
internal static class RowsCommand
{
    private static readonly RowOptionSet s_rows = new();

    private static readonly Option<string?> s_out = new("--out")
    {
        Description = "Write the description to NAME.rows.json, its manifest to NAME.manifest.json and, in the order "
            + "of a key, the blocks to NAME.blocks.jsonl (they hold keys: keep them to yourself).",
    };

    private static readonly Option<string?> s_against = new("--against")
    {
        Description = "NAME of an earlier --out: say between which keys rows changed. Ends with 1 when some did.",
    };

    private static readonly Option<string?> s_sketch = new("--sketch")
    {
        Description = "Write a sketch here, by which a registry finds the same data registered twice.",
    };

    private static readonly Option<string?> s_sketchKey = new("--sketch-key")
    {
        Description = "A file with the key under which sketches compare. Without, everybody who sees the sketch can "
            + "test guesses of rows: not for personal data.",
    };

    private static readonly Option<bool> s_few = new("--few")
    {
        Description = $"Make a sketch of fewer than {Sketch.SafeRecords} rows, which tells of single ones.",
    };

    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command(
            "rows", "Fingerprint rows of a table, a query, a CSV or parquet file: equal rows, equal fingerprints.");
        s_rows.AddTo(command);
        foreach (var option in new Option[] { s_out, s_against, s_sketch, s_sketchKey, s_few, s_json })
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var earlier = parsed.GetValue(s_against) is { } name ? RowFiles.Read(name) : null;
        var options = s_rows.Read(parsed, isNew: earlier is null) with { Sketch = Key(parsed) };
        RowFingerprint made;
        using (var progress = new RowProgressLine())
        {
            await using var source = await s_rows.OpenAsync(parsed, cancellationToken);
            made = await RowFingerprinter.ComputeAsync(source, options, progress, cancellationToken);
        }

        if (parsed.GetValue(s_out) is { } written)
        {
            RowFiles.Write(written, made);
        }

        var isSame = earlier is null || earlier.Content == made.Content;
        var changes = earlier is null || isSame ? [] : RowComparer.Compare(earlier.Blocks, made.Blocks);
        Print(parsed.GetValue(s_json), made, earlier is null ? null : isSame, changes);

        // Last of all: it may be refused, and then all the rest stands.
        WriteSketch(parsed, made.Sketch);
        return isSame ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static SketchKey? Key(ParseResult parsed)
    {
        if (parsed.GetValue(s_sketch) is null)
        {
            return null;
        }

        return parsed.GetValue(s_sketchKey) is { } file
            ? SketchKey.Secret(RowOptionSet.KeyFile(file, mayMake: true))
            : SketchKey.Public;
    }

    private static void WriteSketch(ParseResult parsed, Sketch? sketch)
    {
        if (sketch is null)
        {
            return;
        }

        if (sketch.Records < Sketch.SafeRecords && !parsed.GetValue(s_few))
        {
            throw new UsageException(
                $"A sketch of {sketch.Records} rows tells of single ones to whoever has its key. Say --few to make "
                + "it.");
        }

        File.WriteAllBytes(parsed.GetValue(s_sketch)!, sketch.ToBytes());
    }

    private static void Print(bool json, RowFingerprint made, bool? isSame, IReadOnlyList<RowRange> changes)
    {
        var print = new FingerprintedRows(
            made.Rows.Rows,
            [.. made.Rows.Columns.Select(column => $"{column.Name} {column.TypeName}")],
            made.Rows.Key,
            made.Rows.IsSalted,
            made.Rows.Tree.Sha256?.ToString(),
            made.Rows.Tree.Sm3?.ToString(),
            made.Content.Sha256.ToString(),
            made.Content.Sm3.ToString(),
            isSame,
            changes);
        if (json)
        {
            Json.Print(print);
            return;
        }

        var order = print.Key.Count > 0 ? $"by {string.Join(", ", print.Key)}" : "in no order";
        var columns = Sizes.Counted(print.Columns.Count, "column");
        Console.WriteLine($"{Sizes.Counted(print.Rows, "row")} of {columns}, {order}"
            + (print.Salted ? ", salted" : ""));
        Console.WriteLine($"  manifest sha256 {print.ManifestSha256}");
        Console.WriteLine($"  manifest sm3    {print.ManifestSm3}");
        Console.Write(isSame is null ? "" : isSame.Value ? "  the same as before\n" : "  not the same as before\n");
        foreach (var change in changes)
        {
            Console.WriteLine($"  {string.Join(", ", change.First)} to {string.Join(", ", change.Last)}: "
                + $"{Sizes.Counted(change.RowsBefore, "row")} before, {change.RowsNow} now");
        }
    }
}
