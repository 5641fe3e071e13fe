using Ledger.Cryptography;
using Ledger.Domain;

namespace Ledger.Evidence.Entries;

/// <summary>
/// An entry without what only the log's one writer knows: its recorded time and the number it is given.
/// </summary>
/// <remarks>Lists may stand in any order; finishing sorts them.</remarks>
public sealed record EntryDraft
{
    /// <inheritdoc cref="EntryLeaf.Origin"/>
    public required string Origin { get; init; }

    /// <inheritdoc cref="EntryLeaf.Type"/>
    public required string Type { get; init; }

    /// <summary>At least one stream, each with the version it will have.</summary>
    public required IReadOnlyList<StreamVersion> Writes { get; init; }

    /// <summary>
    /// Streams looked at, each with the version seen, 0 for one that does not exist; none that is written.
    /// </summary>
    public IReadOnlyList<StreamVersion> Reads { get; init; } = [];

    /// <inheritdoc cref="EntryLeaf.Actor"/>
    public PartyId? Actor { get; init; }

    /// <inheritdoc cref="EntryLeaf.Command"/>
    public EntryCommand? Command { get; init; }

    /// <inheritdoc cref="EntryLeaf.Rules"/>
    public string? Rules { get; init; }

    /// <inheritdoc cref="EntryLeaf.Calendar"/>
    public string? Calendar { get; init; }

    /// <inheritdoc cref="EntryLeaf.LegalTime"/>
    public required DateTimeOffset LegalTime { get; init; }

    /// <summary>Commitments to the bodies.</summary>
    public IReadOnlyList<BodyCommitment> Bodies { get; init; } = [];

    /// <summary>
    /// The state after the entry; at most one without key, the certificate whose number the log gives.
    /// </summary>
    public IReadOnlyList<EntryEffect> Effects { get; init; } = [];

    /// <inheritdoc cref="EntryLeaf.Map"/>
    public MapRoots? Map { get; init; }

    /// <summary>Whether the log has to give a number.</summary>
    public bool NeedsNumber => Effects.Any(static effect => effect.Key == default);

    /// <summary>The map leaf in front of a checkpoint.</summary>
    /// <param name="origin">The log's origin.</param>
    /// <param name="version">The version that the stream <c>log</c> will have.</param>
    /// <param name="map">The roots over all entries before the leaf; the leaf must get the index that is their
    /// size.</param>
    /// <param name="legalTime">The registry's legal time.</param>
    public static EntryDraft MapLeaf(string origin, ulong version, MapRoots map, DateTimeOffset legalTime) => new()
    {
        Origin = origin,
        Type = EntryLeaf.MapType,
        Writes = [new StreamVersion(StreamName.Log, version)],
        LegalTime = legalTime,
        Map = map,
    };

    /// <summary>
    /// Fills in what the writer knows. The number goes into the member <c>number</c> and into the one effect without
    /// key; nothing else of the entry can depend on it.
    /// </summary>
    /// <param name="recordedTime">UTC, whole milliseconds, not before the entry ahead.</param>
    /// <param name="number">The number; given exactly when <see cref="NeedsNumber"/>.</param>
    /// <exception cref="ArgumentException">The entry would break a rule of SPEC-entry; the message says
    /// which.</exception>
    public FinishedEntry Finish(DateTimeOffset recordedTime, CertificateCode? number = null) =>
        FinishedEntry.Of(ToLeaf(recordedTime, number));

    /// <summary>The leaf as <see cref="Finish"/> makes it, neither written nor hashed.</summary>
    /// <inheritdoc cref="Finish"/>
    public EntryLeaf ToLeaf(DateTimeOffset recordedTime, CertificateCode? number = null)
    {
        if (NeedsNumber != number.HasValue)
        {
            throw new ArgumentException("A number is given exactly to an entry that needs one.", nameof(number));
        }

        return new EntryLeaf
        {
            Origin = Formed(Origin, EntrySyntax.IsOrigin, nameof(Origin)),
            Type = Formed(Type, EntrySyntax.IsType, nameof(Type)),
            Writes = Sorted(Writes, static write => write.Stream.ToString()),
            Reads = Sorted(Reads, static read => read.Stream.ToString()),
            Actor = Actor,
            Command = Command,
            Rules = Rules is null ? null : Formed(Rules, EntrySyntax.IsRuleVersion, nameof(Rules)),
            Calendar = Calendar is null ? null : Formed(Calendar, EntrySyntax.IsRuleVersion, nameof(Calendar)),
            RecordedTime = recordedTime,
            LegalTime = LegalTime,
            Number = number,
            Bodies = Sorted(Bodies, static body => body.Name),
            Effects = Sorted(Filled(Effects, number), static effect => effect.Key.ToString()),
            Map = Map,
        };
    }

    private static IReadOnlyList<EntryEffect> Filled(IReadOnlyList<EntryEffect> effects, CertificateCode? number) =>
        number is { } given ? [.. effects.Select(effect => effect.Filled(given))] : effects;

    private static string Formed(string text, Func<string, bool> rule, string name) =>
        rule(text) ? text : throw new ArgumentException($"{name} is malformed.");

    private static IReadOnlyList<T> Sorted<T>(IReadOnlyList<T> items, Func<T, string> name) =>
        IsSorted(items, name) ? items : [.. items.OrderBy(name, StringComparer.Ordinal)];

    private static bool IsSorted<T>(IReadOnlyList<T> items, Func<T, string> name)
    {
        for (var i = 1; i < items.Count; i++)
        {
            if (string.CompareOrdinal(name(items[i - 1]), name(items[i])) > 0)
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>An entry as the journal takes it.</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="Bytes">Its canonical bytes.</param>
/// <param name="Hashes">Their RFC 6962 leaf hashes.</param>
public sealed record FinishedEntry(EntryLeaf Leaf, ReadOnlyMemory<byte> Bytes, DigestPair Hashes)
{
    /// <summary>Writes and hashes a leaf.</summary>
    /// <exception cref="ArgumentException">The leaf breaks a rule of SPEC-entry.</exception>
    public static FinishedEntry Of(EntryLeaf leaf)
    {
        ArgumentNullException.ThrowIfNull(leaf);
        var bytes = leaf.ToBytes();
        return new FinishedEntry(leaf, bytes, EntryLeaf.Hash(bytes));
    }
}
