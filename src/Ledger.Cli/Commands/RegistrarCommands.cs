using System.CommandLine;
using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger registrar show|act|collect|check</c>: the institution that keeps the registry, in its own life as a
/// registrar.
/// </summary>
internal static class RegistrarCommands
{
    private const string Prefix = "registrar.";

    public static Command Create()
    {
        var command = new Command(
            "registrar", "Show the registrar's standing, fees and process; declare, report, supervise, leave.")
        {
            Show(), Act(),
        };
        foreach (var word in HandOverCommands.Create())
        {
            command.Add(word);
        }

        return command;
    }

    private static Command Show()
    {
        var (server, json) = (CommonOptions.Server(), CommonOptions.Json());
        var command = new Command("show", "Show what everybody may know of the registrar.") { server, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = new LedgerClient(http, parsed.GetRequiredValue(server));
            if (await client.FindRegistrarAsync(cancellationToken) is not { } found)
            {
                Console.Error.WriteLine("Nothing is on record of the registrar.");
                return ExitCodes.Failed;
            }

            Print(found, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Act()
    {
        var verb = new Argument<string>("act") { Description = "What is done, for example declare or report-year." };
        verb.AcceptOnlyFromAmong([.. CommandCodec.Types
            .Where(static type => type.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static type => type[Prefix.Length..])]);
        var payload = new Argument<FileInfo>("payload") { Description = "A JSON file with the act's payload." };
        var (server, account) = (CommonOptions.Server(), CommonOptions.Account());
        var command = new Command(
            "act",
            "Sign and submit an act about the registrar: what it declares and reports with an operator's account, what "
            + "an authority decides with a supervisor's.")
        {
            verb, payload, server, account,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var act = PayloadFile.Read(Prefix + parsed.GetRequiredValue(verb), parsed.GetRequiredValue(payload));
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            var version = (await client.FindRegistrarStateAsync(cancellationToken))?.Version ?? 0;
            var id = DerivedId.Of(
                act.Type, version.ToString(CultureInfo.InvariantCulture),
                DigestAlgorithm.Sha256.Hash(CanonicalJson.Write(CommandCodec.Write(act))).ToString());
            var entry = await client.ExecuteAsync(StreamName.Registrar, version, id, act, cancellationToken);
            Console.WriteLine($"Entry {entry.Index}.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(RegistrarResource found, bool json)
    {
        if (json)
        {
            Json.Print(found);
            return;
        }

        Console.WriteLine($"{found.Name}  {found.Status}  {(found.TakesCases ? "takes cases" : "takes no case")}");
        if (found.Qualification is { } has)
        {
            Console.WriteLine($"资格 Qualification: {has.PaidInCapital} CNY, {has.ExperienceYears} years, "
                + $"{has.Reviewers} reviewers of {has.ReviewerYears} years, protection level {has.ProtectionLevel}");
        }

        if (found.Disclosure is { } told)
        {
            Console.WriteLine($"流程 Process ({told.On}): {told.Process}");
            foreach (var fee in told.Fees)
            {
                Console.WriteLine($"  {fee.Name}  {fee.Fen} fen{(fee.Optional ? "  (optional)" : "")}");
            }

            Console.WriteLine($"投诉 Complaints: {told.Complaints}");
        }

        foreach (var one in found.Platform)
        {
            Console.WriteLine($"平台 Platform  {one.Matter}  {one.Title}  {one.Number ?? "-"}  {one.Issuer}  "
                + $"{one.From} to {one.Until ?? "-"}  sha256 {one.Sha256}");
        }

        foreach (var act in found.Acts)
        {
            Console.WriteLine($"{act.On}  {act.Type,-32}  entry {act.Entry}");
        }
    }
}
