using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Domain;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger search</c>: the public register, by what everybody may search it for.</summary>
internal static class SearchCommand
{
    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<bool> s_json = CommonOptions.Json();
    private static readonly Option<string?> s_code = Text("--code", "How the certificate number or code begins.");
    private static readonly Option<string?> s_name = Text("--name", "Words of the data's name, for example 停车场.");
    private static readonly Option<string?> s_holder = Text(
        "--holder", "Words of an organisation's name, or its unified social credit code.");

    private static readonly Option<DivisionCode?> s_region = new("--region")
    {
        Description = "Code of a division, six digits; what lies in it is found too.",
        CustomParser = result =>
        {
            if (DivisionCode.TryParse(result.Tokens[0].Value, out var code))
            {
                return code;
            }

            result.AddError($"{result.Tokens[0].Value} is no division: six digits of GB/T 2260.");
            return null;
        },
    };

    private static readonly Option<string?> s_kind = Text("--kind", "resource, product or service.");
    private static readonly Option<string?> s_status = Text(
        "--status", "valid, adjusted, superseded, registered, cancelled, revoked or lapsed.");

    private static readonly Option<string?> s_regime = Text(
        "--regime", "G35 for data property, M26 for public data.");

    private static readonly Option<string?> s_after = Text(
        "--after", "Go on after this place, as the page before says.");
    private static readonly Option<int> s_limit = new("--limit")
    {
        Description = "How many at most, 1 to 200.",
        DefaultValueFactory = _ => 50,
    };

    public static Command Create()
    {
        s_kind.AcceptOnlyFromAmong("resource", "product", "service");
        s_status.AcceptOnlyFromAmong(
            "valid", "adjusted", "superseded", "registered", "cancelled", "revoked", "lapsed");
        s_regime.AcceptOnlyFromAmong("G35", "M26");
        var command = new Command("search", "Search the public register; all that is asked for must be met.")
        {
            s_code, s_name, s_holder, s_region, s_kind, s_status, s_regime, s_after, s_limit, s_server, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = new LedgerClient(http, parsed.GetRequiredValue(s_server));
        var query = new RegisterQuery(
            parsed.GetValue(s_code), parsed.GetValue(s_name), parsed.GetValue(s_holder), parsed.GetValue(s_region),
            parsed.GetValue(s_kind), parsed.GetValue(s_status), parsed.GetValue(s_regime));
        var page = await client.SearchRegisterAsync(
            query, parsed.GetValue(s_after), parsed.GetValue(s_limit), cancellationToken);
        if (parsed.GetValue(s_json))
        {
            Json.Print(page);
            return ExitCodes.Done;
        }

        Nothing.Say(page.Items, "Nothing in the public register is like that. 没有符合条件的登记。");
        foreach (var record in page.Items)
        {
            Console.WriteLine($"{record.Code}  {record.Status,-10}  {record.Kind,-8}  {record.From} {record.Until}  "
                + (record.Withheld ? "(withheld 不予公示)" : record.Name));
            foreach (var holder in record.Holders)
            {
                Console.WriteLine($"    {holder.Right?.Kind,-8} "
                    + (holder.NaturalPerson ? "natural person 自然人" : $"{holder.Name} {holder.Code}")
                    + (holder.EndedOn is null ? ""
                        : holder.Successor is null ? $"  no more since 已终止 {holder.EndedOn}"
                        : $"  merged 已并入 {holder.EndedOn}: {holder.Successor}"));
            }
        }

        if (page.Next is not null)
        {
            Console.WriteLine($"more: --after {page.Next}");
        }

        return ExitCodes.Done;
    }
}
