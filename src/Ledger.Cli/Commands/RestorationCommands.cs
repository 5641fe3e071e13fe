using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Cli.Profiles;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger restoration list|key|propose|confirm|decline|erase</c>: the way back of an organisation whose
/// administrators are gone.
/// </summary>
internal static class RestorationCommands
{
    private static readonly Option<string?> s_of = new("--of")
    {
        Description = "The organisation's id, 32 hex characters. Default: your own.",
    };

    private static readonly Option<string> s_reason = new("--reason")
    {
        Description = "Why, as the organisation and whoever reads the log later are told; 1 to 1,000 characters.",
        Required = true,
    };

    private static readonly Argument<int> s_number = new("number")
    {
        Description = "The proposal's number, as ledger restoration list shows it.",
    };

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create() => new(
        "restoration",
        "Give an organisation an administrator again whose own are gone: proposed by a reviewer at its written "
        + "request, confirmed by an approver after five working days.")
    {
        List(), Key(), Propose(), Confirm(), Decline(), Erase(),
    };

    private static Command List()
    {
        var command = new Command("list", "What was proposed for an organisation, and where it stands.")
        {
            s_of, s_server, s_account, s_json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await ConnectAsync(http, parsed, cancellationToken);
            var found = (await client.FindPartyAsync(Organisation(parsed, client), cancellationToken))
                ?.State.Restorations
                ?? throw new UsageException("There is no such organisation for this account.");
            if (parsed.GetValue(s_json))
            {
                Json.Print<IReadOnlyList<RestorationRow>>([.. found.Select(Row)]);
                return ExitCodes.Done;
            }

            foreach (var row in found.Select(Row))
            {
                Console.WriteLine(
                    $"{row.Number,3}  {row.Account,-24}  {row.Status,-9}  proposed on {row.ProposedOn} by "
                    + $"{row.ProposedBy}, waits until {row.WaitsUntil}, lapses after {row.LapsesAfter}  {row.Reason}");
                if (row.Key is not null)
                {
                    // Whoever decides compares it with the written request, so that nothing of it is left off.
                    Console.WriteLine($"     {row.KeyAlgorithm} {row.Key}\n     {row.KeySpki}");
                }
            }

            Nothing.Say(found, "Nothing was proposed. 没有恢复提议。");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Key()
    {
        var command = new Command("key", "Print an account's public key, for the organisation's written request.")
        {
            s_account,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var file = parsed.GetValue(s_account)
                ?? throw new UsageException("Name the account with --account.");
            KeyFile.Check(file.FullName);
            var account = await LedgerAccount.LoadAsync(file.FullName, cancellationToken);
            Console.WriteLine(CanonicalBase64.Encode(account.Key.PublicKey.ToSpki()));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Propose()
    {
        var who = new Argument<string>("account") { Description = "The name of the account to be administrator." };
        var request = new Option<FileInfo>("--request")
        {
            Description = "The organisation's written request; it is kept encrypted, the log has its digests.",
            Required = true,
        };
        var key = new Option<string?>("--key")
        {
            Description = "The key that the account is to sign with, as ledger restoration key prints it. Default: "
                + "none, where it has one of the organisation's.",
        };
        var command = new Command("propose", "Propose an administrator, as a reviewer of the registrar.")
        {
            who, request, key, s_reason, s_of, s_server, s_account, s_json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var account = AccountName.TryParse(parsed.GetRequiredValue(who), out var name)
                ? name
                : throw new UsageException("An account's name is 1 to 255 visible ASCII characters.");
            var added = parsed.GetValue(key) is not { } text ? null
                : AuthorKey.TryParse(text, out var read) ? read
                : throw new UsageException("The key is no P-256, SM2 or Ed25519 public key in base64.");
            var paper = await File.ReadAllBytesAsync(parsed.GetRequiredValue(request).FullName, cancellationToken);
            using var http = new HttpClient();
            using var client = await ConnectAsync(http, parsed, cancellationToken);
            return Say(
                await client.ProposeRestorationAsync(
                    Organisation(parsed, client), account, added, paper, parsed.GetRequiredValue(s_reason),
                    cancellationToken),
                parsed);
        });
        return command;
    }

    private static Command Confirm()
    {
        var command = new Command("confirm", "Confirm it once the days of waiting are over, as an approver.")
        {
            s_number, s_of, s_server, s_account, s_json,
        };
        command.SetAction((parsed, cancellationToken) => AnswerAsync(
            parsed, new ConfirmRestoration(parsed.GetRequiredValue(s_number)), cancellationToken));
        return command;
    }

    private static Command Decline()
    {
        var command = new Command("decline", "Decline it, as an administrator of the organisation or an approver.")
        {
            s_number, s_reason, s_of, s_server, s_account, s_json,
        };
        command.SetAction((parsed, cancellationToken) => AnswerAsync(
            parsed,
            new DeclineRestoration(parsed.GetRequiredValue(s_number), parsed.GetRequiredValue(s_reason)),
            cancellationToken));
        return command;
    }

    private static Command Erase()
    {
        var command = new Command(
            "erase", "Erase the written request for good, as an approver, twenty years after it served its end.")
        {
            s_number, s_reason, s_of, s_server, s_account, s_json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await ConnectAsync(http, parsed, cancellationToken);
            try
            {
                return Say(
                    await client.EraseRestorationRequestAsync(
                        Organisation(parsed, client), parsed.GetRequiredValue(s_number),
                        parsed.GetRequiredValue(s_reason), cancellationToken),
                    parsed);
            }
            catch (ArgumentOutOfRangeException)
            {
                throw new UsageException("The organisation has no proposal of that number.");
            }
        });
        return command;
    }

    private static async Task<int> AnswerAsync(
        ParseResult parsed, RestorationCommand command, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = await ConnectAsync(http, parsed, cancellationToken);
        return Say(
            await client.RestoreAsync(Organisation(parsed, client), command, cancellationToken), parsed);
    }

    private static int Say(CommandAccepted accepted, ParseResult parsed)
    {
        if (parsed.GetValue(s_json))
        {
            Json.Print(accepted);
        }
        else
        {
            Console.WriteLine($"Entry {accepted.Index}.");
        }

        return ExitCodes.Done;
    }

    private static async Task<LedgerClient> ConnectAsync(
        HttpClient http, ParseResult parsed, CancellationToken cancellationToken)
    {
        var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        return client.Account is null
            ? throw new UsageException("Who acts for an organisation is not public: name your account with --account.")
            : client;
    }

    private static PartyId Organisation(ParseResult parsed, LedgerClient client) =>
        parsed.GetValue(s_of) is not { } text ? client.Account!.Party
        : PartyId.TryParse(text, out var party) ? party
        : throw new UsageException($"{text} is no organisation's id: 32 lowercase hex characters.");

    private static RestorationRow Row(Restoration known, int i) => new(
        i + 1, known.Account.ToString(), known.Key?.Id.ToString(), known.Key?.Algorithm, known.Key?.Spki,
        WireName.Of(known.Status), known.Reason, CivilDate.Format(known.Proposed.On), known.Proposed.Account.ToString(),
        known.WaitsUntil(WorkdayCalendar.China).ToString(), known.LapsesAfter(WorkdayCalendar.China).ToString(),
        known.File.ToString(), known.Request.Sha256.ToString());
}

/// <summary>A proposal of a new administrator, for programs.</summary>
internal sealed record RestorationRow(
    int Number, string Account, string? Key, string? KeyAlgorithm, string? KeySpki, string Status, string Reason,
    string ProposedOn, string ProposedBy, string WaitsUntil, string LapsesAfter, string File, string RequestSha256);
