using System.CommandLine;
using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cli.Applications;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger act STREAM TYPE</c>: submits one signed command to a party, case, asset or the registry, or consents to
/// somebody else's over an asset.
/// </summary>
internal static class ActCommand
{
    private static readonly Argument<string> s_stream = new("stream")
    {
        Description = "party/ID, case/ID, asset/ID or registry.",
    };

    private static readonly Argument<string> s_type = new("type")
    {
        Description = "What to do: registration.apply for a transfer, a change (of the description, of a holder's "
            + "identity), a merger, a renewal; public.file and other public.* for cases of public data; right.grant, "
            + "right.vary, right.share, right.assign, right.surrender, right.revoke, source.declare, "
            + "collection.declare over an asset; "
            + "calendar.load for the registry.",
    };

    private static readonly Option<FileInfo?> s_payload = new("--payload")
    {
        Description = "The command's content, a JSON object. Default: an empty one.",
    };

    private static readonly Option<ulong?> s_version = new("--version")
    {
        Description = "The version that the stream must have. Default: the one that it has now.",
    };

    private static readonly Option<string?> s_consent = new("--consent-until")
    {
        Description = "Do not do it, but consent until this day, as 2027-01-31, that somebody else does it.",
    };

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("act", "Submit one signed command to a party, case, asset or the registry.")
        {
            s_stream, s_type, s_payload, s_version, s_consent, s_server, s_account, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!StreamName.TryParse(parsed.GetRequiredValue(s_stream), out var stream)
            || stream.Kind is not (StreamKind.Party or StreamKind.Case or StreamKind.Asset or StreamKind.Registry))
        {
            throw new UsageException("The stream is party/ID, case/ID, asset/ID or registry.");
        }

        var payload = parsed.GetValue(s_payload) is { } file
            ? JsonTree.Read(await File.ReadAllBytesAsync(file.FullName, cancellationToken))
            : new JsonObject();
        var type = parsed.GetRequiredValue(s_type);
        if (!CommandCodec.TryRead(type, payload, out var command, out var error))
        {
            throw new UsageException($"{type} cannot be read: {error}.");
        }

        if (parsed.GetValue(s_consent) is { } until)
        {
            command = CivilDate.TryParse(until, out var day)
                ? new GiveConsent(Consents.ActOf(command), day)
                : throw new UsageException($"{until} is no day; write one like 2027-01-31.");
        }

        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        _ = client.Account ?? throw new UsageException("Commands are signed: name your account with --account.");
        var version = parsed.GetValue(s_version) ?? await client.FindVersionAsync(stream, cancellationToken);
        var id = DerivedId.Of(
            "ledger-command@v1", stream.ToString(), command.Type, version.ToString(CultureInfo.InvariantCulture),
            CommandCodec.Write(command).ToString());
        return Say(await client.ExecuteAsync(stream, version, id, command, cancellationToken), parsed.GetValue(s_json));
    }

    private static int Say(CommandAccepted accepted, bool json)
    {
        if (json)
        {
            Json.Print(accepted);
        }
        else
        {
            Console.WriteLine($"entry {accepted.Index}, version {accepted.Version}"
                + (accepted.Repeated ? ", accepted before" : ""));
        }

        return ExitCodes.Done;
    }
}
