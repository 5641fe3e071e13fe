using Ledger.Cryptography;

namespace Ledger.Ports;

/// <summary>What an adapter found in its transaction, for <see cref="AppendPlan.Judge"/>.</summary>
public sealed record AppendFacts
{
    /// <summary>The head, read under the fence.</summary>
    public required JournalHead Head { get; init; }

    /// <summary>The version of each of <see cref="AppendPlan.Names"/> as a stream, in that order; 0 for one that was
    /// never written.</summary>
    public required IReadOnlyList<long> Versions { get; init; }

    /// <summary>The entries of the batch, by position, whose caller and command id the journal holds.</summary>
    public required IReadOnlyDictionary<int, KnownCommand> Commands { get; init; }

    /// <summary>The entries of the batch, by position, whose series the journal knows.</summary>
    public required IReadOnlyDictionary<int, KnownNumber> Numbers { get; init; }
}

/// <summary>A command that the journal holds.</summary>
/// <param name="Index">The index of its entry.</param>
/// <param name="Digest">The digest it was appended with.</param>
public readonly record struct KnownCommand(ulong Index, Digest Digest);

/// <summary>How far a series has come.</summary>
/// <param name="Last">The highest serial taken.</param>
/// <param name="Taken">Whether the serial asked for is taken.</param>
public readonly record struct KnownNumber(uint Last, bool Taken);
