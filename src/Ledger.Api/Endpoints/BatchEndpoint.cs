using System.Globalization;
using System.Text.Json;
using Ledger.Api.Batches;
using Ledger.Api.Contracts;
using Ledger.Api.Identity;
using Ledger.Api.OpenApi;
using Ledger.Api.Problems;
using Ledger.Api.Transport;
using Ledger.Grains.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>Many commands in one request, and a result for each, in order, as they come.</summary>
internal static class BatchEndpoint
{
    private const int FlushAt = 32 * 1024;

    private static ReadOnlySpan<byte> NewLine => "\n"u8;

    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/commands:batch", SubmitAsync)
            .WithTags("Commands")
            .WithName("SubmitCommands")
            .WithSummary(
                "Submit many signed commands, as lines or as an array, each to the stream that it is signed for. "
                + "Results come in order, a line each. Safe to send again, whole or in part.")
            .WithMetadata(
                new RequestSizeLimit(BatchBody.MaxBytes), MandateElsewhere.Instance,
                new ManyInArray(BatchBody.MaxCommands))
            .Accepts<SignedCommand>(BatchBody.Lines, "application/json")
            .Produces<CommandResult>(StatusCodes.Status200OK, BatchBody.Lines)
            .ProducesLedgerProblems(400, 401, 413, 503);

    private static async Task<IResult> SubmitAsync(
        HttpContext context, ICommandDoor door, ILoggerFactory logs, RateLimits limits,
        IOptions<IdentityOptions> identity, IOptions<JsonOptions> json)
    {
        var body = new BatchBody(context.Request, json.Value.SerializerOptions);
        var (commands, fault) = await body.ReadAsync(context.RequestAborted);
        if (fault is not null)
        {
            return ProblemResults.Of(fault);
        }

        if (!limits.TryTake(context, commands.Count - 1, out var seconds))
        {
            context.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
            return ProblemResults.Of(ProblemCatalogue.TooManyRequests);
        }

        var caller = IdentitySetup.CallerOf(context, identity.Value);
        var run = new BatchRun(door, caller, logs.CreateLogger<BatchRun>());
        await WriteAsync(context, run.RunAsync(commands, context.RequestAborted), json.Value.SerializerOptions);
        return Results.Empty;
    }

    // Whoever waits gets what there is before the next result is waited for.
    private static async Task WriteAsync(
        HttpContext context, IAsyncEnumerable<Task<CommandResult>> results, JsonSerializerOptions json)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = BatchBody.Lines;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        var pipe = context.Response.BodyWriter;
        await foreach (var next in results)
        {
            if (!next.IsCompleted || pipe.UnflushedBytes > FlushAt)
            {
                await pipe.FlushAsync(context.RequestAborted);
            }

            var line = JsonSerializer.SerializeToUtf8Bytes(await next, json);
            line.CopyTo(pipe.GetSpan(line.Length + 1));
            NewLine.CopyTo(pipe.GetSpan(line.Length + 1)[line.Length..]);
            pipe.Advance(line.Length + 1);
        }

        await pipe.FlushAsync(context.RequestAborted);
    }
}
