namespace Ledger.Ports.Mirror;

/// <summary>Something is wrong with the chain or the way to it; never with the commit.</summary>
public abstract class ChainException(string message, Exception? inner) : Exception(message, inner);

/// <summary>
/// No usable answer: no connection, a timeout, a gateway's error. A submission may have arrived nevertheless.
/// </summary>
public sealed class ChainUnavailableException(string message, Exception? inner = null) : ChainException(message, inner);

/// <summary>
/// The node contradicts itself, the chain's own hashes, or what it said before. Ask another node before trusting it.
/// </summary>
public sealed class ChainLiesException(string message, Exception? inner = null) : ChainException(message, inner);

/// <summary>The node no longer has the state or the logs of a block that was asked for.</summary>
public sealed class ChainStatePrunedException(string message, Exception? inner = null) : ChainException(message, inner);

/// <summary>
/// The chain behind the address is not the instance that was configured: another number, another first block, no
/// contract, or another contract. Going on needs a decision in the log, because it would be a new instance.
/// </summary>
public sealed class ChainInstanceException(string message, Exception? inner = null) : ChainException(message, inner);
