using Ledger.Evidence.Entries;

namespace Ledger.Grains.Publication;

/// <summary>What the log's writer needs to make a map leaf.</summary>
/// <param name="Version">The version that the stream <c>log</c> will have.</param>
/// <param name="Map">The roots over all entries before the leaf, whose index is their size.</param>
public sealed record MapLeafDraft(ulong Version, MapRoots Map);

/// <summary>Gives the map leaf for the index that it will get, with everything before that index applied.</summary>
/// <param name="size">The size of the journal, durable, and not growing until the map leaf is appended.</param>
/// <param name="cancellationToken">Stops the draft.</param>
public delegate ValueTask<MapLeafDraft> DraftMapLeaf(ulong size, CancellationToken cancellationToken);

/// <summary>
/// Lets the log's one writer append a map leaf: between two batches it asks for the draft at the journal's size,
/// appends it as the very next entry and returns when that is durable. What it throws passes through; it throws when
/// the leaf was not appended.
/// </summary>
public delegate ValueTask AppendMapLeaf(DraftMapLeaf draft, CancellationToken cancellationToken);
