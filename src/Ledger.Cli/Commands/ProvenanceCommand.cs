using System.CommandLine;
using Ledger.Api.Contracts;
using Ledger.Cli.Output;
using Ledger.Domain;
using Command = System.CommandLine.Command;

namespace Ledger.Cli.Commands;

/// <summary><c>ledger provenance ASSET</c>: where an asset comes from, or what was made of it.</summary>
internal static class ProvenanceCommand
{
    private const int Page = 200;

    private static readonly Argument<string> s_asset = new("asset") { Description = "The asset, 32 hex characters." };

    private static readonly Option<bool> s_down = new("--down")
    {
        Description = "Follow what was made of it: what its lapse or freeze would touch.",
    };

    private static readonly Option<Uri> s_server = CommonOptions.Server();
    private static readonly Option<FileInfo?> s_account = CommonOptions.Account();
    private static readonly Option<bool> s_json = CommonOptions.Json();

    public static Command Create()
    {
        var command = new Command(
            "provenance", "List where an asset comes from, link by link, for its holders and the registry's staff.")
        {
            s_asset, s_down, s_server, s_account, s_json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (!AssetId.TryParse(parsed.GetRequiredValue(s_asset), out var asset))
        {
            throw new UsageException("An asset is named by 32 lowercase hex characters.");
        }

        using var http = new HttpClient();
        using var client = await CommonOptions.ConnectAsync(
            http, parsed.GetRequiredValue(s_server), parsed.GetValue(s_account), cancellationToken);
        _ = client.Account ?? throw new UsageException("It is shown to those concerned: name your account.");
        List<ProvenanceEdge> edges = [];
        string? after = null;
        do
        {
            var page = await client.ListProvenanceAsync(
                asset, parsed.GetValue(s_down), after, Page, cancellationToken);
            edges.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        if (parsed.GetValue(s_json))
        {
            Json.Print<IReadOnlyList<ProvenanceEdge>>(edges);
            return ExitCodes.Done;
        }

        foreach (var edge in edges)
        {
            Console.WriteLine($"{edge.Asset.Id} <- {edge.Source.Id}  {edge.Relation}, {edge.Basis}"
                + $"{(edge.Part is null ? "" : $", {edge.Part}")}  {string.Join(' ', edge.Flags)}");
        }

        return ExitCodes.Done;
    }
}
