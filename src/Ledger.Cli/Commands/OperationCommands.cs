using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Sdk;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger audit</c> and <c>ledger rebuild</c>: what an auditor has the registry do to itself.</summary>
internal static class OperationCommands
{
    public static Command Audit() => Create(
        "audit",
        "Reread journal, trees, tiles, content and chains, and name the first byte that disagrees. Reads only. "
            + "Exit code 0 only if everything agrees. Needs the account of an auditor.",
        "Everything agrees.",
        static (client, cancellationToken) => client.AuditAsync(cancellationToken));

    public static Command Rebuild() => Create(
        "rebuild",
        "Make tiles and the register anew from the journal. Nothing acknowledged changes. "
        + "Needs the account of an auditor.",
        "Made anew.",
        static (client, cancellationToken) => client.RebuildAsync(cancellationToken));

    private static Command Create(
        string verb, string help, string closing,
        Func<LedgerClient, CancellationToken, Task<OperationResource>> operate)
    {
        var server = CommonOptions.Server();
        var account = CommonOptions.Account();
        var json = CommonOptions.Json();
        var command = new Command(verb, help) { server, account, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            var report = await operate(client, cancellationToken);
            Print(report, closing, parsed.GetValue(json));
            return report.Agrees ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static void Print(OperationResource report, string closing, bool json)
    {
        if (json)
        {
            Json.Print(report);
            return;
        }

        foreach (var note in report.Notes)
        {
            Console.WriteLine(note);
        }

        foreach (var finding in report.Findings)
        {
            Console.WriteLine("DISAGREES  " + finding);
        }

        Console.WriteLine(report.Agrees ? closing : $"{report.Findings.Count} findings.");
    }
}
