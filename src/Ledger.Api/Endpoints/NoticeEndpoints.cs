using Ledger.Api.Contracts;
using Ledger.Api.Problems;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>Public notices for programs: what is applied for, until when and how to object.</summary>
internal static class NoticeEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/notices").WithTags("Public register").AllowAnonymous();
        group.MapGet("/", List).WithName("ListNotices")
            .WithSummary("Public notices whose period runs, newest first, with until when and how to object.")
            .Produces<Page<NoticeResource>>().ProducesLedgerProblems(400);
        group.MapGet("/{filing}", Find).WithName("GetNotice")
            .WithSummary("The public notice of a case while its period runs.")
            .Produces<NoticeResource>().ProducesLedgerProblems(400, 404);
    }

    private static IResult List(
        Notices notices, string? after = null, int limit = PublicRegisterEndpoints.DefaultPage) =>
        (after is not null && !Identifiers.TryNumber(after, out _)) || limit is < 1 or > RegisterQueries.MaxPage
            ? ProblemResults.Of(ProblemCatalogue.MalformedParameter)
            : Results.Json(notices.List(Identifiers.TryNumber(after, out var index) ? index : null, limit));

    private static IResult Find(string filing, Notices notices) =>
        !Identifiers.IsId(filing) ? ProblemResults.Of(ProblemCatalogue.MalformedParameter)
        : notices.Find(filing) is { } notice ? Results.Json(notice)
        : ProblemResults.Of(ProblemCatalogue.NotFound);
}
