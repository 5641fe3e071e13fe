using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger show asset|case|certificate|party ID</c>, an asset also <c>--on DATE</c>.</summary>
internal static class ShowCommand
{
    private static readonly Argument<string> s_kind = new("kind")
    {
        Description = "asset, case, certificate or party.",
    };

    private static readonly Argument<string> s_id = new("id")
    {
        Description = "32 hex characters, or SJ… for a certificate.",
    };

    private static readonly Option<string?> s_on = new("--on")
    {
        Description = "Of an asset: the rights on this day of law, as 2027-01-31.",
    };

    private static readonly Option<string?> s_knownAt = new("--known-at")
    {
        Description = "With --on: as the log knew at this entry or time.",
    };

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        s_kind.AcceptOnlyFromAmong("asset", "case", "certificate", "party");
        var command = new Command(
            "show", "Show an asset or certificate of the public register, or a case or party that is yours to see.")
        {
            s_kind, s_id, s_on, s_knownAt, s_server, s_account, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (kind, id, json) = (
            parsed.GetRequiredValue(s_kind), parsed.GetRequiredValue(s_id), parsed.GetValue(s_json));
        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        if (kind is "case" or "party" && client.Account is null)
        {
            throw new UsageException($"A {kind} is shown to those concerned only: name your account with --account.");
        }

        if (kind is not "asset" && (parsed.GetValue(s_on) ?? parsed.GetValue(s_knownAt)) is not null)
        {
            throw new UsageException("Only an asset is shown on a day.");
        }

        var found = kind switch
        {
            "asset" when (parsed.GetValue(s_on) ?? parsed.GetValue(s_knownAt)) is not null => RightsOutput.Show(
                await client.FindRightsAsync(
                    AssetOf(id), DayOf(parsed.GetValue(s_on)), parsed.GetValue(s_knownAt), cancellationToken),
                json),
            "asset" => Show(await client.FindAssetAsync(AssetOf(id), cancellationToken), json),
            "certificate" => Show(await client.FindCertificateAsync(CertificateOf(id), cancellationToken), json),
            "case" => Show(await client.FindCaseAsync(CaseOf(id), cancellationToken)),
            _ => Show(await client.FindPartyAsync(PartyOf(id), cancellationToken)),
        };
        if (!found)
        {
            Console.Error.WriteLine($"There is no such {kind}, or it is not yours to see.");
        }

        return found ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static bool Show(AssetResource? asset, bool json)
    {
        if (asset is not null && json)
        {
            Json.Print(asset);
        }
        else if (asset is not null)
        {
            Console.WriteLine($"asset        {asset.Id}  {asset.Name}");
            Console.WriteLine($"             {asset.Kind}, {asset.Status}, entry {asset.Index} is {asset.State}");
            Console.WriteLine($"certificate  {asset.Certificate}");
            Console.WriteLine($"manifest     sha256 {asset.ContentSha256}");
            Console.WriteLine($"             sm3    {asset.ContentSm3}");
            RightsOutput.Print(asset.Rights);
        }

        return asset is not null;
    }

    private static bool Show(CertificateResource? certificate, bool json)
    {
        if (certificate is not null && json)
        {
            Json.Print(certificate);
        }
        else if (certificate is not null)
        {
            Console.WriteLine($"certificate  {certificate.Number}: {certificate.Status}, until {certificate.Until}");
            Console.WriteLine($"asset        {certificate.Asset}, entry {certificate.Index}");
        }

        return certificate is not null;
    }

    // States are canonical JSON already: what a program reads is what people read.
    private static bool Show(Versioned<CaseState>? found) => Show(found, CaseAggregate.Instance);

    private static bool Show(Versioned<PartyState>? found) => Show(found, PartyAggregate.Instance);

    private static bool Show<T>(Versioned<T>? found, IAggregate aggregate)
        where T : AggregateState
    {
        if (found is not null)
        {
            Console.WriteLine(
                $$"""{"version":"{{found.Version}}","state":{{aggregate.WriteSnapshot(found.State)}}}""");
        }

        return found is not null;
    }

    private static DateOnly? DayOf(string? text) => text is null ? null
        : CivilDate.TryParse(text, out var day) ? day
        : throw new UsageException($"{text} is no day; write one like 2027-01-31.");

    private static AssetId AssetOf(string id) => AssetId.TryParse(id, out var read) ? read : throw Malformed(id);

    private static CaseId CaseOf(string id) => CaseId.TryParse(id, out var read) ? read : throw Malformed(id);

    private static PartyId PartyOf(string id) => PartyId.TryParse(id, out var read) ? read : throw Malformed(id);

    private static CertificateCode CertificateOf(string id) => CertificateCode.TryParse(id, out var read)
        ? read
        : throw new UsageException($"{id} is no certificate number: SJ and 13 digits.");

    private static UsageException Malformed(string id) =>
        new($"{id} is no identifier: 32 lowercase hex characters.");
}
