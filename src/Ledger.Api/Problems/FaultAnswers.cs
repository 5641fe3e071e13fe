using Ledger.Ports;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Ledger.Api.Problems;

/// <summary>Turns faults, and statuses that have no body, into problems.</summary>
public static class FaultAnswers
{
    /// <summary>
    /// Adds them to a pipeline. A fault that passes by itself is answered and not logged here; any other is both.
    /// </summary>
    public static void UseFaultAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = AnswerFaultAsync,
            SuppressDiagnosticsCallback = context => IsPassing(context.Exception),
        });
        app.UseStatusCodePages(context => AnswerStatusAsync(context.HttpContext));
    }

    private static Task AnswerFaultAsync(HttpContext context)
    {
        var fault = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        return ProblemResults.WriteAsync(context, KindOf(fault));
    }

    /// <summary>What is said of a fault.</summary>
    internal static ProblemKind KindOf(Exception? fault) => fault switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ProblemCatalogue.Oversize,
        BadHttpRequestException => ProblemCatalogue.MalformedBody,
        { } passing when IsPassing(passing) => ProblemCatalogue.Unavailable,
        JournalException => ProblemCatalogue.Unavailable,
        _ => ProblemCatalogue.Fault,
    };

    /// <summary>
    /// Passes by itself, such as a log that is still opening: the caller is told to come again, and those who wait for
    /// it to pass say in the log why it lasts.
    /// </summary>
    internal static bool IsPassing(Exception fault) => fault is JournalUnavailableException or TimeoutException;

    private static Task AnswerStatusAsync(HttpContext context)
    {
        var kind = context.Response.StatusCode switch
        {
            StatusCodes.Status401Unauthorized => ProblemCatalogue.Unauthenticated,
            StatusCodes.Status403Forbidden => ProblemCatalogue.Forbidden,
            StatusCodes.Status404NotFound => ProblemCatalogue.NotFound,
            StatusCodes.Status405MethodNotAllowed => ProblemCatalogue.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => ProblemCatalogue.Oversize,
            StatusCodes.Status400BadRequest or StatusCodes.Status415UnsupportedMediaType =>
                ProblemCatalogue.MalformedBody,
            _ => null,
        };
        return kind is null ? Task.CompletedTask : ProblemResults.WriteAsync(context, kind);
    }
}
