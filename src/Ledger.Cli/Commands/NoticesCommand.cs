using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Sdk;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger notices</c>: the public notices that run, and until when to object.</summary>
internal static class NoticesCommand
{
    private const int Page = 200;

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("notices", "List the public notices that run, with the last day to object.")
        {
            s_server, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = new LedgerClient(http, parsed.GetRequiredValue(s_server));
        List<NoticeResource> notices = [];
        string? after = null;
        do
        {
            var page = await client.ListNoticesAsync(after, Page, cancellationToken);
            notices.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        if (parsed.GetValue(s_json))
        {
            Json.Print<IReadOnlyList<NoticeResource>>(notices);
            return ExitCodes.Done;
        }

        Nothing.Say(notices, "No public notice runs today. 目前没有正在公示的登记。");
        foreach (var notice in notices)
        {
            Console.WriteLine($"{notice.Case}  {notice.Regime}  {notice.Type}  {notice.Name}");
            Console.WriteLine($"    published {notice.PublishedOn}, objections until "
                + $"{notice.Objections.Until ?? "a day not yet determinable"} ({notice.Objections.Clause})");
            Console.WriteLine("    " + string.Join(", ", notice.Applicants.Select(
                static who => who.NaturalPerson ? "natural person 自然人" : who.Name)));
        }

        return ExitCodes.Done;
    }
}
