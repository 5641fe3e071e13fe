using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Evidence.Membership;
using Ledger.Sources.Rows;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger fingerprint prove</c>: shows rows, or a chunk, without the rest.</summary>
internal static class ProveCommand
{
    private static readonly RowOptionSet s_rows = new();

    private static readonly Option<string[]> s_row = new("--row")
    {
        Description = "COLUMN=VALUE of the rows to show; again to narrow it.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> s_manifest = new("--manifest")
    {
        Description = "The manifest that was registered. Needed for a chunk; for rows it is compared.",
    };

    private static readonly Option<long?> s_chunk = new("--chunk")
    {
        Description = "Show this chunk, from 0, of FILE, a path in the manifest, by the chunk list beside that "
            + "(.chunks).",
    };

    private static readonly Option<string> s_out = new("--out")
    {
        Description = "Write the proof here.",
        Required = true,
    };

    public static Command Create()
    {
        var command = new Command(
            "prove", "Show that rows, or a chunk, belong to what was registered, without giving the rest.");
        s_rows.AddTo(command);
        foreach (var option in new Option[] { s_row, s_manifest, s_chunk, s_out })
        {
            command.Add(option);
        }

        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var manifest = parsed.GetValue(s_manifest);
        var proof = parsed.GetValue(s_chunk) is { } chunk
            ? ChunkProofs.Make(
                manifest ?? throw new UsageException("--chunk needs --manifest."), s_rows.File(parsed), chunk)
            : await ProveRowsAsync(parsed, cancellationToken);
        if (manifest is not null
            && DigestPair.Of(await File.ReadAllBytesAsync(manifest, cancellationToken))
                != DigestPair.Of(proof.Manifest.ToBytes()))
        {
            throw new InvalidDataException(
                $"What is there now is not what {manifest} says: the rows changed, or the options are others.");
        }

        var bytes = proof.ToBytes();
        await File.WriteAllBytesAsync(parsed.GetRequiredValue(s_out), bytes, cancellationToken);
        Console.WriteLine($"{(proof.Rows.Count > 0 ? Sizes.Counted(proof.Rows.Count, "row") : "1 chunk")} shown in "
            + Sizes.Of(bytes.Length));
        if (proof.Description is { IsSalted: false })
        {
            Console.Error.WriteLine("Without salts, whoever reads this can find the rows beside by guessing.");
        }

        return ExitCodes.Done;
    }

    private static async Task<MembershipProof> ProveRowsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var wanted = parsed.GetRequiredValue(s_row).Select(word =>
            word.IndexOf('=', StringComparison.Ordinal) is var at and > 0
                ? (Column: word[..at], Value: word[(at + 1)..])
                : throw new UsageException($"--row {word} is no COLUMN=VALUE.")).ToList();
        if (wanted.Count == 0)
        {
            throw new UsageException("Say which rows to show (--row), or which chunk (--chunk).");
        }

        var options = s_rows.Read(parsed, isNew: false);
        using var progress = new RowProgressLine();
        await using var source = await s_rows.OpenAsync(parsed, cancellationToken);
        var places = wanted.ConvertAll(want => source.Columns.Index()
            .Where(column => column.Item.Name == want.Column).Select(column => (int?)column.Index).FirstOrDefault()
            ?? throw new UsageException($"There is no column '{want.Column}'."));
        return await RowProver.ProveAsync(
                source,
                options,
                values => !wanted.Where((want, i) => values[places[i]] != want.Value).Any(),
                progress,
                cancellationToken)
            ?? throw new InvalidDataException("There is no such row.");
    }
}
