using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Domain;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger evidence ASSET</c>: what a court gets, in a folder: the bundle, the trust anchors, and the page that
/// verifies the one by the other in a browser.
/// </summary>
internal static class EvidenceCommand
{
    private static readonly Argument<string> s_asset = new("asset") { Description = "The asset, 32 hex characters." };

    private static readonly Option<DirectoryInfo?> s_out = new("--out")
    {
        Description = "Folder to write to. Default: one of the asset's name in this folder.",
    };

    private static readonly Option<Uri> s_server = CommonOptions.Server();

    public static Command Create()
    {
        var command = new Command(
            "evidence", "Download the evidence of an asset, with the trust anchors and a page that verifies it.")
        {
            s_asset, s_out, s_server,
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

        var folder = parsed.GetValue(s_out)?.FullName ?? Path.GetFullPath(asset.ToString());
        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), null, cancellationToken);
        Directory.CreateDirectory(folder);

        // The anchors last: on a development registry they know the headers of the bundles before them.
        var bundle = $"{asset}.zip";
        return await WriteAsync(folder, bundle, to => client.DownloadEvidenceAsync(asset, to, cancellationToken))
            && await WriteAsync(folder, "anchors.json", to => client.DownloadAnchorsAsync(to, cancellationToken))
            && await WriteAsync(folder, "verify.html", to => client.DownloadVerifierAsync(to, cancellationToken))
                ? ExitCodes.Done
                : ExitCodes.Failed;
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
