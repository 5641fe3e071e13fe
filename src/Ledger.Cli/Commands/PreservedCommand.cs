using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Sdk;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger log preserved</c>: which checkpoints have evidence records, until when each is good.</summary>
internal static class PreservedCommand
{
    private static readonly Option<Uri> s_server = CommonOptions.Server();

    public static Command Create()
    {
        var command = new Command(
            "preserved", "List the checkpoints that are preserved (RFC 4998), and by when each is renewed.")
        {
            s_server,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = new LedgerClient(http, parsed.GetRequiredValue(s_server));
        var all = await client.ListPreservedAsync(cancellationToken);
        foreach (var one in all)
        {
            Console.WriteLine(
                $"{one.Size,8}  since {one.Since}  renewed {one.Renewed}  next by {one.RenewBy}"
                + $"  {one.Stamps} stamps in {one.Chains} chains{(one.Rerooted ? ", re-rooted" : "")}"
                + $"{(one.Late ? ", LATE" : "")}");
        }

        return all.Any(one => one.Late) ? ExitCodes.Failed : ExitCodes.Done;
    }
}
