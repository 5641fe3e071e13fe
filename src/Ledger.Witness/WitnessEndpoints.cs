using System.Globalization;
using System.Text;
using Ledger.Evidence.Log;

namespace Ledger.Witness;

/// <summary>The HTTP side: c2sp.org/tlog-witness, submission and monitoring under one prefix.</summary>
internal static partial class WitnessEndpoints
{
    private const string Plain = "text/plain; charset=utf-8";
    private const string SizeType = "text/x.tlog.size";

    public static void Map(WebApplication app, WitnessDesk desk, WitnessMemory memory)
    {
        var origins = desk.Origins.ToDictionary(WitnessMemory.NameOf, StringComparer.Ordinal);
        app.MapPost("/add-checkpoint", (Delegate)((HttpContext http) => AddAsync(http, desk, app.Logger)));
        app.MapGet("/{origin}/checkpoint", async (string origin, HttpContext http) =>
            origins.TryGetValue(origin, out var name)
            && await memory.ReadAsync(name, http.RequestAborted) is { } seen
                ? Results.Bytes(seen.Note.ToBytes(), Plain)
                : Results.NotFound());
        app.MapGet("/health/live", () => Results.Text("live\n"));
    }

    private static async Task<IResult> AddAsync(HttpContext http, WitnessDesk desk, ILogger logger)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        if (!WitnessRequest.TryRead(body.ToArray(), out var request, out var error))
        {
            return Results.Text(error + "\n", Plain, Encoding.UTF8, StatusCodes.Status400BadRequest);
        }

        var verdict = await desk.AddAsync(request, http.RequestAborted);
        if (verdict.Outcome == WitnessOutcome.Inconsistent)
        {
            LogInconsistent(logger, verdict.Checkpoint!.Origin, verdict.Checkpoint.Size, verdict.Size ?? 0);
        }

        return verdict switch
        {
            { Line: { } line } => Results.Text(line + "\n", Plain),
            { Outcome: WitnessOutcome.OtherSize } => OtherSize(http, verdict.Size ?? 0),
            _ => Results.StatusCode((int)verdict.Outcome),
        };
    }

    private static IResult OtherSize(HttpContext http, ulong size)
    {
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        var text = string.Create(CultureInfo.InvariantCulture, $"{size}\n");
        return Results.Bytes(Encoding.ASCII.GetBytes(text), SizeType);
    }

    [LoggerMessage(
        LogLevel.Error,
        "{Origin}: a signed checkpoint of size {Size} does not continue the one of size {Seen} that was cosigned.")]
    private static partial void LogInconsistent(ILogger logger, string origin, ulong size, ulong seen);
}
