using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Evidence.Membership;
using Ledger.Evidence.Rows;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger fingerprint check PROOF</c>: verifies a proof of membership, offline.</summary>
internal static class CheckCommand
{
    private static readonly Argument<FileInfo> s_proof = new("proof") { Description = "The proof." };

    private static readonly Option<FileInfo[]> s_chunk = new("--chunk")
    {
        Description = "A file with the bytes of a chunk, in the order of the proof; again for each.",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<string?> s_content = new("--content")
    {
        Description = "The SHA-256 or SM3 of the manifest as the register has it, to be compared.",
    };

    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("check", "Verify a proof that rows, or chunks, belong to data. Asks nobody.")
        {
            s_proof, s_chunk, s_content, s_json,
        };
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var file = parsed.GetRequiredValue(s_proof);
        if (file.Exists && file.Length > MembershipProof.MaxBytes)
        {
            throw new InvalidDataException($"{file}: a proof has at most {MembershipProof.MaxBytes} bytes.");
        }

        if (!MembershipProof.TryRead(File.ReadAllBytes(file.FullName), out var proof, out var error))
        {
            throw new InvalidDataException($"{file}: {error}");
        }

        var content = DigestPair.Of(proof.Manifest.ToBytes());
        var named = parsed.GetValue(s_content);
        var isNamed = named is null || named == content.Sha256.ToString() || named == content.Sm3.ToString();
        var holds = isNamed && (proof.Description is null ? HoldsForChunks(parsed, proof) : proof.VerifyRows());
        var print = new CheckedProof(
            holds,
            named is null ? null : isNamed,
            content.Sha256.ToString(),
            content.Sm3.ToString(),
            [.. proof.Chunks.Select(chunk => $"{chunk.Path}#{chunk.Index}")],
            proof.Description is null || !holds ? [] : [.. proof.Rows.Select(row => Describe(row, proof.Description))]);
        if (parsed.GetValue(s_json))
        {
            Json.Print(print);
        }
        else
        {
            Print(print);
        }

        return holds ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static bool HoldsForChunks(ParseResult parsed, MembershipProof proof)
    {
        var files = parsed.GetRequiredValue(s_chunk);
        return files.Length == proof.Chunks.Count
            ? proof.Chunks.Zip(files).All(pair =>
                pair.Second.Length <= proof.Manifest.ChunkSize
                && pair.First.Verify(proof.Manifest, File.ReadAllBytes(pair.Second.FullName)))
            : throw new UsageException($"Give the bytes of {proof.Chunks.Count} with --chunk.");
    }

    private static CheckedRow Describe(RowProof row, RowSet rows) => new(
        row.Index,
        [.. RowText.Of(row.Row.Span, rows.Columns).Select((value, i) => new NamedValue(rows.Columns[i].Name, value))]);

    private static void Print(CheckedProof print)
    {
        Console.WriteLine(print.Holds ? "It holds: what is shown belongs to the data of this manifest."
            : print.IsContent == false ? "It does not hold: this is the manifest of other data."
            : "It does not hold.");
        Console.WriteLine($"  manifest sha256 {print.ManifestSha256}");
        Console.WriteLine($"  manifest sm3    {print.ManifestSm3}");
        foreach (var row in print.Rows)
        {
            var values = row.Values.Select(value => $"{value.Name}={value.Value ?? "(nothing)"}");
            Console.WriteLine($"  row {row.Index}: {string.Join(", ", values)}");
        }
    }
}
