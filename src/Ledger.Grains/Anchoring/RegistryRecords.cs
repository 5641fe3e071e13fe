using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Ports;

namespace Ledger.Grains.Anchoring;

/// <summary>An act of the registry about its chains: the body <c>command</c> of an entry of its own stream.</summary>
/// <param name="Type">The entry's type.</param>
/// <param name="Record">What it says.</param>
public sealed record RegistryRecord(string Type, JsonObject Record);

/// <summary>The registry's acts about its chains, as the log has them.</summary>
public static class RegistryRecords
{
    /// <summary>A mirror contract became an instance of this log.</summary>
    public const string InstanceOpened = "instance.opened";

    /// <summary>A range goes to an instance without its operations.</summary>
    public const string RangeVoided = "range.voided";

    /// <summary>The types that may be recorded from outside the log's own room.</summary>
    public static IReadOnlyList<string> Types { get; } = [InstanceOpened, RangeVoided];

    /// <summary>All acts about chains, oldest first.</summary>
    public static async IAsyncEnumerable<RegistryRecord> ReadAsync(
        IJournal journal, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        await foreach (var entry in journal
            .ReadStreamAsync(StreamName.Registry.ToString(), 0, cancellationToken).ConfigureAwait(false))
        {
            if (EntryLeaf.TryRead(entry.Leaf.Span, out var leaf, out _) && Types.Contains(leaf.Type)
                && CanonicalJson.TryParse(entry.Bodies[0].Bytes.Span, out var json, out _) && json is JsonObject record)
            {
                yield return new RegistryRecord(leaf.Type, record);
            }
        }
    }
}

/// <summary>A decision that a range goes to an instance without its operations.</summary>
/// <param name="Instance">The instance's id.</param>
/// <param name="From">The first index.</param>
/// <param name="To">The size at which the range ends.</param>
public sealed record VoidedRange(string Instance, ulong From, ulong To)
{
    /// <summary>As an act's record.</summary>
    public JsonObject ToRecord() => new(
        ("from", CanonicalDecimal.Encode(From)), ("instance", Instance), ("to", CanonicalDecimal.Encode(To)));

    /// <summary>Reads an act's record.</summary>
    public static bool TryRead(JsonObject record, [NotNullWhen(true)] out VoidedRange? range)
    {
        ArgumentNullException.ThrowIfNull(record);
        var read = record.TryGetText("instance", out var instance) & record.TryGetDecimal("from", out var from)
            & record.TryGetDecimal("to", out var to);
        range = read ? new VoidedRange(instance!, from, to) : null;
        return read;
    }
}
