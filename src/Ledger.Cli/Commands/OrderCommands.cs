using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger order list|show|act|disclosure|reference</c>: orders and requests of courts and other authorities.
/// </summary>
internal static class OrderCommands
{
    private const string Prefix = "order.";

    public static Command Create() => new(
        "order", "Orders of courts and other authorities: file, verify, execute; fetch what was disclosed.")
    {
        List(), Show(), Act(), Disclosure(), Reference(),
    };

    private static Argument<string> Id() => new("order") { Description = "The order's 32 hex characters." };

    private static Command List()
    {
        var status = new Option<string?>("--status")
        {
            Description = "Only those that are filed, verified, executed, refused or withdrawn.",
        };
        var (server, account, json) = (CommonOptions.Server(), CommonOptions.Account(), CommonOptions.Json());
        var command = new Command("list", "List orders, newest first: an authority's own; all of them for staff.")
        {
            status, server, account, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            var found = await CatalogueCommands.AllAsync(after => client.ListOrdersAsync(
                parsed.GetValue(status), after: after, limit: 200, cancellationToken: cancellationToken));
            if (parsed.GetValue(json))
            {
                Json.Print<IReadOnlyList<OrderResource>>(found);
                return ExitCodes.Done;
            }

            foreach (var order in found)
            {
                Console.WriteLine(Line(order));
            }

            Nothing.Say(found, "No order that you may see is like that. 没有符合条件的要求。");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var id = Id();
        var (server, account, json) = (CommonOptions.Server(), CommonOptions.Account(), CommonOptions.Json());
        var command = new Command("show", "Show an order.") { id, server, account, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            if (await client.FindOrderAsync(Read(parsed.GetRequiredValue(id)), cancellationToken) is not { } found)
            {
                Console.Error.WriteLine("There is no such order for this account.");
                return ExitCodes.Failed;
            }

            if (parsed.GetValue(json))
            {
                Json.Print(found);
            }
            else
            {
                Console.WriteLine(Line(found));
                Console.WriteLine($"asset {found.Asset}, document {found.Document}, filed on {found.FiledOn}");
                Console.WriteLine(Terms(found));
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Act()
    {
        var id = Id();
        var verb = new Argument<string>("act") { Description = "file, verify, execute, refuse or withdraw." };
        verb.AcceptOnlyFromAmong([.. CommandCodec.Types
            .Where(static type => type.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static type => type[Prefix.Length..])]);
        var payload = new Argument<FileInfo>("payload") { Description = "A JSON file with the act's payload." };
        var (server, account) = (CommonOptions.Server(), CommonOptions.Account());
        var command = new Command(
            "act",
            "Sign and submit an act about an order: filed by the authority's account or by a clerk, verified by a "
            + "reviewer, executed or refused by an approver.")
        {
            id, verb, payload, server, account,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var order = Read(parsed.GetRequiredValue(id));
            var act = PayloadFile.Read(Prefix + parsed.GetRequiredValue(verb), parsed.GetRequiredValue(payload));
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            var version = await client.FindVersionAsync(order.Stream, cancellationToken);
            var derived = DerivedId.Of(
                act.Type, order.ToString(), version.ToString(CultureInfo.InvariantCulture),
                DigestAlgorithm.Sha256.Hash(CanonicalJson.Write(CommandCodec.Write(act))).ToString());
            var entry = await client.ExecuteAsync(order.Stream, version, derived, act, cancellationToken);
            Console.WriteLine($"Entry {entry.Index}.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Disclosure()
    {
        var id = Id();
        var output = new Option<FileInfo>("--output") { Required = true, Description = "Where the file is put." };
        var reference = new Option<string?>("--reference")
        {
            Description = "The sealed reference, 64 hex characters; then no account is needed.",
        };
        var (server, account) = (CommonOptions.Server(), CommonOptions.Account());
        var command = new Command(
            "disclosure",
            "Fetch what was disclosed on an order; check it beside a bundle: ledger verify BUNDLE --disclosure FILE.")
        {
            id, output, reference, server, account,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Digest? secret = parsed.GetValue(reference) is not { } text ? null
                : Digest.TryParse(text, out var read) ? read
                : throw new UsageException("A sealed reference is 64 lowercase hex characters.");
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            var order = Read(parsed.GetRequiredValue(id));
            if (await client.FindDisclosureAsync(order, secret, cancellationToken) is not { } bytes)
            {
                Console.Error.WriteLine("Nothing was disclosed on such an order for this account or reference.");
                return ExitCodes.Failed;
            }

            var file = parsed.GetRequiredValue(output).FullName;
            await File.WriteAllBytesAsync(file, bytes, cancellationToken);
            Console.WriteLine($"{file}  {bytes.Length} bytes");
            return ExitCodes.Done;
        });
        return command;
    }

    // Made where the clerk is; the registry is only told its digest.
    private static Command Reference()
    {
        var command = new Command(
            "reference",
            "Make a sealed reference: the first line goes to the authority in a sealed envelope, the second into the "
            + "order as sealedReference.");
        command.SetAction(static _ =>
        {
            var secret = RandomNumberGenerator.GetBytes(32);
            Console.WriteLine(Convert.ToHexStringLower(secret));
            Console.WriteLine(DigestAlgorithm.Sha256.Hash(secret));
            return ExitCodes.Done;
        });
        return command;
    }

    private static OrderId Read(string text) => OrderId.TryParse(text, out var id)
        ? id
        : throw new UsageException("An order's id is 32 lowercase hex characters.");

    private static string Line(OrderResource order) =>
        $"{order.Id}  {order.Status,-9}  {order.Act,-8}  {order.Body}  {order.Reference}";

    private static string Terms(OrderResource order) => order.Scope is { } scope
        ? $"discloses {string.Join(", ", scope.Matters)} from {scope.From} to {scope.Until}, handed out until "
            + order.Until
        : (order.Remark is { } remark ? $"lifts remark {remark}"
            : $"freezes rights {string.Join(", ", order.Rights)} until {order.Until}")
            + (order.SealedUntil is { } sealedUntil ? $", sealed until {sealedUntil}" : "");
}
