using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger members list|admit|change|end</c>: who acts for one's own organisation, in which roles, until when.
/// </summary>
internal static class MemberCommands
{
    private static readonly Option<string[]> s_roles = new("--role")
    {
        Description = "administrator, handler or reader; may be given several times.",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string?> s_to = new("--to")
    {
        Description = "The last day, as 2026-12-31. Default: none.",
    };

    private static readonly Argument<int> s_number = new("number")
    {
        Description = "The member's number, as ledger members list shows it.",
    };

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create() => new(
        "members", "Show who acts for your organisation; admit, limit or remove somebody, as its administrator.")
    {
        List(), Admit(), Change(), End(),
    };

    private static Command List()
    {
        var command = new Command("list", "Who is or was on your organisation's record of members.")
        {
            s_server, s_account, s_json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await ConnectAsync(http, parsed, cancellationToken);
            var found = await client.ListMembersAsync(cancellationToken)
                ?? throw new UsageException("Your organisation is not registered here.");
            if (parsed.GetValue(s_json))
            {
                Json.Print<IReadOnlyList<MemberRow>>([.. found.Select(Row)]);
                return ExitCodes.Done;
            }

            for (var i = 0; i < found.Count; i++)
            {
                Console.WriteLine(Line(i + 1, found[i]));
            }

            Nothing.Say(found, "Nobody is on record: whoever the identity provider vouches for acts. 尚未建立成员名册。");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Admit()
    {
        var who = new Argument<string>("account") { Description = "The account's name." };
        var from = new Option<string>("--from")
        {
            Description = "The first day, as 2026-12-31.",
            Required = true,
        };
        var command = new Command(
            "admit",
            "Put an account on record. The first is your own, as administrator: from then on nobody acts for the "
            + "organisation who is not on record.")
        {
            who, s_roles, from, s_to, s_server, s_account, s_json,
        };
        command.SetAction((parsed, cancellationToken) => SendAsync(
            parsed,
            new AdmitMember(
                AccountName.TryParse(parsed.GetRequiredValue(who), out var account)
                    ? account
                    : throw new UsageException("An account's name is 1 to 255 visible ASCII characters."),
                RolesOf(parsed), DayOf(parsed.GetRequiredValue(from)), LastDay(parsed)),
            cancellationToken));
        return command;
    }

    private static Command Change()
    {
        var command = new Command("change", "Give a member other roles or another last day, from now on.")
        {
            s_number, s_roles, s_to, s_server, s_account, s_json,
        };
        command.SetAction((parsed, cancellationToken) => SendAsync(
            parsed, new ChangeMember(parsed.GetRequiredValue(s_number), RolesOf(parsed), LastDay(parsed)),
            cancellationToken));
        return command;
    }

    private static Command End()
    {
        var command = new Command("end", "Remove a member, or leave: from now on the account neither acts nor reads.")
        {
            s_number, s_server, s_account, s_json,
        };
        command.SetAction((parsed, cancellationToken) => SendAsync(
            parsed, new EndMember(parsed.GetRequiredValue(s_number)), cancellationToken));
        return command;
    }

    private static async Task<int> SendAsync(
        ParseResult parsed, MembershipCommand command, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = await ConnectAsync(http, parsed, cancellationToken);
        var accepted = await client.SetMemberAsync(command, cancellationToken);
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
            ? throw new UsageException("Members are your organisation's own matter: name your account with --account.")
            : client;
    }

    private static ValueList<MemberRole> RolesOf(ParseResult parsed) =>
    [
        .. parsed.GetRequiredValue(s_roles).Distinct(StringComparer.Ordinal).Select(
            static name => WireName.TryParse<MemberRole>(name, out var role)
                ? role
                : throw new UsageException($"{name} is none of administrator, handler, reader.")),
    ];

    private static DateOnly? LastDay(ParseResult parsed) => parsed.GetValue(s_to) is { } to ? DayOf(to) : null;

    private static DateOnly DayOf(string text) => CivilDate.TryParse(text, out var day)
        ? day
        : throw new UsageException($"{text} is no day; write one like 2026-12-31.");

    private static string Line(int number, Membership member) =>
        $"{number,3}  {member.Account,-24}  {string.Join(',', member.Roles.Select(WireName.Of)),-30}  "
        + $"{CivilDate.Format(member.From)} – {(member.To is { } to ? CivilDate.Format(to) : "")}"
        + (member.EndedOn is { } ended ? $"  removed on {CivilDate.Format(ended)}" : "");

    private static MemberRow Row(Membership member, int i) => new(
        i + 1, member.Account.ToString(), [.. member.Roles.Select(WireName.Of)], CivilDate.Format(member.From),
        member.To is { } to ? CivilDate.Format(to) : null,
        member.EndedOn is { } ended ? CivilDate.Format(ended) : null);
}

/// <summary>A member, for programs.</summary>
internal sealed record MemberRow(
    int Number, string Account, IReadOnlyList<string> Roles, string From, string? To, string? EndedOn);
