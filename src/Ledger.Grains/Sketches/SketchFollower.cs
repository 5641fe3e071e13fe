using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Evidence.Sketches;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Log;
using Ledger.Ports.Documents;
using Ledger.Ports.Objects;
using Ledger.Ports.Sketches;

namespace Ledger.Grains.Sketches;

/// <summary>
/// Keeps the sketches that cases name up with the log. A sketch is a document: whose documents are restricted or
/// erased, that party's sketch is compared no longer. It may be handed in after the case was filed; until then it is
/// looked for again and again, after as long as it has been missing, at least once a day.
/// </summary>
public sealed class SketchFollower(
    LogHeadings log, ISketchStore store, StreamStates states, DocumentStore documents, TimeProvider time)
    : LogFollower<ulong>
{
    private const int MaxRows = 1000;
    private const int LookedForAtOnce = 256;
    private const ulong PutEvery = 4096;
    private static readonly TimeSpan s_firstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestPause = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    protected override void Empty() => store.Empty();

    /// <inheritdoc/>
    protected override async Task<ulong> CatchUpAsync(CancellationToken cancellationToken)
    {
        var (start, named) = (store.Size, new List<CaseSketch>());
        var size = start;
        await foreach (var entry in log.ReadAsync(start, cancellationToken).ConfigureAwait(false))
        {
            foreach (var (stream, version) in entry.Writes)
            {
                if (stream.TryGetCase(out var id) && await NamedAsync(id, stream, version, cancellationToken)
                    .ConfigureAwait(false) is { } sketch)
                {
                    named.Add(sketch);
                }
            }

            size = entry.Index + 1;
            if (named.Count >= MaxRows || size % PutEvery == 0)
            {
                store.Put(size, named);
                named.Clear();
            }
        }

        if (size > start)
        {
            store.Put(size, named);
        }

        // What is missed is due later, so this ends.
        while (await LookAsync(cancellationToken).ConfigureAwait(false) == LookedForAtOnce)
        {
        }

        return size - start;
    }

    private async ValueTask<CaseSketch?> NamedAsync(
        CaseId id, StreamName stream, ulong version, CancellationToken cancellationToken)
    {
        var known = await states.GetAsync(stream, version, cancellationToken).ConfigureAwait(false);
        return known.State is CaseState { Asset: { } asset } state && (state.FiledBy ?? First(state)) is { } party
            ? new CaseSketch(new DocumentSubject(id, party), asset, state.DocumentsOf(party) is null
                ? MaterialsOf(state).LastOrDefault(static one => one.Kind is MaterialKind.Sketch)?.Content.Sha256
                : null)
            : null;
    }

    /// <summary>How many it looked for.</summary>
    private async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var due = store.ListAwaited(time.GetUtcNow(), LookedForAtOnce);
        foreach (var awaited in due)
        {
            var (isThere, sketch) = await ReadAsync(awaited, cancellationToken).ConfigureAwait(false);
            if (isThere)
            {
                store.Found(awaited, sketch);
            }
            else
            {
                var pause = s_firstPause * Math.Pow(2, Math.Min(awaited.Tries, 20));
                store.Missed(awaited, time.GetUtcNow() + (pause < s_longestPause ? pause : s_longestPause));
            }
        }

        return due.Count;
    }

    // What the audit finds wrong with a document is not worse here than that it is not there; others go on.
    private async Task<(bool IsThere, Sketch? Sketch)> ReadAsync(
        AwaitedSketch awaited, CancellationToken cancellationToken)
    {
        try
        {
            var found = await documents.OpenAsync(awaited.Subject, awaited.Sha256, cancellationToken)
                .ConfigureAwait(false);
            if (found is null)
            {
                return (false, null);
            }

            await using (found.ConfigureAwait(false))
            {
                if (found.Length > Sketch.MaxBytes)
                {
                    return (true, null);
                }

                using var bytes = new MemoryStream((int)found.Length);
                await found.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
                return (true, Sketch.TryRead(bytes.ToArray(), out var sketch, out _) ? sketch : null);
            }
        }
        catch (Exception fault) when (fault is ContentCorruptedException or SubjectKeyException)
        {
            return (false, null);
        }
    }

    private static PartyId? First(CaseState state) => state.Applicants.Count > 0 ? state.Applicants[0] : null;

    private static ValueList<Material> MaterialsOf(CaseState state) =>
        state.Application?.Materials ?? state.Later?.Materials ?? state.Public?.Application?.Materials ?? [];
}
