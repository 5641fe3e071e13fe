using System.CommandLine;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Sdk;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger log</c>: the public leaves.</summary>
internal static class LogCommand
{
    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<ulong> s_from = new("--from") { Description = "The first index. Default: 0." };
    private static readonly Option<int> s_limit = new("--limit")
    {
        Description = "How many at most, 1 to 500.",
        DefaultValueFactory = _ => 20,
    };

    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        s_limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 500)
            {
                result.AddError("--limit is 1 to 500.");
            }
        });
        var command = new Command("log", "List entries of the registry's public log; their hashes are computed anew.")
        {
            s_server, s_from, s_limit, s_json, PreservedCommand.Create(),
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = new LedgerClient(http, parsed.GetRequiredValue(s_server));
        var page = await client.ListEntriesAsync(
            parsed.GetValue(s_from), parsed.GetValue(s_limit), cancellationToken);
        if (parsed.GetValue(s_json))
        {
            Json.Print(page);
            return ExitCodes.Done;
        }

        foreach (var entry in page.Items)
        {
            Console.WriteLine(Line(entry));
        }

        var log = await client.ReadLogAsync(cancellationToken);
        Console.WriteLine(
            $"{log.Origin}: {log.Accepted} accepted, {log.Published} published, legal time {log.LegalTime}"
            + (log.Simulated ? " (simulated)" : ""));
        return ExitCodes.Done;
    }

    private static string Line(LogEntryResource entry)
    {
        using var leaf = JsonDocument.Parse(entry.Leaf);
        var root = leaf.RootElement;
        var streams = root.GetProperty("writes").EnumerateArray()
            .Select(write => $"{write.GetProperty("stream").GetString()}@{write.GetProperty("version").GetString()}");
        var number = root.TryGetProperty("number", out var code) ? $"  {code.GetString()}" : "";
        return $"{entry.Index,6}  {entry.State,-9}  {root.GetProperty("recordedTime").GetString()}  "
            + $"{root.GetProperty("type").GetString(),-28}  {string.Join(", ", streams)}{number}";
    }
}
