using System.CommandLine;
using Ledger.Cli.Applications;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Registrars;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger registrar collect|check</c>: the materials that an exiting registrar hands over, and whether they are
/// whole.
/// </summary>
internal static class HandOverCommands
{
    /// <summary>The words below <c>ledger registrar</c>.</summary>
    public static IEnumerable<Command> Create() => [Collect(), Check()];

    private static Command Collect()
    {
        var folder = Folder("Where to: an empty or a new folder.");
        var (server, account) = (CommonOptions.Server(), CommonOptions.Account());
        var command = new Command(
            "collect",
            "Collect every case and every document into a folder, with an inventory, for the registrar that takes "
            + "over; with an account of the registrar's staff.")
        {
            folder, server, account,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var into = parsed.GetRequiredValue(folder);
            into.Create();
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            var over = await new HandOverPackage(client, into).WriteAsync(cancellationToken);
            Write(into, "hand-over.json", new GiveOver(over));
            Console.WriteLine($"{over.Cases} cases, log up to {over.UpTo}, inventory {over.Inventory.Sha256}.");
            Console.WriteLine("Next: ledger registrar act hand-over "
                + HandOverPackage.PathOf(into, "hand-over.json"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Check()
    {
        var folder = Folder("What was handed over.");
        var command = new Command(
            "check", "Check that a folder holds every file that its inventory names; asks no server.")
        {
            folder,
        };
        command.SetAction(parsed =>
        {
            var from = parsed.GetRequiredValue(folder);
            var (inventory, cases, faults) = HandOverCheck.Of(from);
            foreach (var fault in faults)
            {
                Console.Error.WriteLine(fault);
            }

            if (faults.Count > 0)
            {
                return ExitCodes.Failed;
            }

            Write(from, "take-over.json", new TakeOver(inventory));
            Console.WriteLine($"{cases} cases are whole, inventory {inventory.Sha256}.");
            Console.WriteLine("Next: ledger registrar act take-over "
                + HandOverPackage.PathOf(from, "take-over.json"));
            return ExitCodes.Done;
        });
        return command;
    }

    private static Argument<DirectoryInfo> Folder(string description) => new("folder") { Description = description };

    private static void Write(DirectoryInfo folder, string name, Domain.Command payload) => File.WriteAllBytes(
        HandOverPackage.PathOf(folder, name), CanonicalJson.Write(CommandCodec.Write(payload)));
}
