using System.CommandLine;
using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Domain;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger near-duplicates CASE</c>: where the same data may have been registered already, for staff.
/// </summary>
internal static class NearDuplicateCommand
{
    private const int Page = 200;

    private static readonly Argument<string> s_case = new("case") { Description = "The case: 32 hex characters." };

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command(
            "near-duplicates", "List the cases whose data is much like a case's, by their sketches; for staff.")
        {
            s_case, s_server, s_account, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var text = parsed.GetRequiredValue(s_case);
        var id = CaseId.TryParse(text, out var read)
            ? read
            : throw new UsageException($"{text} is no case id: 32 lowercase hex characters.");
        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        NearDuplicates? whole = null;
        string? after = null;
        do
        {
            if (await client.FindNearDuplicatesAsync(id, after, Page, cancellationToken) is not { } page)
            {
                Console.Error.WriteLine("There is no such case.");
                return ExitCodes.Failed;
            }

            whole = page with { Items = [.. whole?.Items ?? [], .. page.Items], Next = null };
            after = page.Next;
        }
        while (after is not null);

        if (parsed.GetValue(s_json))
        {
            Json.Print(whole);
        }
        else
        {
            Print(whole);
        }

        return ExitCodes.Done;
    }

    private static void Print(NearDuplicates found)
    {
        foreach (var one in found.Items)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Similarity:P1} ± {one.Error:P1}  {one.Case}  {one.Status,-12}  {one.Asset}  {one.Name}"));
        }

        Console.Error.WriteLine(found.Sketch switch
        {
            "none" => "No sketch was filed with this case. 本案未提交数据草图。",
            "awaited" => "The sketch was not handed in yet. 数据草图尚未提交。",
            "unreadable" => "What was handed in is no sketch. 所提交的文件不是数据草图。",
            _ when found.Items.Count == 0 => "No like data is known. 未发现相近的数据。",
            _ => "The part of all records that both have: an estimate, 95 times of 100 within ±. "
                + "两者共有的记录占全部记录的比例（估计值，置信度 95%）。",
        });
    }
}
