namespace Ledger.Ports;

/// <summary>A private body of an entry, with the salt of its commitment.</summary>
/// <param name="Name">What it is, for example <c>command</c>; once in an entry.</param>
/// <param name="Salt">Exactly <see cref="JournalLimits.SaltBytes"/> bytes.</param>
/// <param name="Bytes">Any bytes, also none; all bodies of an entry together at most
/// <see cref="JournalLimits.MaxBodyBytes"/>.</param>
public readonly record struct EntryBody(string Name, ReadOnlyMemory<byte> Salt, ReadOnlyMemory<byte> Bytes);
