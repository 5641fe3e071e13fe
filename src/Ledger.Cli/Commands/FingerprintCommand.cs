using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger fingerprint PATH…</c>: the manifest of data where it lies.</summary>
internal static class FingerprintCommand
{
    private static readonly Argument<string[]> s_paths = new("path")
    {
        Description = "Files or folders. Each gets a manifest of its own.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> s_digest = new("--digest")
    {
        Description = "sha256, sm3 or both.",
        DefaultValueFactory = _ => "both",
    };

    private static readonly Option<string?> s_manifest = new("--manifest")
    {
        Description = "Write the manifest here, and its chunk list beside it with .chunks added. For one path only.",
    };

    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        s_digest.AcceptOnlyFromAmong("sha256", "sm3", "both");
        var command = new Command(
            "fingerprint", "Compute the fingerprint of data where it lies. Nothing of it leaves this machine.")
        {
            s_paths, s_digest, s_manifest, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = parsed.GetRequiredValue(s_paths);
        var manifest = parsed.GetValue(s_manifest);
        if (manifest is not null && paths.Length > 1)
        {
            throw new UsageException("--manifest names one file: give it one path.");
        }

        var options = new FingerprintOptions
        {
            Digests = parsed.GetRequiredValue(s_digest) switch
            {
                "sha256" => ManifestDigests.Sha256,
                "sm3" => ManifestDigests.Sm3,
                _ => ManifestDigests.Both,
            },
        };
        var json = parsed.GetValue(s_json);
        var all = new List<Fingerprinted>();
        foreach (var path in paths)
        {
            var result = await ComputeAsync(path, options, manifest, cancellationToken);
            all.Add(Describe(path, result));
            if (!json)
            {
                Print(all[^1]);
            }
        }

        if (json)
        {
            Json.Print(all);
        }

        return ExitCodes.Done;
    }

    private static async Task<FingerprintResult> ComputeAsync(
        string path, FingerprintOptions options, string? manifest, CancellationToken cancellationToken)
    {
        using var progress = new ProgressLine();
        await using var chunks = manifest is null ? null : File.Create(manifest + ".chunks");
        var result = await Fingerprinter.ComputeAsync(path, options, chunks, progress, cancellationToken);
        if (manifest is not null)
        {
            await File.WriteAllBytesAsync(manifest, result.ManifestBytes, cancellationToken);
        }

        return result;
    }

    private static Fingerprinted Describe(string path, FingerprintResult result)
    {
        var manifest = result.Manifest;
        return new Fingerprinted(
            path,
            manifest.Files.Sum(file => file.Length),
            manifest.Files.Count,
            manifest.TotalChunks,
            result.Content.Sha256.ToString(),
            result.Content.Sm3.ToString(),
            [.. manifest.Files.Select(file => new FingerprintedFile(
                file.Path, file.Length, file.Tree.Sha256?.ToString(), file.Tree.Sm3?.ToString()))]);
    }

    private static void Print(Fingerprinted print)
    {
        Console.WriteLine($"{print.Path}: {Sizes.Counted(print.Files, "file")}, {Sizes.Of(print.Bytes)}, "
            + Sizes.Counted(print.Chunks, "chunk"));
        Console.WriteLine($"  manifest sha256 {print.ManifestSha256}");
        Console.WriteLine($"  manifest sm3    {print.ManifestSm3}");
    }
}
