using System.CommandLine;
using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger watch</c>: prints what concerns the account's party as it happens, and goes on after losses where they
/// were.
/// </summary>
internal static class WatchCommand
{
    private static readonly Option<string?> s_after = new("--after")
    {
        Description = "The cursor to begin behind. Default: the cursor file's, else the log's beginning.",
    };

    private static readonly Option<FileInfo?> s_cursor = new("--cursor")
    {
        Description = "File that keeps the cursor: what was printed is not printed again by the next run.",
    };

    private static readonly Option<bool> s_once = new("--once") { Description = "Print what is there, and end." };
    private static readonly Option<bool> s_json = new("--json") { Description = "Print a JSON object a line." };
    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();

    public static Command Create()
    {
        var command = new Command("watch", "Print what concerns your party, as it happens.")
        {
            s_after, s_cursor, s_once, s_json, s_server, s_account,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        _ = client.Account ?? throw new UsageException("Whose affairs? Name your account with --account.");
        var (file, json) = (parsed.GetValue(s_cursor), parsed.GetValue(s_json));
        var after = parsed.GetValue(s_after)
            ?? (file is { Exists: true } ? File.ReadAllText(file.FullName).Trim() : null);
        if (after is not null
            && (!ulong.TryParse(after, out var number) || number.ToString(CultureInfo.InvariantCulture) != after))
        {
            throw new UsageException($"{after} is no cursor; it is a decimal number, as an entry's cursor says.");
        }

        var entries = parsed.GetValue(s_once)
            ? PagesAsync(client, after, cancellationToken)
            : client.FollowFeedAsync(after, cancellationToken);
        await foreach (var entry in entries)
        {
            Console.WriteLine(json ? Json.Line(entry) : Line(entry));
            Keep(file, entry.Cursor);
        }

        return ExitCodes.Done;
    }

    private static async IAsyncEnumerable<FeedEntryResource> PagesAsync(
        LedgerClient client, string? after,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var more = true; more;)
        {
            var page = await client.ReadFeedAsync(after, cancellationToken: cancellationToken);
            foreach (var entry in page.Items)
            {
                yield return entry;
            }

            (after, more) = (page.Next, page.More);
        }
    }

    // Whole or not at all: a run that ends in between prints again what it may not have.
    private static void Keep(FileInfo? file, string cursor)
    {
        if (file is not null)
        {
            var next = file.FullName + ".next";
            File.WriteAllText(next, cursor + "\n");
            File.Move(next, file.FullName, overwrite: true);
        }
    }

    private static string Line(FeedEntryResource entry) =>
        $"{entry.Index,8}  {entry.RecordedTime}  {entry.Type,-32}  "
        + string.Join(' ', entry.Streams.Select(static stream => $"{stream.Stream} v{stream.Version}"))
        + (entry.Own ? "  (own)" : "");
}
