using Ledger.Api.Contracts;
using Ledger.Api.Problems;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>The public register: what anyone may see, without signing in.</summary>
internal static class RegisterEndpoints
{
    private const int DefaultPage = 50;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1").WithTags("Register").AllowAnonymous();
        group.MapGet("/assets", List).WithName("ListAssets")
            .WithSummary("List registered assets, newest first; filter by name, status, kind, certificate prefix.")
            .Produces<Page<AssetResource>>().ProducesLedgerProblems(400);
        group.MapGet("/assets/{id}", Find).WithName("GetAsset")
            .WithSummary("One asset with its rights.")
            .Produces<AssetResource>().ProducesLedgerProblems(400, 404);
        group.MapGet("/certificates/{number}", Certificate).WithName("GetCertificate")
            .WithSummary("A certificate by its number.")
            .Produces<CertificateResource>().ProducesLedgerProblems(404);
    }

    private static async Task<IResult> List(
        RegisterQueries register, EntryStates states, CancellationToken cancellationToken,
        string? name = null, string? status = null, string? kind = null, string? certificate = null,
        string? after = null, int limit = DefaultPage)
    {
        ulong? before = null;
        if (after is not null)
        {
            if (!Identifiers.TryNumber(after, out var index))
            {
                return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
            }

            before = index;
        }

        if (name?.Length > 100 || certificate?.Length > 32 || limit is < 1 or > RegisterQueries.MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var filter = new AssetFilter(name, status, kind, certificate);
        var (rows, next) = Pages.Read(
            limit, count => register.ListAssets(filter, before, count), static row => Resources.Number(row.Entry));
        var items = new List<AssetResource>(rows.Count);
        foreach (var row in rows)
        {
            items.Add(Of(row, register.RightsOf(row.Id), await states.OfAsync(row.Entry, cancellationToken)));
        }

        return Results.Json(new Page<AssetResource>(items, next));
    }

    private static async Task<IResult> Find(
        string id, RegisterQueries register, EntryStates states, CancellationToken cancellationToken)
    {
        if (!Identifiers.IsId(id))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        return register.FindAsset(id) is { } row
            ? Results.Json(Of(row, register.RightsOf(id), await states.OfAsync(row.Entry, cancellationToken)))
            : ProblemResults.Of(ProblemCatalogue.NotFound);
    }

    /// <summary>An asset that the register is known to have.</summary>
    public static async Task<AssetResource> FindAsync(
        string id, RegisterQueries register, EntryStates states, CancellationToken cancellationToken)
    {
        var row = register.FindAsset(id)
            ?? throw new InvalidOperationException($"The register has links of {id}, but not the asset.");
        return Of(row, register.RightsOf(id), await states.OfAsync(row.Entry, cancellationToken));
    }

    private static IResult Certificate(string number, RegisterQueries register) =>
        number.Length <= 32 && register.FindCertificate(number) is { } row
            ? Results.Json(new CertificateResource(
                row.Number, row.Asset, row.Status, row.Until, Resources.Number(row.Entry)))
            : ProblemResults.Of(ProblemCatalogue.NotFound);

    private static AssetResource Of(AssetRow row, IReadOnlyList<RightRow> rights, EntryState state) => new(
        row.Id, row.Name, row.Kind, row.Status, row.ContentSha256, row.ContentSm3, row.Certificate,
        Resources.Number(row.Version), Resources.Number(row.Entry), state.Name, [.. rights.Select(Of)]);

    private static RightResource Of(RightRow row) => new(
        Resources.Number(row.Ordinal), row.Kind, row.Holder, row.From, row.Until, row.TermsSha256, row.Status,
        row.Exclusive, row.Pledged, row.Frozen);
}
