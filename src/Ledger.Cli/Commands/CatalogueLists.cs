using System.CommandLine;
using Ledger.Cli.Output;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger catalogue demands|responsibilities|map</c>: the lists beside the catalogue itself.</summary>
internal static class CatalogueLists
{
    private static readonly Option<bool> s_json = CommonOptions.Json();
    private static readonly Option<string?> s_status = new("--status")
    {
        Description = "Only demands that stand so, for example listed.",
    };

    private static readonly Option<string?> s_division = new("--division")
    {
        Description = "Only a division and all that lies in it, six digits.",
    };

    public static Command Demands()
    {
        var command = CatalogueCommands.Connected(
            new Command("demands", "List demands for data, newest first.") { s_status, s_division, s_json });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await CatalogueCommands.ConnectAsync(http, parsed, cancellationToken);
            return Print(
                await CatalogueCommands.AllAsync(after => client.ListDemandsAsync(
                    parsed.GetValue(s_status), parsed.GetValue(s_division), after, CatalogueCommands.PageSize,
                    cancellationToken)),
                parsed.GetValue(s_json),
                static row => $"{row.Id}  {row.Division}  {row.Status,-9}  {row.Side,-10}  {row.Name}  {row.Item}");
        });
        return command;
    }

    public static Command Responsibilities()
    {
        var command = CatalogueCommands.Connected(
            new Command("responsibilities", "List who owes which public data to whom; needs an account.") { s_json });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await CatalogueCommands.ConnectAsync(http, parsed, cancellationToken);
            return Print(
                await CatalogueCommands.AllAsync(after => client.ListResponsibilitiesAsync(
                    null, after, CatalogueCommands.PageSize, cancellationToken)),
                parsed.GetValue(s_json),
                static row =>
                    $"{row.Item} {row.Number}  {row.Provider.Name}  {row.Name}  {row.Recipients}  {row.Basis}");
        });
        return command;
    }

    public static Command Map()
    {
        var command = CatalogueCommands.Connected(
            new Command("map", "List censuses with the map of resources that each drew.") { s_json });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var http = new HttpClient();
            using var client = await CatalogueCommands.ConnectAsync(http, parsed, cancellationToken);
            return Print(
                await CatalogueCommands.AllAsync(after => client.ListCensusesAsync(
                    after, CatalogueCommands.PageSize, cancellationToken)),
                parsed.GetValue(s_json),
                static row => string.Join(
                    '\n',
                    row.Map.Select(static cell =>
                        $"  {cell.Division}  public {cell.Public}, other {cell.NonPublic}, catalogued "
                        + $"{cell.Catalogued}, systems {cell.Systems}, reported by {cell.Reporters}")
                        .Prepend($"{row.Id}  {row.Title}  {row.Status} until {row.Until}")));
        });
        return command;
    }

    private static int Print<T>(IReadOnlyList<T> rows, bool json, Func<T, string> line)
    {
        if (json)
        {
            Json.Print(rows);
            return ExitCodes.Done;
        }

        Nothing.Say(rows, "Nothing is on the list. 清单为空。");
        foreach (var row in rows)
        {
            Console.WriteLine(line(row));
        }

        return ExitCodes.Done;
    }
}
