using Ledger.Cryptography;
using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.Ports.TestKit;

/// <summary>A fresh mirror on a real chain, and what a test needs to move and to read that chain.</summary>
public abstract class MirrorUnderTest : IAsyncDisposable
{
    /// <summary>The port.</summary>
    public abstract IChainMirror Mirror { get; }

    /// <summary>The same contract through a port of its own, as another relayer would have it.</summary>
    public abstract IChainMirror Another();

    /// <summary>The log key whose signature the contract takes.</summary>
    public abstract PrivateKey LogKey { get; }

    /// <summary>How the contract names the log.</summary>
    public abstract Digest Origin { get; }

    /// <summary>Lets the chain make blocks until what it was handed is in final ones.</summary>
    public abstract Task SettleAsync(CancellationToken cancellationToken);

    /// <summary>Believes, from now on, the headers that this proof came with.</summary>
    public abstract void Trust(ChainProof proof);

    /// <summary>Verifies a proof offline and says what it shows; null when it shows nothing.</summary>
    public abstract MirrorShown? Verify(ChainProof proof);

    public abstract ValueTask DisposeAsync();
}

/// <summary>What a chain proof shows, in the words all chains share.</summary>
public sealed record MirrorShown(
    ulong From,
    ulong To,
    Digest Sha256Root,
    Digest Sm3Root,
    Digest OperationsDigest,
    bool Voided,
    ulong? StateSize,
    IReadOnlyList<MirroredKey> Keys);
