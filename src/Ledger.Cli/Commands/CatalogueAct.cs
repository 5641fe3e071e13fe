using System.CommandLine;
using System.Globalization;
using Ledger.Cli.Applications;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger catalogue act</c>: submits one signed command to an item, a demand or a census.
/// </summary>
internal static class CatalogueAct
{
    private static readonly Argument<string> s_stream = new("stream")
    {
        Description = "catalogue/ID, demand/ID or census/ID.",
    };

    private static readonly Argument<string> s_type = new("type")
    {
        Description = "What to do, for example catalogue.publish or demand.file.",
    };

    private static readonly Option<FileInfo?> s_payload = new("--payload")
    {
        Description = "The command's content, a JSON object. Default: an empty one.",
    };

    private static readonly Option<ulong> s_version = new("--version")
    {
        Description = "The version that the stream must have; 0 when there must be nothing.",
        Required = true,
    };

    public static Command Create()
    {
        var command = CatalogueCommands.Connected(
            new Command("act", "Submit one signed command to an item, a demand or a census.")
            {
                s_stream, s_type, s_version, s_payload,
            });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!StreamName.TryParse(parsed.GetRequiredValue(s_stream), out var stream)
            || stream.Kind is not (StreamKind.Catalogue or StreamKind.Demand or StreamKind.Census))
        {
            throw new UsageException("The stream is catalogue/ID, demand/ID or census/ID.");
        }

        var type = parsed.GetRequiredValue(s_type);
        var payload = parsed.GetValue(s_payload) is { } file
            ? JsonTree.Read(await File.ReadAllBytesAsync(file.FullName, cancellationToken))
            : new JsonObject();
        if (!CommandCodec.TryRead(type, payload, out var command, out var error))
        {
            throw new UsageException($"{type} cannot be read: {error}.");
        }

        using var http = new HttpClient();
        using var client = await CatalogueCommands.ConnectAsync(http, parsed, cancellationToken);
        _ = client.Account ?? throw new UsageException("Commands are signed: name your account with --account.");
        var version = parsed.GetValue(s_version);
        var id = DerivedId.Of(
            "ledger-command@v1", stream.ToString(), type, version.ToString(CultureInfo.InvariantCulture),
            payload.ToString());
        var accepted = await client.ExecuteAsync(stream, version, id, command, cancellationToken);
        Console.WriteLine($"entry {accepted.Index}, version {accepted.Version}");
        return ExitCodes.Done;
    }
}
