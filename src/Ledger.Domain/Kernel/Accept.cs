namespace Ledger.Domain;

/// <summary>Builds outcomes: folds the events of each stream written, to state their effects.</summary>
internal static class Accept
{
    /// <summary>An outcome that writes the addressed stream alone.</summary>
    public static Outcome Own(Request request, AggregateState state, Facts facts, params DomainEvent[] events) =>
        Of(facts, null, new Written(request.Stream, state, facts.Version, events));

    /// <summary>An outcome that writes several streams, the addressed one first.</summary>
    public static Outcome Of(Facts facts, CertificateSeries? series, params Written[] written)
    {
        List<StreamWrite> writes = [];
        List<Effect> effects = [];
        foreach (var (stream, before, version, events) in written)
        {
            if (!Aggregates.TryGet(stream.Kind, out var aggregate))
            {
                throw new InvalidOperationException($"No aggregate folds {stream}.");
            }

            var after = aggregate.Fold(before, events);
            writes.Add(new StreamWrite(new StreamVersion(stream, version + 1), [.. events]));
            effects.AddRange(aggregate.Effects(stream, before, after, version + 1));
        }

        var reads = facts.Sources
            .Where(source => Array.TrueForAll(written, write => write.Stream != source.Stream))
            .OrderBy(static source => source.Stream.ToString(), StringComparer.Ordinal);
        return new Outcome(written[0].Events[0].Type, [.. writes], [.. reads], [.. effects], series);
    }

    /// <summary>Events for a stream, with the state and version that they follow.</summary>
    public sealed record Written(StreamName Stream, AggregateState Before, ulong Version, DomainEvent[] Events);
}
