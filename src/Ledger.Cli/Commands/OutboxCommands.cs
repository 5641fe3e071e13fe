using System.CommandLine;
using System.Globalization;
using Ledger.Cli.Output;
using Ledger.Domain;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger outbox add|list|send|drop|prune</c>: acts on disk that wait for the registry.</summary>
internal static class OutboxCommands
{
    private const string FolderVariable = "LEDGER_OUTBOX";

    public static Command Create() => new("outbox", "Acts on disk that wait to be recorded.")
    {
        Add(), List(), Send(), Drop(), Prune(),
    };

    public static Option<DirectoryInfo?> Folder() => new("--outbox")
    {
        Description = $"Folder of the outbox, made when it is not there. Default: the variable {FolderVariable}.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } known
            ? new DirectoryInfo(known)
            : null,
    };

    public static Outbox Open(ParseResult parsed, Option<DirectoryInfo?> folder) =>
        Outbox.Open(parsed.GetValue(folder)?.FullName
            ?? throw new UsageException($"Name the outbox's folder with --outbox or {FolderVariable}."));

    /// <summary>A sender; null when another process sends, for this one too.</summary>
    public static OutboxSender? TrySender(Outbox outbox, LedgerClient client)
    {
        try
        {
            return new OutboxSender(outbox, client);
        }
        catch (OutboxBusyException busy)
        {
            Console.Error.WriteLine(busy.Message);
            return null;
        }
    }

    private static Command Add()
    {
        var folder = Folder();
        var stream = new Argument<string>("stream") { Description = "For example asset/ID." };
        var type = new Argument<string>("type") { Description = "What to do, for example egress.file." };
        var payload = new Option<FileInfo>("--payload") { Description = "The content, JSON.", Required = true };
        var record = new Option<FileInfo?>("--record") { Description = "A file to keep beside the receipt." };
        var id = new Option<string?>("--id") { Description = "The command id. Default: a new one." };
        var command = new Command("add", "Add an act; its number is given when it is sent.")
        {
            stream, type, payload, record, id, folder,
        };
        command.SetAction(parsed =>
        {
            if (!StreamName.TryParse(parsed.GetRequiredValue(stream), out var addressed))
            {
                throw new UsageException("The stream is, for example, asset/ID.");
            }

            var act = new OutboxAct(
                addressed, PayloadFile.Read(parsed.GetRequiredValue(type), parsed.GetRequiredValue(payload)))
            {
                CommandId = parsed.GetValue(id),
                Record = parsed.GetValue(record) is { } kept ? File.ReadAllBytes(kept.FullName) : default,
            };
            using var outbox = Open(parsed, folder);
            try
            {
                Console.WriteLine(outbox.Add(act)[0]);
            }
            catch (ArgumentException wrong)
            {
                throw new UsageException(wrong.Message);
            }

            return ExitCodes.Done;
        });
        return command;
    }

    private static Command List()
    {
        var (folder, json) = (Folder(), CommonOptions.Json());
        var state = new Option<OutboxState?>("--state") { Description = "Only those that stand so." };
        var after = new Option<long>("--after") { Description = "Only those behind this number." };
        var limit = new Option<int>("--limit") { DefaultValueFactory = static _ => 200, Description = "How many." };
        var command = new Command("list", "List acts in the order of adding.") { folder, state, after, limit, json };
        command.SetAction(parsed =>
        {
            using var outbox = Open(parsed, folder);
            var entries = outbox.List(parsed.GetValue(state), parsed.GetValue(after), parsed.GetValue(limit));
            if (parsed.GetValue(json))
            {
                Json.Print<IReadOnlyList<WaitingAct>>([.. entries.Select(WaitingAct.Of)]);
                return ExitCodes.Done;
            }

            foreach (var entry in entries)
            {
                Console.WriteLine(Line(entry));
            }

            Nothing.Say(entries, "Nothing is there.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Send()
    {
        var (folder, server, account) = (Folder(), CommonOptions.Server(), CommonOptions.Account());
        var follow = new Option<bool>("--follow") { Description = "Go on until interrupted; wait faults out." };
        var command = new Command("send", "Send what waits, in order.") { folder, follow, server, account };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var outbox = Open(parsed, folder);
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            _ = client.Account ?? throw new UsageException("Acts are signed: name your account with --account.");
            using var sender = new OutboxSender(outbox, client) { Told = entry => Console.WriteLine(Line(entry)) };
            if (parsed.GetValue(follow))
            {
                await sender.RunAsync(cancellationToken);
            }

            var report = await sender.SendAsync(cancellationToken);
            return report.Held > 0 ? ExitCodes.Failed : ExitCodes.Done;
        });
        return command;
    }

    private static Command Drop()
    {
        var folder = Folder();
        var id = new Argument<string>("id") { Description = "The act's command id." };
        var reason = new Option<string>("--reason") { Description = "Why, for whoever asks later.", Required = true };
        var command = new Command("drop", "Take an act out that cannot be recorded.") { id, reason, folder };
        command.SetAction(parsed =>
        {
            using var outbox = Open(parsed, folder);
            if (outbox.Drop(parsed.GetRequiredValue(id), parsed.GetRequiredValue(reason)))
            {
                return ExitCodes.Done;
            }

            Console.Error.WriteLine("It does not wait, or an attempt may have been taken: ledger outbox send");
            return ExitCodes.Failed;
        });
        return command;
    }

    private static Command Prune()
    {
        var folder = Folder();
        var days = new Option<int>("--days") { Description = "Older than so many days.", Required = true };
        var command = new Command("prune", "Remove what is done, receipts and records with it.") { days, folder };
        command.SetAction(parsed =>
        {
            using var outbox = Open(parsed, folder);
            var before = TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(parsed.GetValue(days));
            Console.WriteLine(Sizes.Counted(outbox.Prune(before), "act") + " removed");
            return ExitCodes.Done;
        });
        return command;
    }

    private static string Line(OutboxEntry entry)
    {
        var end = entry.Receipt is { } receipt ? $"entry {receipt.Index}" : entry.Refusal ?? "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Number,6}  {entry.CommandId}  {Word(entry.State),-7}  {entry.Type}  {entry.Stream}  {end}");
    }

    private static string Word(OutboxState state) => WaitingAct.Word(state);
}
