using System.CommandLine;
using Ledger.Cli.Applications;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Catalogue;
using Ledger.Sdk;
using Command = System.CommandLine.Command;
using Refusals = Ledger.Cli.Output.Refusals;

namespace Ledger.Cli.Commands;

/// <summary>
/// <c>ledger catalogue import</c>: compiles items row by row, or revises those that are there. A row that cannot be
/// taken does not keep the others out; importing a file again changes nothing.
/// </summary>
internal static class CatalogueImport
{
    private static readonly Option<bool> s_json = CommonOptions.Json();
    private static readonly Argument<FileInfo> s_file = new("file")
    {
        Description = "A JSON array of items, or CSV with a header (.csv): name, summary, category, division, "
            + "industry, frequency, sharing, grade, personalInformation, confidential, data, access.",
    };

    private static readonly Option<string?> s_revise = new("--revise")
    {
        Description = "Why items that are there already are described otherwise; without it they are left as they are.",
    };

    public static Command Create()
    {
        var command = CatalogueCommands.Connected(
            new Command("import", "Compile items from a file, row by row.") { s_file, s_revise, s_json });
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        using var client = await CatalogueCommands.ConnectAsync(http, parsed, cancellationToken);
        _ = client.Account ?? throw new UsageException("Items are signed: name your account with --account.");
        var file = parsed.GetRequiredValue(s_file);
        var rows = string.Equals(file.Extension, ".csv", StringComparison.OrdinalIgnoreCase)
            ? CatalogueCsv.Read(file)
            : CatalogueCsv.ReadJson(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
        List<ImportedRow> done = [];
        foreach (var row in rows)
        {
            done.Add(await ImportAsync(client, row, parsed.GetValue(s_revise), cancellationToken));
        }

        Print(done, parsed.GetValue(s_json));
        return done.Any(static row => row.Error is not null) ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static async Task<ImportedRow> ImportAsync(
        LedgerClient client, CatalogueRow row, string? reason, CancellationToken cancellationToken)
    {
        if (row.Fault is not null
            || !CommandCodec.TryRead(
                "catalogue.compile", new JsonObject(("content", row.Content!)), out var command, out var error))
        {
            return new ImportedRow(row.Number, null, "faulty", row.Fault ?? ErrorOf(row));
        }

        var content = ((CompileItem)command).Content;
        var id = IdOf(client.Account!.Party, content);
        try
        {
            var known = await client.FindItemStateAsync(id, cancellationToken);
            if (known is not null && (reason is null || content.Equals(known.State.Draft)))
            {
                return new ImportedRow(
                    row.Number, id.ToString(), content.Equals(known.State.Draft) ? "unchanged" : "left", null);
            }

            Domain.Command act = known is null ? command : new ReviseItem(content, reason!);
            var version = known?.Version ?? 0;
            await client.ExecuteAsync(
                id.Stream, version, DerivedId.Of("ledger-command@v1", id.ToString(), act.Type, $"{version}"), act,
                cancellationToken);
            return new ImportedRow(row.Number, id.ToString(), known is null ? "compiled" : "revised", null);
        }
        catch (LedgerProblemException refused)
        {
            return new ImportedRow(row.Number, id.ToString(), "refused", Refusals.Describe(refused));
        }
    }

    // The same provider's item of the same name and division is the same item.
    private static CatalogueId IdOf(PartyId provider, CatalogueContent content) => CatalogueId.Parse(
        DerivedId.Of("ledger-catalogue-item@v1", provider.ToString(), content.Division.ToString(), content.Name));

    private static string ErrorOf(CatalogueRow row)
    {
        _ = CommandCodec.TryRead("catalogue.compile", new JsonObject(("content", row.Content!)), out _, out var error);
        return error!.Replace("$.content", "$", StringComparison.Ordinal);
    }

    private static void Print(IReadOnlyList<ImportedRow> rows, bool json)
    {
        if (json)
        {
            Json.Print(rows);
            return;
        }

        foreach (var row in rows)
        {
            Console.WriteLine($"{row.Row,5}  {row.Outcome,-9}  {row.Id ?? new string('-', 32)}  {row.Error}");
        }
    }
}
