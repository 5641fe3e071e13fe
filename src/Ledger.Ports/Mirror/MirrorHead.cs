using Ledger.Cryptography;

namespace Ledger.Ports.Mirror;

/// <summary>How much of the log a mirror holds as of one block.</summary>
/// <param name="Size">The entries [0, Size) are committed, voided ranges included.</param>
/// <param name="Block">The block's height.</param>
/// <param name="BlockHash">The block's hash.</param>
public sealed record MirrorPosition(ulong Size, ulong Block, Digest BlockHash);

/// <summary>A mirror's size twice: where nothing will take it back, and at the newest block.</summary>
/// <param name="Final">The newest block that is final by the instance's configured rule.</param>
/// <param name="Latest">The newest block. Never "anchored": it may be gone at the next look.</param>
/// <param name="ForkBack">
/// Set when a block this port had reported as final is no longer on the chain; reported once a change.
/// </param>
public sealed record MirrorHead(MirrorPosition Final, MirrorPosition Latest, ForkBack? ForkBack = null);

/// <summary>A block that had been final is gone: a restored node, a fork, or finality configured too short.</summary>
/// <param name="Lost">What had been reported as final.</param>
/// <param name="Found">The hash that now stands at that height; null when the chain is shorter.</param>
public sealed record ForkBack(MirrorPosition Lost, Digest? Found);
