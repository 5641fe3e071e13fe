using System.Buffers;
using System.Text.Json;
using Ledger.Api.Endpoints;
using Ledger.Api.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Batches;

/// <summary>
/// Reads a request with many commands, NDJSON or a JSON array. It is read whole before the first command is decided:
/// a request that is refused has done nothing, and whoever sends before it reads is not waited for.
/// </summary>
internal sealed class BatchBody(HttpRequest request, JsonSerializerOptions json)
{
    public const string Lines = "application/x-ndjson";

    /// <summary>Commands of one request.</summary>
    public const int MaxCommands = 1000;

    /// <summary>Bytes of one request.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    private readonly List<BatchCommand> _commands = [];

    /// <summary>The commands in order; or what is wrong with the request as a whole.</summary>
    public async Task<(IReadOnlyList<BatchCommand> Commands, ProblemKind? Fault)> ReadAsync(
        CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.TryParse(request.ContentType, out var parsed) ? parsed.MediaType.Value : null;
        var fault = type switch
        {
            Lines => await ReadLinesAsync(cancellationToken),
            "application/json" => await ReadArrayAsync(cancellationToken),
            _ => ProblemCatalogue.MalformedBody,
        };
        fault ??= _commands.Count == 0 ? ProblemCatalogue.MalformedBody : null;
        if (fault is not null)
        {
            // Whoever is still sending hears why only when all of it has gone; the limit bounds that.
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
        }

        return (_commands, fault);
    }

    private async Task<ProblemKind?> ReadArrayAsync(CancellationToken cancellationToken)
    {
        try
        {
            var items = JsonSerializer.DeserializeAsyncEnumerable<ReceivedCommand?>(
                request.Body, json, cancellationToken);
            await foreach (var item in items)
            {
                if (_commands.Count == MaxCommands || SizeOf(item) > CommandEndpoints.MaxBody)
                {
                    return ProblemCatalogue.Oversize;
                }

                _commands.Add(BatchCommand.Of(item));
            }

            return null;
        }
        catch (JsonException)
        {
            return ProblemCatalogue.MalformedBody;
        }
    }

    private static int SizeOf(ReceivedCommand? item) => (item?.Envelope?.Length ?? 0) + (item?.Payload?.Length ?? 0);

    private async Task<ProblemKind?> ReadLinesAsync(CancellationToken cancellationToken)
    {
        var reader = request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                if (Take(rest.Slice(0, end)) is { } fault)
                {
                    reader.AdvanceTo(rest.Start, rest.End);
                    return fault;
                }

                rest = rest.Slice(rest.GetPosition(1, end));
            }

            if (read.IsCompleted)
            {
                var last = Take(rest);
                reader.AdvanceTo(rest.End);
                return last;
            }

            reader.AdvanceTo(rest.Start, rest.End);
            if (rest.Length > CommandEndpoints.MaxBody)
            {
                return ProblemCatalogue.Oversize;
            }
        }
    }

    // An empty line is none; one that is no command is a result of its own, and its neighbours go on.
    private ProblemKind? Take(ReadOnlySequence<byte> line)
    {
        if (line.Length > CommandEndpoints.MaxBody)
        {
            return ProblemCatalogue.Oversize;
        }

        if (IsBlank(line))
        {
            return null;
        }

        if (_commands.Count == MaxCommands)
        {
            return ProblemCatalogue.Oversize;
        }

        _commands.Add(line.IsSingleSegment ? Read(line.FirstSpan) : ReadInOne(line));
        return null;
    }

    // The reader goes through one piece of memory far more quickly than through several.
    private BatchCommand ReadInOne(ReadOnlySequence<byte> line)
    {
        var rented = ArrayPool<byte>.Shared.Rent((int)line.Length);
        try
        {
            line.CopyTo(rented);
            return Read(rented.AsSpan(0, (int)line.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    private BatchCommand Read(ReadOnlySpan<byte> line)
    {
        try
        {
            return BatchCommand.Of(JsonSerializer.Deserialize<ReceivedCommand>(line, json));
        }
        catch (JsonException)
        {
            return BatchCommand.Unreadable;
        }
    }

    private static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var part in line)
        {
            if (part.Span.ContainsAnyExcept(" \t\r"u8))
            {
                return false;
            }
        }

        return true;
    }
}
