using Ledger.Cryptography;

namespace Ledger.Evidence.Entries;

/// <summary>The command that an entry decided.</summary>
/// <param name="Id">The actor's own id of it, 32 lowercase hex characters.</param>
/// <param name="Digests">The digests of the command envelope, plain.</param>
/// <param name="Author">Who signed the envelope; null where nobody did, as for the registry's own timer.</param>
public sealed record EntryCommand(string Id, DigestPair Digests, CommandAuthor? Author);

/// <summary>The roots of both state maps over all entries before a map leaf.</summary>
/// <param name="Size">The number of those entries, which is the map leaf's own index.</param>
/// <param name="Roots">The roots.</param>
public sealed record MapRoots(ulong Size, DigestPair Roots);
