using System.Text;
using Ledger.Api.Contracts;
using Ledger.Api.Problems;
using Ledger.Api.Transport;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Ledger.Ports.Witnesses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.Endpoints;

/// <summary>The log for everybody: where it stands, its public leaves, and proofs about them.</summary>
internal static class LogEndpoints
{
    private const int MaxPage = 500;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/v1/log").WithTags("Log").AllowAnonymous();
        group.MapGet("", OverviewAsync).WithName("GetLog")
            .WithSummary("Where the log and its mirrors stand.").Produces<LogOverview>();
        group.MapGet("/entries", ListAsync).WithName("ListEntries")
            .WithSummary("Public leaves by index.").Produces<Page<LogEntryResource>>().ProducesLedgerProblems(400);
        group.MapGet("/entries/{index}", FindAsync).WithName("GetEntry")
            .WithSummary("One public leaf and how far it has come.")
            .Produces<LogEntryResource>().ProducesLedgerProblems(400, 404);
        group.MapGet("/entries/{index}/proof", ProveAsync).WithName("ProveEntry")
            .WithSummary("Inclusion of an entry under a published checkpoint, in both trees.")
            .Produces<InclusionResource>().ProducesLedgerProblems(400, 409);
        group.MapGet("/entries/{index}/tlog-proof", ProveForToolsAsync).WithName("GetTlogProof")
            .WithSummary("Inclusion of an entry in the SHA-256 tree as a .tlog-proof of c2sp.org, with cosignatures.")
            .Produces(200, contentType: "text/plain").ProducesLedgerProblems(400, 409);
        group.MapGet("/consistency", ProveConsistencyAsync).WithName("ProveConsistency")
            .WithSummary("That one published checkpoint continues another, in both trees.")
            .Produces<ConsistencyResource>().ProducesLedgerProblems(400, 409).NeverChanges();
        group.MapGet("/state", ProveStateAsync).WithName("ProveState")
            .WithSummary("The state of a key under a checkpoint, or that it has none, as a ledger-state-proof@v1.")
            .Produces(200, contentType: "application/json").ProducesLedgerProblems(400, 409);
    }

    private static async Task<IResult> OverviewAsync(
        IGrainFactory grains, LogName log, ChainStandings chains, ILegalClock clock,
        CancellationToken cancellationToken)
    {
        var status = await grains.GetGrain<ILogGrain>(log.Origin).StatusAsync(cancellationToken);
        return Results.Json(new LogOverview(
            log.Origin, Resources.Number(status.Accepted), Resources.Number(status.Published),
            status.PublishedTime is { } time ? Resources.Time(time) : null,
            Resources.Time(clock.Now), clock.IsSimulated,
            await chains.ListAsync(cancellationToken)));
    }

    private static async Task<IResult> ListAsync(
        IJournal journal, EntryStates states, CancellationToken cancellationToken, string? from = null, int limit = 100)
    {
        var start = 0ul;
        if ((from is not null && !Identifiers.TryNumber(from, out start)) || limit is < 1 or > MaxPage)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        var found = new List<JournalLeaf>();
        await foreach (var leaf in journal.ReadLeavesAsync(start, start + (ulong)limit + 1, cancellationToken))
        {
            found.Add(leaf);
        }

        var (leaves, next) = Pages.Cut(limit, found, static leaf => Resources.Number(leaf.Index + 1));
        var items = new List<LogEntryResource>(leaves.Count);
        foreach (var leaf in leaves)
        {
            items.Add(Of(leaf, await states.OfAsync(leaf.Index, cancellationToken)));
        }

        return Results.Json(new Page<LogEntryResource>(items, next));
    }

    private static async Task<IResult> FindAsync(
        string index, IJournal journal, EntryStates states, CancellationToken cancellationToken)
    {
        if (!Identifiers.TryNumber(index, out var at))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        await foreach (var leaf in journal.ReadLeavesAsync(at, at + 1, cancellationToken))
        {
            return Results.Json(Of(leaf, await states.OfAsync(at, cancellationToken)));
        }

        return ProblemResults.Of(ProblemCatalogue.NotFound);
    }

    private static async Task<IResult> ProveAsync(
        string index, ILogProofs proofs, CancellationToken cancellationToken, string? size = null)
    {
        if (!Identifiers.TryNumber(index, out var at) || !TrySize(size, out var under))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        return await proofs.InclusionAsync(at, under, cancellationToken) is { } proof
            ? Results.Json(new InclusionResource(
                Resources.Number(at), Resources.Number(proof.Checkpoints.Size),
                [.. proof.Sha256.Select(node => node.ToString())], [.. proof.Sm3.Select(node => node.ToString())],
                Text(proof.Checkpoints.Sha256.Note.ToBytes()), Text(proof.Checkpoints.Sm3.Note.ToBytes())))
            : ProblemResults.Of(ProblemCatalogue.NotPublished);
    }

    private static async Task<IResult> ProveForToolsAsync(
        string index, ILogProofs proofs, IWitnesses witnesses, CancellationToken cancellationToken)
    {
        if (!Identifiers.TryNumber(index, out var at))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        if (await proofs.InclusionAsync(at, null, cancellationToken) is not { } found)
        {
            return ProblemResults.Of(ProblemCatalogue.NotPublished);
        }

        var lines = await witnesses.CosignaturesAsync(
            DigestAlgorithm.Sha256, found.Checkpoints.Size, cancellationToken);
        var proof = new TlogProof(at, found.Sha256, found.Checkpoints.Sha256.Note.With(lines));
        return Results.File(proof.ToBytes(), "text/plain; charset=utf-8", index + BundleProofs.Extension);
    }

    private static async Task<IResult> ProveConsistencyAsync(
        string from, string to, ILogProofs proofs, CancellationToken cancellationToken)
    {
        if (!Identifiers.TryNumber(from, out var older) || !Identifiers.TryNumber(to, out var newer) || older > newer)
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        return await proofs.ConsistencyAsync(older, newer, cancellationToken) is { } proof
            ? Results.Json(new ConsistencyResource(
                from, to, [.. proof.Sha256.Select(node => node.ToString())],
                [.. proof.Sm3.Select(node => node.ToString())]))
            : ProblemResults.Of(ProblemCatalogue.NotPublished);
    }

    private static async Task<IResult> ProveStateAsync(
        string key, ILogProofs proofs, CancellationToken cancellationToken, string? size = null)
    {
        if (!StateKey.TryParse(key, out var state) || !TrySize(size, out var under))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        return await proofs.StateAsync(state, under, cancellationToken) is { } proof
            ? Results.Bytes(proof.ToBytes(), "application/json")
            : ProblemResults.Of(ProblemCatalogue.NotPublished);
    }

    private static bool TrySize(string? text, out ulong? size)
    {
        size = null;
        if (text is null)
        {
            return true;
        }

        var read = Identifiers.TryNumber(text, out var number);
        size = number;
        return read;
    }

    internal static LogEntryResource Of(JournalLeaf leaf, EntryState state) => new(
        Resources.Number(leaf.Index), Text(leaf.Leaf.Span), leaf.LeafSha256.ToString(), leaf.LeafSm3.ToString(),
        state.Name, state.AnchoredOn);

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
