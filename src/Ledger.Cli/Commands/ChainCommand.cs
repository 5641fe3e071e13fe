using System.CommandLine;
using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Domain;
using Ledger.Domain.Chains;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger chain status|void|retire|repair</c>: where the chains stand that mirror the log, and what an operator
/// decides about them.
/// </summary>
internal static class ChainCommand
{
    public static Command Create() => new(
        "chain", "Show where the chains stand that mirror the log; void a range, give up an instance, repair.")
    {
        Status(), Void(), Retire(), Repair(),
    };

    private static Command Status()
    {
        var (server, json) = (CommonOptions.Server(), CommonOptions.Json());
        var command = new Command("status", "Show instance, size, lag, last fault and what to do, for every chain.")
        {
            server, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = new LedgerClient(http, parsed.GetRequiredValue(server));
            var log = await client.ReadLogAsync(cancellationToken);
            var chains = new List<ChainResource>();
            foreach (var chain in log.Chains)
            {
                chains.Add(await FindAsync(client, chain.Name, cancellationToken));
            }

            ChainText.Print(chains, parsed.GetValue(json));
            return chains.All(chain => chain.Now.Fault is null) ? ExitCodes.Done : ExitCodes.Failed;
        });
        return command;
    }

    private static Command Void()
    {
        var (name, reason) = (Name(), Reason());
        var command = Decision(
            "void",
            "Decide that the range which the chain refuses goes to it without its operations. The keys concerned read "
            + "\"not mirrored\" there until they are said again (ledger chain repair). "
            + "Needs the account of an operator.",
            name,
            reason,
            (parsed, chain) => chain.Now.Refused is { } refused
                ? new VoidRange(
                    chain.Now.Instance, new LogRange(Number(refused.From), Number(refused.To)),
                    parsed.GetRequiredValue(reason))
                : throw new InvalidDataException($"{chain.Now.Name} refuses no range: {chain.Now.State}."));
        return command;
    }

    private static Command Retire()
    {
        var (name, reason) = (Name(), Reason());
        var instance = new Option<string>("--instance")
        {
            Description = "The instance in use, as ledger chain status names it: it never comes back.",
            Required = true,
        };
        var command = Decision(
            "retire",
            "Give an instance up for good. A new one takes its place and is filled from the log; what was anchored on "
            + "the old one stays proven by the evidence that was made of it. Needs the account of an operator.",
            name,
            reason,
            (parsed, _) => new RetireInstance(parsed.GetRequiredValue(instance), parsed.GetRequiredValue(reason)));
        command.Add(instance);
        return command;
    }

    private static Command Repair()
    {
        var (name, server, account) = (Name(), CommonOptions.Server(), CommonOptions.Account());
        var command = new Command(
            "repair",
            "Say again what the chain does not hold because a range was voided there. Safe to repeat. "
            + "Needs the account of an operator.")
        {
            name, server, account,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            var chain = await FindAsync(client, parsed.GetRequiredValue(name), cancellationToken);
            await new ChainRepair(client, TimeProvider.System).RunAsync(chain.Gaps, cancellationToken);
            Console.WriteLine($"{chain.Gaps.Count} assets said again.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static Command Decision(
        string verb, string help, Argument<string> name, Option<string> reason,
        Func<ParseResult, ChainResource, RegistryCommand> decide)
    {
        var (server, account) = (CommonOptions.Server(), CommonOptions.Account());
        var command = new Command(verb, help) { name, reason, server, account };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await CommonOptions.ConnectAsync(
                http, parsed.GetRequiredValue(server), parsed.GetValue(account), cancellationToken);
            var chain = await FindAsync(client, parsed.GetRequiredValue(name), cancellationToken);
            var decision = decide(parsed, chain);
            var registry = await client.FindRegistryAsync(cancellationToken)
                ?? throw new UsageException("Only the registry's staff decides: name your account with --account.");
            var accepted = await client.ExecuteAsync(
                StreamName.Registry, registry.Version,
                DerivedId.Of(decision.Type, decision.Instance, registry.Version.ToString(CultureInfo.InvariantCulture)),
                decision, cancellationToken);
            Console.WriteLine($"{decision.Type} is entry {accepted.Index}.");
            return ExitCodes.Done;
        });
        return command;
    }

    private static async Task<ChainResource> FindAsync(
        LedgerClient client, string name, CancellationToken cancellationToken) =>
        await client.FindChainAsync(name, cancellationToken)
            ?? throw new InvalidDataException($"No chain is called {name}.");

    private static Argument<string> Name() => new("chain") { Description = "The chain's name, for example evm." };

    private static Option<string> Reason() => new("--reason")
    {
        Description = "Why, for whoever reads the log later; 1 to 500 characters.",
        Required = true,
    };

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}
