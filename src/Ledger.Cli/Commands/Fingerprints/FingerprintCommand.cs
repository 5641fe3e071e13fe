using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Sdk.Fingerprint;
using Ledger.Sources.Blobs;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger fingerprint PATH…</c>: the manifest of data where it lies.</summary>
internal static class FingerprintCommand
{
    private static readonly Argument<string[]> s_paths = new("path")
    {
        Description = "Files, folders, or addresses of blobs (https://ACCOUNT.blob.core.windows.net/CONTAINER/PREFIX; "
            + $"the right to read them in {BlobAccess.SasVariable} or {BlobAccess.ConnectionVariable}). Each gets a "
            + "manifest of its own. A file called like a verb below: ./rows.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> s_digest = DigestOption.Create();

    private static readonly Option<string?> s_manifest = new("--manifest")
    {
        Description = "Write the manifest here, and its chunk list beside it with .chunks added. For one path only.",
    };

    private static readonly Option<string?> s_resume = new("--resume")
    {
        Description = "Keep what is done in this file, and go on from it when the command was cut off. For one "
            + "path only.",
    };

    private static readonly Option<long?> s_rate = new("--rate")
    {
        Description = "Read at most so many MiB a second.",
    };

    private static readonly Option<int?> s_parallel = new("--parallel")
    {
        Description = "Read so many chunks at once. Default: the number of processors, for blobs 8.",
    };

    private static readonly Option<bool> s_json = CommonOptions.Json();

    private const int BlobsAtOnce = 8;
    private const int MostAtOnce = 64;
    private const long MiB = 1 << 20;

    public static Command Create()
    {
        var command = new Command(
            "fingerprint", "Compute the fingerprint of data where it lies. Nothing of it leaves this machine.")
        {
            s_paths, s_digest, s_manifest, s_resume, s_rate, s_parallel, s_json,
        };
        command.Add(RowsCommand.Create());
        command.Add(ProveCommand.Create());
        command.Add(CheckCommand.Create());
        command.Add(SketchCommand.Create());
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var paths = parsed.GetRequiredValue(s_paths);
        var manifest = parsed.GetValue(s_manifest);
        if ((manifest ?? parsed.GetValue(s_resume)) is not null && paths.Length > 1)
        {
            throw new UsageException("--manifest and --resume name one file: give one path.");
        }

        if (parsed.GetValue(s_rate) is < 1 or > MiB || parsed.GetValue(s_parallel) is < 1 or > MostAtOnce)
        {
            throw new UsageException($"--rate is from 1 to {MiB}, --parallel from 1 to {MostAtOnce}.");
        }

        var json = parsed.GetValue(s_json);
        var all = new List<Fingerprinted>();
        foreach (var path in paths)
        {
            var result = await ComputeAsync(parsed, path, manifest, cancellationToken);
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
        ParseResult parsed, string path, string? manifest, CancellationToken cancellationToken)
    {
        var address = BlobAddress(path);
        var options = new FingerprintOptions
        {
            Digests = DigestOption.Read(parsed.GetRequiredValue(s_digest)),
            ProgressFile = parsed.GetValue(s_resume),
            BytesPerSecond = parsed.GetValue(s_rate) * MiB,
            Parallelism = parsed.GetValue(s_parallel) ?? (address is null ? Environment.ProcessorCount : BlobsAtOnce),
        };
        using var progress = new ProgressLine();
        await using var chunks = manifest is null ? null : File.Create(manifest + ".chunks");
        var result = address is null
            ? await Fingerprinter.ComputeAsync(path, options, chunks, progress, cancellationToken)
            : await Fingerprinter.ComputeSourcesAsync(
                await BlobFolder.ListAsync(address, BlobAccess.FromEnvironment(), cancellationToken),
                options, chunks, progress, cancellationToken);
        if (manifest is not null)
        {
            await File.WriteAllBytesAsync(manifest, result.ManifestBytes, cancellationToken);
        }

        return result;
    }

    private static Uri? BlobAddress(string path) =>
        path.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || path.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            ? Uri.TryCreate(path, UriKind.Absolute, out var address)
                ? address
                : throw new UsageException("This is no address.")
            : null;

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
