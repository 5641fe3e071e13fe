using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Evidence.Timestamps;

namespace Ledger.Evidence.Descriptions;

/// <summary>What descriptions are made of: the entries and states of a bundle, each proven.</summary>
/// <param name="Origin">The log.</param>
/// <param name="Subject">The asset.</param>
/// <param name="Size">The size of the checkpoints.</param>
/// <param name="Time">Their recorded time.</param>
/// <param name="Entries">The entries, ascending by index.</param>
/// <param name="States">The states, ascending by key.</param>
public sealed record DescriptionInput(
    string Origin,
    AssetId Subject,
    ulong Size,
    DateTimeOffset Time,
    IReadOnlyList<(ulong Index, EntryLeaf Leaf)> Entries,
    IReadOnlyList<KeyState> States)
{
    /// <summary>Names and last numbers of the sequences with a proof of their own.</summary>
    public IReadOnlyList<(string Name, ulong Count)> Sequences { get; init; } = [];

    /// <summary>What came of the periods that it claims; none is refuted.</summary>
    public IReadOnlyList<PeriodOutcome> Periods { get; init; } = [];

    /// <summary>What else the bundle has.</summary>
    public DescribedParts Parts { get; init; } = new(0, 0, 0, false, false);

    /// <summary>Names and last numbers of sequence proofs that are well formed.</summary>
    public static IReadOnlyList<(string Name, ulong Count)> SequencesOf(BundleContent content)
    {
        var sequences = new List<(string Name, ulong Count)>();
        foreach (var (name, bytes) in content.Sequences)
        {
            if (SequenceProof.TryRead(bytes, out var proof))
            {
                sequences.Add((name, proof.Count));
            }
        }

        return sequences;
    }

    /// <summary>What comes of the periods of a bundle all of whose entries, states and sequence proofs hold.</summary>
    /// <param name="content">The bundle, as far as it is made.</param>
    /// <param name="entries">Its entries.</param>
    /// <param name="states">Its states.</param>
    /// <param name="time">The checkpoints' time.</param>
    public static IReadOnlyList<PeriodOutcome> PeriodsOf(
        BundleContent content, IReadOnlyList<(ulong Index, EntryLeaf Leaf)> entries, IReadOnlyList<KeyState> states,
        DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(content);
        return PeriodCheck.Check(
            content, entries, states, time,
            ([
                .. SequenceCheck.Order(content.Subject, entries, time),
                .. SequenceCheck.Sequences(states, content.Sequences),
                .. content.Sequences.Select(static one => new Finding("sequence", one.Name, Standing.Proven, "")),
            ], BrokenAlgorithms.None));
    }

    /// <summary>The value of the subject's state; null where it has none here.</summary>
    internal JsonObject? SubjectValue => States.FirstOrDefault(state => state.Key == StateKey.Of(Subject))?.Value;

    /// <summary>The name of something of this log in a graph.</summary>
    internal string Iri(string of) => $"urn:ledger:{Origin}:{of}";

    /// <summary>The name of an entry.</summary>
    internal string Iri(ulong index) => Iri("entry/" + CanonicalDecimal.Encode(index));

    /// <summary>A node that is only referred to.</summary>
    internal static JsonObject Reference(string iri) => new(("@id", iri));
}

/// <summary>What a bundle has beside entries and states, for the report to say.</summary>
/// <param name="Timestamps">The number of its time stamps.</param>
/// <param name="Chains">The number of its chains.</param>
/// <param name="Manifests">The number of its manifests.</param>
/// <param name="IsPreserved">Whether it has an evidence record.</param>
/// <param name="IsRerooted">Whether it has roots over SHA3-256.</param>
public sealed record DescribedParts(int Timestamps, int Chains, int Manifests, bool IsPreserved, bool IsRerooted)
{
    /// <summary>How many of the time stamps have the form, and an imprint by SM3.</summary>
    public int TimestampsOverSm3 { get; init; }

    /// <summary>Counts them.</summary>
    public static DescribedParts Of(BundleContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return new DescribedParts(
            content.Timestamps.Count, content.Chains.Count, content.Manifests.Count, content.Preservation is not null,
            content.Preservation?.Roots is not null)
        {
            TimestampsOverSm3 = content.Timestamps.Count(static one =>
                TimeStampToken.TryRead(one.Response, out var token) && token.ImprintDigest.Name == "sm3"),
        };
    }
}
