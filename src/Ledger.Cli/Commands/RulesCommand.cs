using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Domain.Rules;
using Ledger.Sdk;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger rules</c>: what is decided by which clause, and which tests show it.</summary>
internal static class RulesCommand
{
    private static readonly Option<Uri?> s_server = new("--server")
    {
        Description = "Address of a registry whose rules are asked for. Default: the rules that this program has.",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                return address;
            }

            result.AddError($"{text} is no http or https address.");
            return null;
        },
    };

    private static readonly Option<FileInfo[]> s_overlay = new("--overlay")
    {
        Description = "A province's own rules over the national ones, as a registry is configured with; repeatable.",
    };

    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command("rules", "List every rule with its document, clause, version and tests.")
        {
            s_server, s_overlay, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var rules = parsed.GetValue(s_server) is { } server
            ? await AskAsync(server, cancellationToken)
            : Own(parsed.GetValue(s_overlay) ?? []);
        if (parsed.GetValue(s_json))
        {
            Json.Print(rules);
            return ExitCodes.Done;
        }

        foreach (var rule in rules)
        {
            Console.WriteLine($"{rule.Rule,-40}  {rule.Document} {rule.Clause}  {rule.Version}");
        }

        return ExitCodes.Done;
    }

    private static async Task<IReadOnlyList<RuleResource>> AskAsync(Uri server, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = new LedgerClient(http, server);
        return await client.ListRulesAsync(cancellationToken);
    }

    private static IReadOnlyList<RuleResource> Own(FileInfo[] overlays) =>
    [
        .. ClauseTable.Of(new RuleBook([.. RuleSet.All, .. overlays.Select(Read)])).Select(static row =>
            new RuleResource(row.Clause.Document, row.Clause.Article, row.Rule, row.Version, row.Tests)),
    ];

    private static RuleSet Read(FileInfo file) =>
        RuleOverlay.TryRead(File.ReadAllBytes(file.FullName), out var rules, out var error)
            ? rules
            : throw new InvalidDataException($"{file.Name}: {error}.");
}
