using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Sdk;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger due</c>: what is due at the registry, for its staff.</summary>
internal static class DueCommand
{
    private const int Page = 500;

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();
    private static readonly Option<string?> s_kind = new("--kind")
    {
        Description = "Only what is due of one kind, for example acceptance-reply.",
    };

    private static readonly Option<string?> s_standing = new("--standing")
    {
        Description = "Only what is late, today, ahead, suspended or undeterminable.",
    };

    public static Command Create()
    {
        s_standing.AcceptOnlyFromAmong("late", "today", "ahead", "suspended", "undeterminable");
        var command = new Command("due", "List what is due at the registry, in the order of the deadlines.")
        {
            s_standing, s_kind, s_server, s_account, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        var query = new DueQuery(parsed.GetValue(s_standing), parsed.GetValue(s_kind));
        List<DueResource> rows = [];
        string? after = null;
        do
        {
            var page = await client.ListDueAsync(query, after, Page, cancellationToken);
            rows.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        if (parsed.GetValue(s_json))
        {
            Json.Print<IReadOnlyList<DueResource>>(rows);
            return ExitCodes.Done;
        }

        Nothing.Say(rows, "Nothing is due that is like that. 没有符合条件的待办事项。");
        foreach (var row in rows)
        {
            Console.WriteLine(
                $"{row.By ?? "----------"}  {row.Standing,-14}  {row.Kind,-22}  {row.Stream}  "
                + $"{row.Document} {row.Clause}");
        }

        return ExitCodes.Done;
    }
}
