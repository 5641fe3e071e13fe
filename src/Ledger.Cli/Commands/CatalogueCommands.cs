using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Domain;
using Ledger.Sdk;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger catalogue</c>: lists, shows, imports and exports the resource catalogue.</summary>
internal static class CatalogueCommands
{
    internal const int PageSize = 200;

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();
    private static readonly Option<string?> s_name = new("--name") { Description = "Only names with this text." };
    private static readonly Option<string?> s_category = new("--category")
    {
        Description = "Only public, enterprise or other-non-public data.",
    };

    private static readonly Option<string?> s_tier = new("--tier")
    {
        Description = "Only the catalogue of one tier: province, prefecture or county.",
    };

    private static readonly Option<string?> s_division = new("--division")
    {
        Description = "Only a division and all that lies in it, six digits.",
    };

    private static readonly Option<string?> s_status = new("--status")
    {
        Description = "Only items that stand so, for example published.",
    };

    private static readonly Option<string?> s_opening = new("--opening")
    {
        Description = "open for the openness catalogue, closed or proposed.",
    };

    private static readonly Option<string?> s_bar = new("--bar")
    {
        Description = "barred for the negative list of opening, free or proposed.",
    };

    private static readonly Option<FileInfo?> s_out = new("--out")
    {
        Description = "File to write. Default: standard output.",
    };

    private static readonly Argument<string> s_id = new("id") { Description = "32 hex characters." };

    public static Command Create() =>
        new("catalogue", "The resource catalogue: what data there is, whose it is, and how to get at it.")
        {
            Verb("list", "List items, newest first: what is public, and with an account what it may see.", ListAsync,
                s_name, s_category, s_tier, s_division, s_status, s_opening, s_bar, s_json),
            WithId("show", "Show one item.", ShowAsync, s_json),
            CatalogueImport.Create(),
            CatalogueAct.Create(),
            CatalogueLists.Demands(),
            CatalogueLists.Responsibilities(),
            CatalogueLists.Map(),
            Verb("export", "Write what is public as DCAT 3 in JSON-LD.", ExportAsync,
                s_name, s_category, s_tier, s_division, s_out),
        };

    /// <summary>The options by which every verb finds the registry and its account.</summary>
    internal static Command Connected(Command verb)
    {
        verb.Add(s_server);
        verb.Add(s_account);
        return verb;
    }

    internal static Task<LedgerClient> ConnectAsync(
        HttpClient http, ParseResult parsed, CancellationToken cancellationToken) => CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);

    private static Command Verb(
        string name, string description, Func<ParseResult, CancellationToken, Task<int>> run, params Option[] options)
    {
        var verb = Connected(new Command(name, description));
        foreach (var option in options)
        {
            verb.Add(option);
        }

        verb.SetAction(run);
        return verb;
    }

    private static Command WithId(
        string name, string description, Func<ParseResult, CancellationToken, Task<int>> run, params Option[] options)
    {
        var verb = Verb(name, description, run, options);
        verb.Add(s_id);
        return verb;
    }

    /// <summary>All pages of a list.</summary>
    internal static async Task<List<T>> AllAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        List<T> rows = [];
        string? after = null;
        do
        {
            var page = await read(after);
            rows.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);
        return rows;
    }

    private static async Task<int> ListAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = await ConnectAsync(http, parsed, cancellationToken);
        var rows = await AllAsync(
            after => client.ListCatalogueAsync(QueryOf(parsed), after, PageSize, cancellationToken));
        if (parsed.GetValue(s_json))
        {
            Json.Print<IReadOnlyList<CatalogueItemResource>>(rows);
            return ExitCodes.Done;
        }

        Nothing.Say(rows, "Nothing in the catalogue that you may see is like that. 没有符合条件的目录项。");
        foreach (var row in rows)
        {
            Console.WriteLine(
                $"{row.Id}  {row.Division}  {row.Category,-16}  {row.Status,-9}  {row.Name}  {row.Provider.Name}");
        }

        return ExitCodes.Done;
    }

    private static async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var id = CatalogueId.TryParse(parsed.GetRequiredValue(s_id), out var read)
            ? read
            : throw new UsageException("A catalogue id is 32 lowercase hex characters.");
        using var http = new HttpClient();
        using var client = await ConnectAsync(http, parsed, cancellationToken);
        if (await client.FindCatalogueItemAsync(id, cancellationToken) is not { } item)
        {
            Console.Error.WriteLine("There is no such item, or it is not yours to see.");
            return ExitCodes.Failed;
        }

        if (parsed.GetValue(s_json))
        {
            Json.Print(item);
        }
        else
        {
            Print(item);
        }

        return ExitCodes.Done;
    }

    private static void Print(CatalogueItemResource item)
    {
        Console.WriteLine($"item         {item.Id}  {item.Name}");
        Console.WriteLine(
            $"             {item.Category}, {item.Tier} {item.Division}, {item.Status}, entry {item.Index}");
        Console.WriteLine($"provider     {item.Provider.Name}  {item.Provider.Code}");
        Console.WriteLine($"renewed      {item.Frequency}, last to {item.UpdatedOn ?? "-"}");
        Console.WriteLine($"sharing      {item.Sharing ?? "-"}");
        foreach (var datum in item.Data)
        {
            Console.WriteLine($"datum        {datum.Name}  {datum.Standard}  {datum.From ?? "(source)"}");
        }

        foreach (var access in item.Access)
        {
            Console.WriteLine($"access       {access.Kind}  {access.Title}  {access.MediaType}  {access.Address}");
        }

        Console.WriteLine(
            $"opening      {item.Opening.Status}  {item.Opening.Mode}  {item.Opening.Conditions}, "
            + $"negative list: {item.Opening.Bar}");
        foreach (var flow in item.Flows)
        {
            Console.WriteLine($"flow         {flow.Direction} to {flow.To}, {flow.Times} times, last {flow.On}");
        }

        Console.WriteLine($"codes        {item.Certificate ?? "-"}  {item.PublicCode ?? "-"}");
    }

    private static async Task<int> ExportAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = await ConnectAsync(http, parsed, cancellationToken);
        var document = Json.Text(await client.ExportCatalogueAsync(QueryOf(parsed), cancellationToken));
        if (parsed.GetValue(s_out) is { } file)
        {
            await File.WriteAllTextAsync(file.FullName, document + "\n", cancellationToken);
        }
        else
        {
            Console.WriteLine(document);
        }

        return ExitCodes.Done;
    }

    private static CatalogueQuery QueryOf(ParseResult parsed) => new(
        parsed.GetValue(s_name), parsed.GetValue(s_category), parsed.GetValue(s_tier), parsed.GetValue(s_division),
        null, parsed.GetValue(s_status), null, parsed.GetValue(s_opening), parsed.GetValue(s_bar));
}
