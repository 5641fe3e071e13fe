using System.Globalization;
using Ledger.Api.Access;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Domain;
using Ledger.Evidence.Sketches;
using Ledger.Ports.Sketches;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// Where the same data may have been registered already, for the registry's staff alone: who applied for what is
/// nobody else's to know, and a sketch is made to tell how alike data is.
/// </summary>
internal static class NearDuplicateEndpoints
{
    private const int DefaultPage = 20;

    // Estimates are told, and the list is ordered, in steps of a ten-thousandth: the error is some hundred of them.
    private const int Steps = 10_000;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/v1/cases/{id}/near-duplicates", List)
            .WithTags("Commands").WithName("ListNearDuplicates")
            .WithSummary("For staff: cases whose data is much like a case's, by their sketches, most alike first.")
            .Produces<NearDuplicates>().ProducesLedgerProblems(400, 401, 403, 404).Recorded("near-duplicates");

    private static IResult List(
        string id, HttpContext context, ISketchStore sketches, RegisterQueries register,
        IOptions<IdentityOptions> identity, string? after = null, int limit = DefaultPage)
    {
        if (IdentitySetup.CallerOf(context, identity.Value)?.Roles.Any(Staff.Roles.Contains) is not true)
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        if (!CaseId.TryParse(id, out var caseId) || !TryPlace(after, out var place)
            || limit is < 1 or > RegisterQueries.MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        return register.FindFiledCase(id) is null
            ? ProblemResults.Of(ProblemCatalogue.NotFound)
            : Results.Json(Of(sketches.FindNear(caseId), register, place, limit));
    }

    private static NearDuplicates Of(NearSketches near, RegisterQueries register, Place? after, int limit)
    {
        // In the order of the places themselves, so that a page ends where the next begins.
        var left = near.Matches.Select(static match => (Match: match, Place: Place.Of(match)))
            .Where(one => after is not { } place || one.Place.CompareTo(place) > 0)
            .OrderBy(static one => one.Place).ToList();
        var (page, next) = Pages.Cut(limit, left, static one => one.Place.ToString());
        return new NearDuplicates(
            near.Standing is SketchStanding.None ? "none" : WireName.Of(near.Standing), near.Sketch?.Key,
            near.Sketch is { } sketch ? Resources.Number((ulong)sketch.Records) : null, SketchBands.Floor,
            [
                .. page.Select(one => Of(one.Match, one.Place, register.FindFiledCase(one.Match.Case)))
                    .OfType<NearDuplicate>(),
            ],
            next);
    }

    // A case that the register has not taken in yet is told of a moment later.
    private static NearDuplicate? Of(SketchMatch match, Place place, FiledCase? filed) => filed is null ? null : new(
        match.Case, match.Asset, filed.Name, filed.Status, filed.Regime, Resources.Number((ulong)match.Records),
        place.Similarity / (double)Steps, Math.Round(match.Similarity.Error, 4));

    private static bool TryPlace(string? text, out Place? place)
    {
        place = text?.Split('-') is [var similarity, var id] && Identifiers.IsId(id)
            && Identifiers.TryNumber(similarity, out var number) && number <= Steps
                ? new Place((int)number, id)
                : null;
        return text is null || place is not null;
    }

    private readonly record struct Place(int Similarity, string Case) : IComparable<Place>
    {
        public static Place Of(SketchMatch match) =>
            new((int)Math.Round(match.Similarity.Estimate * Steps), match.Case);

        public int CompareTo(Place other) => Similarity != other.Similarity
            ? other.Similarity.CompareTo(Similarity)
            : string.CompareOrdinal(Case, other.Case);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Similarity}-{Case}");
    }
}
