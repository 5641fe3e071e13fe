using System.CommandLine;
using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Keys;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger keys list|rotate|revoke|confirm</c>: the keys that evidence rests on. One operator proposes a change,
/// another confirms it.
/// </summary>
internal static class KeysCommand
{
    private static readonly Argument<string> s_key = new("key")
    {
        Description = "The key's id as ledger keys list shows it, or as much of its beginning as no other has.",
    };

    private static readonly Option<string> s_reason = new("--reason")
    {
        Description = "Why, for whoever reads the log later; 1 to 500 characters.",
        Required = true,
    };

    private static readonly Option<FileInfo?> s_next = new("--next")
    {
        Description = "Of somebody else's key the one that takes its place: a certificate or public key in DER, or "
            + "validators of a chain as canonical JSON. The registry's own keys get theirs from its folder of keys.",
    };

    private static readonly Option<string?> s_name = new("--next-name")
    {
        Description = "The name of a witness that takes another's place.",
    };

    private static readonly Option<string> s_for = new("--for")
    {
        Description = "keyCompromise, superseded, cessationOfOperation, affiliationChanged or unspecified.",
        Required = true,
    };

    private static readonly Option<string?> s_since = new("--since")
    {
        Description = "The day, as 2026-12-31, from which it is not to be believed. Default: from the entry on.",
    };

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create() => new(
        "keys", "Show the keys that evidence rests on; rotate or revoke one, by two operators.")
    {
        List(), Rotate(), Revoke(), Confirm(),
    };

    private static Command List()
    {
        var command = new Command("list", "Every key that the log named, with its times, and the change that waits.")
        {
            s_server, s_json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = new LedgerClient(http, parsed.GetRequiredValue(s_server));
            var found = await client.ListKeysAsync(cancellationToken);
            if (parsed.GetValue(s_json))
            {
                Json.Print(found);
                return ExitCodes.Done;
            }

            foreach (var key in found.Keys)
            {
                Console.WriteLine(Line(key));
            }

            if (found.Proposed is { } proposed)
            {
                Console.WriteLine(
                    $"proposed by {proposed.By}: {(proposed.RevokedFor is null ? "rotate" : "revoke")} "
                    + $"{proposed.Key[..16]} ({proposed.Reason}); another operator confirms it with "
                    + $"ledger keys confirm {proposed.Change}");
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Rotate()
    {
        var command = new Command(
            "rotate",
            "Propose that another key takes a key's place from the next checkpoint on; what it signed still counts. "
            + "Needs the account of an operator.")
        {
            s_key, s_reason, s_next, s_name, s_server, s_account,
        };
        command.SetAction((parsed, cancellationToken) => ProposeAsync(parsed, null, cancellationToken));
        return command;
    }

    private static Command Revoke()
    {
        var command = new Command(
            "revoke", "Propose that a key is no longer believed. Needs the account of an operator.")
        {
            s_key, s_for, s_since, s_reason, s_next, s_name, s_server, s_account,
        };
        command.SetAction((parsed, cancellationToken) =>
            ProposeAsync(parsed, parsed.GetRequiredValue(s_for), cancellationToken));
        return command;
    }

    private static Command Confirm()
    {
        var change = new Argument<string>("change")
        {
            Description = "The proposed change, as ledger keys list shows it.",
        };
        var command = new Command(
            "confirm", "Agree to what another operator proposed: the change is made. Needs another operator's account.")
        {
            change, s_server, s_account,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (!Digest.TryParse(parsed.GetRequiredValue(change), out var digest))
            {
                throw new UsageException("A change is named by 64 hex characters.");
            }

            using var http = new HttpClient();
            using var client = await ConnectAsync(http, parsed, cancellationToken);
            var index = await SendAsync(client, new ConfirmKeyChange(digest), digest, cancellationToken);
            Console.WriteLine($"The change is entry {index}; it takes effect with the next checkpoint.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<int> ProposeAsync(ParseResult parsed, string? why, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = await ConnectAsync(http, parsed, cancellationToken);
        var key = Find((await client.ListKeysAsync(cancellationToken)).Keys, parsed.GetRequiredValue(s_key));
        var next = parsed.GetValue(s_next) is { } file
            ? Convert.ToBase64String(await File.ReadAllBytesAsync(file.FullName, cancellationToken))
            : null;
        var asked = new KeyChangeRequest(
            parsed.GetRequiredValue(s_reason), next, parsed.GetValue(s_name), why,
            why is null ? null : parsed.GetValue(s_since));
        var propose = await client.PrepareKeyChangeAsync(key, asked, cancellationToken);
        var index = await SendAsync(client, propose, propose.Change.Id, cancellationToken);
        Console.WriteLine($"Proposed by entry {index}. Another operator: ledger keys confirm {propose.Change.Id}");
        return ExitCodes.Done;
    }

    private static Task<LedgerClient> ConnectAsync(
        HttpClient http, ParseResult parsed, CancellationToken cancellationToken) => CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);

    private static async Task<string> SendAsync(
        LedgerClient client, Domain.Command command, Digest change, CancellationToken cancellationToken)
    {
        var registry = await client.FindRegistryAsync(cancellationToken)
            ?? throw new UsageException("Only the registry's staff decides: name your account with --account.");
        var id = DerivedId.Of(
            command.Type, change.ToString(), registry.Version.ToString(CultureInfo.InvariantCulture));
        return (await client.ExecuteAsync(StreamName.Registry, registry.Version, id, command, cancellationToken)).Index;
    }

    private static Digest Find(IReadOnlyList<KeyResource> keys, string beginning) =>
        keys.Where(key => key.Id.StartsWith(beginning, StringComparison.Ordinal)).ToList() switch
        {
            [var only] => Digest.Parse(only.Id),
            [] => throw new UsageException($"The log names no key {beginning}."),
            _ => throw new UsageException($"More than one key begins with {beginning}."),
        };

    private static string Line(KeyResource key) =>
        $"{key.Id[..16]}  {key.Purpose,-12}  {key.Name ?? key.Algorithm ?? Form(key),-12}  {key.State,-8}  "
        + $"{key.NotBefore} – {key.RevokedAt ?? key.NotAfter ?? ""}"
        + (key.RevokedFor is null ? "" : $" ({key.RevokedFor})");

    private static string Form(KeyResource key) => key.Purpose == "validators" ? "set" : "certificate";
}
