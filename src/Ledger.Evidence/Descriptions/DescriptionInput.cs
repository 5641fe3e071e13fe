using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;

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
    /// <summary>The value of the subject's state; null where it has none here.</summary>
    internal JsonObject? SubjectValue => States.FirstOrDefault(state => state.Key == StateKey.Of(Subject))?.Value;

    /// <summary>The name of something of this log in a graph.</summary>
    internal string Iri(string of) => $"urn:ledger:{Origin}:{of}";

    /// <summary>The name of an entry.</summary>
    internal string Iri(ulong index) => Iri("entry/" + CanonicalDecimal.Encode(index));

    /// <summary>A node that is only referred to.</summary>
    internal static JsonObject Reference(string iri) => new(("@id", iri));
}
