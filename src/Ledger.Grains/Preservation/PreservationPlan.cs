using Ledger.Evidence.Preservation;

namespace Ledger.Grains.Preservation;

/// <summary>What is to be done with a record.</summary>
public enum Renewal
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Its newest stamp is stamped.</summary>
    Stamp,

    /// <summary>It is hashed anew.</summary>
    Tree,

    /// <summary>The log is re-rooted, and the record hashed anew over the new roots, too.</summary>
    Reroot,
}

/// <summary>When evidence records begin and when they are renewed. Pure: time is an argument.</summary>
public sealed record PreservationPlan
{
    private static readonly string[] s_trees = ["sha256", "sm3"];

    /// <summary>How long after a preserved checkpoint the next one is.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long before the end of a certificate or an algorithm a record is renewed.</summary>
    public TimeSpan Lead { get; init; } = TimeSpan.FromDays(90);

    /// <summary>How long a renewal may take before it is called late.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromDays(1);

    /// <summary>Hash functions of records, the first that has not ended first.</summary>
    public IReadOnlyList<string> Digests { get; init; } = ["sha256", "sha512", "sha384"];

    /// <summary>Until when algorithms are trusted, by their names in SPEC-bundle; none: without an end.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Ends { get; init; } =
        new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);

    /// <summary>The hash function of what is begun or hashed anew.</summary>
    /// <exception cref="InvalidOperationException">All have ended: name another one.</exception>
    public string DigestAt(DateTimeOffset now) => Digests.FirstOrDefault(name => !HasEnded(name, now))
        ?? throw new InvalidOperationException("Every hash function of evidence records has ended.");

    /// <summary>What is to be done with a record now.</summary>
    public Renewal Decide(EvidenceRecord record, RecordFacts facts, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(facts);
        return !record.IsRerooted && s_trees.Any(name => HasEnded(name, now)) ? Renewal.Reroot
            : HasEnded(record.Digest, now) ? Renewal.Tree
            : RenewBy(record, facts) <= now ? Renewal.Stamp
            : Renewal.None;
    }

    /// <summary>By when a record has to be renewed in one way or another.</summary>
    public DateTimeOffset RenewBy(EvidenceRecord record, RecordFacts facts)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(facts);
        var names = facts.Algorithms.Concat(record.IsRerooted ? [] : s_trees);
        var first = names.Where(Ends.ContainsKey).Select(name => Ends[name]).Append(facts.CertificateEnds).Min();
        return first < DateTimeOffset.MinValue + Lead ? DateTimeOffset.MinValue : first - Lead;
    }

    private bool HasEnded(string name, DateTimeOffset now) =>
        Ends.TryGetValue(name, out var end) && end - Lead <= now;
}
