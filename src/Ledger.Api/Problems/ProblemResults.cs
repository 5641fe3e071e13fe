using System.Diagnostics;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Http;

namespace Ledger.Api.Problems;

/// <summary>Turns refusals and problem kinds into RFC 9457 answers.</summary>
public static class ProblemResults
{
    private const string ContentType = "application/problem+json";
    private const string RetryAfterSeconds = "1";

    /// <summary>The answer for a problem that the API found.</summary>
    public static IResult Of(ProblemKind kind, string? detail = null) => Results.Json(
        ProblemOf(kind, detail), contentType: ContentType, statusCode: kind.Status);

    /// <summary>The answer for a command that was refused.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="isCondition">Whether the request made its version a condition (RFC 9110, 13.1.1).</param>
    public static IResult Of(CommandRefusal refusal, bool isCondition = false)
    {
        var problem = ProblemOf(refusal, isCondition);
        return Results.Json(problem, contentType: ContentType, statusCode: problem.Status);
    }

    /// <summary>A problem that the API found, where it is a part of an answer.</summary>
    public static Problem ProblemOf(ProblemKind kind, string? detail = null) =>
        Build(kind.Status, kind.Code, kind.Title, detail ?? kind.Detail, kind.DetailChinese, null);

    /// <summary>Why a command was refused, where that is a part of an answer.</summary>
    /// <param name="refusal">Why.</param>
    /// <param name="isCondition">Whether the request made its version a condition (RFC 9110, 13.1.1).</param>
    public static Problem ProblemOf(CommandRefusal refusal, bool isCondition = false)
    {
        var status = isCondition && refusal.Code == CommandRefusals.StaleVersion
            ? StatusCodes.Status412PreconditionFailed
            : StatusOf(refusal.Kind);
        return Build(status, refusal.Code, refusal.English, refusal.English, refusal.Chinese, refusal.Clause);
    }

    /// <summary>The answer for what a rule refuses.</summary>
    public static IResult Of(Refusal refusal)
    {
        var status = StatusOf(refusal.Sort);
        var problem = Build(
            status, refusal.Code, refusal.English, refusal.English, refusal.Chinese, refusal.Clause.ToString());
        return Results.Json(problem, contentType: ContentType, statusCode: status);
    }

    /// <summary>Writes a problem straight to a response that has not started.</summary>
    public static Task WriteAsync(HttpContext context, ProblemKind kind)
    {
        if (kind.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return Of(kind).ExecuteAsync(context);
    }

    /// <summary>The status of what a rule refuses.</summary>
    internal static int StatusOf(RefusalSort sort) => sort switch
    {
        RefusalSort.Forbidden => StatusCodes.Status403Forbidden,
        RefusalSort.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The status of a command that is refused.</summary>
    internal static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => StatusCodes.Status400BadRequest,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Rule => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static Problem Build(
        int status, string code, string title, string detail, string detailChinese, string? clause) => new(
        $"urn:ledger:problem:{code}", title, status, code, detail, detailChinese, clause,
        Activity.Current?.TraceId.ToString());
}
