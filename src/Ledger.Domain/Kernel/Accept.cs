namespace Ledger.Domain;

/// <summary>Builds outcomes: folds the events of each stream written, to state their effects.</summary>
internal static class Accept
{
    /// <summary>An outcome that writes the addressed stream alone.</summary>
    public static Outcome Own(Request request, AggregateState state, Facts facts, params DomainEvent[] events) =>
        Of(facts, null, new Written(request.Stream, state, facts.Version, events));

    /// <summary>An outcome that writes several streams, the addressed one first.</summary>
    public static Outcome Of(Facts facts, CertificateSeries? series, params ReadOnlySpan<Written> written)
    {
        var writes = new StreamWrite[written.Length];
        List<Effect> effects = [];
        for (var i = 0; i < writes.Length; i++)
        {
            var (stream, before, version, events) = written[i];
            if (!Aggregates.TryGet(stream.Kind, out var aggregate))
            {
                throw new InvalidOperationException($"No aggregate folds {stream}.");
            }

            var after = aggregate.Fold(before, events);
            writes[i] = new StreamWrite(new StreamVersion(stream, version + 1), new ValueList<DomainEvent>(events));
            effects.AddRange(aggregate.Effects(stream, before, after, version + 1));
        }

        return new Outcome(
            written[0].Events[0].Type,
            new ValueList<StreamWrite>(writes),
            new ValueList<StreamVersion>(ReadsOf(facts, writes)),
            new ValueList<Effect>([.. effects]),
            series);
    }

    private static StreamVersion[] ReadsOf(Facts facts, StreamWrite[] writes)
    {
        var reads = new List<StreamVersion>(facts.Others.Count);
        foreach (var (source, _) in facts.Others)
        {
            if (!Array.Exists(writes, write => write.At.Stream == source.Stream))
            {
                reads.Add(source);
            }
        }

        reads.Sort(static (a, b) => string.CompareOrdinal(a.Stream.ToString(), b.Stream.ToString()));
        return [.. reads];
    }

    /// <summary>Events for a stream, with the state and version that they follow.</summary>
    public sealed record Written(StreamName Stream, AggregateState Before, ulong Version, DomainEvent[] Events);
}
