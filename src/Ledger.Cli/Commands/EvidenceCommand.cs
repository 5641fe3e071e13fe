using System.CommandLine;
using System.Globalization;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Evidence.Bundles;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger evidence ASSET</c>: what a court gets, in a folder: the bundle, the trust anchors, the page that verifies
/// the one by the other in a browser, and each entry with a proof that the log ecosystem's own tools read.
/// </summary>
internal static class EvidenceCommand
{
    private static readonly Argument<string> s_asset = new("asset") { Description = "The asset, 32 hex characters." };

    private static readonly Option<DirectoryInfo?> s_out = new("--out")
    {
        Description = "Folder to write to. Default: one of the asset's name in this folder.",
    };

    private static readonly Option<ulong[]> s_proofs = new("--proof")
    {
        Description = "Indexes of entries whose .tlog-proof is to be a member of the bundle, too.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<ulong[]> s_statements = new("--scitt")
    {
        Description = "Indexes of entries that are to be transparent statements (SCITT) among the members. "
            + "Default: the newest that set the asset's state.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> s_pages = new("--pages")
    {
        Description = "The report as a PDF is to be a member of the bundle, too.",
    };

    private static readonly Option<string?> s_from = new("--from")
    {
        Description = "With --to: every transaction and egress that the log recorded from this day on (China Standard "
            + "Time), such as 2026-01-01, however many there are; the bundle claims that none is missing, which is "
            + "proven once these days are over.",
    };

    private static readonly Option<string?> s_to = new("--to") { Description = "The last day of these filings." };

    private static readonly Option<bool> s_preserved = new("--preserved")
    {
        Description = "Under the newest checkpoint that is preserved (RFC 4998), whose stamps are kept up.",
    };

    private static readonly Option<Uri> s_server = CommonOptions.Server();

    public static Command Create()
    {
        var command = new Command(
            "evidence", "Download the evidence of an asset, with the trust anchors and a page that verifies it.")
        {
            s_asset, s_out, s_proofs, s_statements, s_pages, s_from, s_to, s_preserved, s_server,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!AssetId.TryParse(parsed.GetRequiredValue(s_asset), out var asset))
        {
            throw new UsageException("An asset is named by 32 lowercase hex characters.");
        }

        var filings = FilingsOf(parsed.GetValue(s_from), parsed.GetValue(s_to));
        var folder = parsed.GetValue(s_out)?.FullName ?? Path.GetFullPath(asset.ToString());
        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), null, cancellationToken);
        Directory.CreateDirectory(folder);

        // The anchors last: on a development registry they know the headers of the bundles before them.
        var bundle = $"{asset}.zip";
        var (proofs, pages) = (parsed.GetValue(s_proofs) ?? [], parsed.GetValue(s_pages));
        var statements = parsed.GetValue(s_statements) ?? [];
        ulong? size = null;
        if (parsed.GetValue(s_preserved))
        {
            if (await client.ListPreservedAsync(cancellationToken) is not [.., var newest])
            {
                await Console.Error.WriteLineAsync("No checkpoint is preserved yet.");
                return ExitCodes.Failed;
            }

            size = ulong.Parse(newest.Size, CultureInfo.InvariantCulture);
        }

        return await WriteAsync(
                folder, bundle,
                to => client.DownloadEvidenceAsync(
                    asset,
                    new() { Proofs = proofs, Statements = statements, Pages = pages, Size = size, Filings = filings },
                    to, cancellationToken))
            && await WriteAsync(folder, "anchors.json", to => client.DownloadAnchorsAsync(to, cancellationToken))
            && await WriteAsync(folder, "verify.html", to => client.DownloadVerifierAsync(to, cancellationToken))
            && await WriteProofsAsync(folder, bundle, cancellationToken)
                ? ExitCodes.Done
                : ExitCodes.Failed;
    }

    private static (DateOnly From, DateOnly To)? FilingsOf(string? from, string? to) => (from, to) switch
    {
        (null, null) => null,
        _ when CivilDate.TryParse(from, out var first) && CivilDate.TryParse(to, out var last) && first <= last =>
            (first, last),
        _ => throw new UsageException(
            "A period has --from and --to, days such as 2026-01-01, the second not before the first."),
    };

    // For tools of the log ecosystem, which read neither bundles nor this registry's entries: leaf and proof of each.
    private static async Task<bool> WriteProofsAsync(string folder, string bundle, CancellationToken cancellationToken)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder, bundle), cancellationToken);
        var believed = await File.ReadAllBytesAsync(Path.Combine(folder, "anchors.json"), cancellationToken);
        if (!TrustAnchors.TryRead(believed, out var anchors, out var error)
            || !Bundle.TryRead(
                bytes, [.. anchors.BundleKeys.Select(trusted => trusted.Key)], BrokenAlgorithms.None, out var content,
                out _, out error))
        {
            await Console.Error.WriteLineAsync(error);
            return false;
        }

        var proofs = Directory.CreateDirectory(Path.Combine(folder, "proofs")).FullName;
        foreach (var (index, leaf, proof) in BundleProofs.Of(content))
        {
            var name = Path.Combine(proofs, CanonicalDecimal.Encode(index));
            await File.WriteAllBytesAsync(name + ".leaf", leaf.ToArray(), cancellationToken);
            await File.WriteAllBytesAsync(name + BundleProofs.Extension, proof.ToBytes(), cancellationToken);
        }

        Console.WriteLine($"{proofs}, {content.Entries.Count} entries with their .tlog-proof");
        return true;
    }

    private static async Task<bool> WriteAsync(string folder, string name, Func<Stream, Task<bool>> download)
    {
        using var bytes = new MemoryStream();
        if (!await download(bytes))
        {
            await Console.Error.WriteLineAsync($"The registry has no {name}.");
            return false;
        }

        var file = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(file, bytes.ToArray());
        Console.WriteLine($"{file}, {Sizes.Of(bytes.Length)}");
        return true;
    }
}
