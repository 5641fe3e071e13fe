using System.CommandLine;
using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cli.Applications;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Lists;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger lists show|load</c>: the lists by which the registry keeps data from the market or protects it.
/// </summary>
internal static class ListCommands
{
    public static Command Create() => new(
        "lists", "Show or load the negative list of circulation and the catalogue of important data.")
    {
        Show(), Load(),
    };

    private static Command Show()
    {
        var kind = new Argument<string>("kind") { Description = "circulation, or important-data for the staff." };
        kind.AcceptOnlyFromAmong([.. WireName.All<DataListKind>()]);
        var (server, account, json) = (CommonOptions.Server(), CommonOptions.Account(), CommonOptions.Json());
        var command = new Command("show", "Show the version of a list that is in force today.")
        {
            kind, server, account, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            _ = WireName.TryParse<DataListKind>(parsed.GetRequiredValue(kind), out var wanted);
            if (await client.FindListAsync(wanted, cancellationToken) is not { } list)
            {
                Console.Error.WriteLine("No version of it is in force, or it is not yours to see.");
                return ExitCodes.Failed;
            }

            Print(list, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Load()
    {
        var file = new Argument<FileInfo>("file")
        {
            Description = "The whole next version, a JSON object: kind, number, document, effective, entries.",
        };
        var (server, account) = (CommonOptions.Server(), CommonOptions.Account());
        var command = new Command("load", "Load the next version of a list, with an operator's account.")
        {
            file, server, account,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var load = Read(parsed.GetRequiredValue(file));
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            _ = client.Account ?? throw new UsageException("Lists are signed for: name an operator's --account.");
            var version = await client.FindVersionAsync(StreamName.Registry, cancellationToken);
            var id = DerivedId.Of(
                load.Type, version.ToString(CultureInfo.InvariantCulture), CommandCodec.Write(load).ToString());
            var entry = await client.ExecuteAsync(StreamName.Registry, version, id, load, cancellationToken);
            var (kind, number) = (WireName.Of(load.List.Kind), load.List.Number);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{kind} v{number}, {load.List.Entries.Count} entries: entry {entry.Index}"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static LoadList Read(FileInfo file) => CommandCodec.TryRead(
        "list.load", new JsonObject(("list", JsonTree.Read(File.ReadAllBytes(file.FullName)))), out var command,
        out var error)
            ? (LoadList)command
            : throw new InvalidDataException($"{file.Name} is no list: {error}.");

    private static void Print(ListResource list, bool json)
    {
        if (json)
        {
            Json.Print(list);
            return;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{list.Kind} v{list.Number}  {list.Document}  from {list.Effective}"));
        foreach (var entry in list.Entries)
        {
            var named = new[] { entry.Asset, entry.Content, entry.Category, entry.AssetKind, entry.Industry };
            Console.WriteLine($"  {entry.Id}  {entry.Title}  "
                + string.Join(' ', named.Where(static one => one is not null)));
        }
    }
}
