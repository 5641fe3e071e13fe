using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// A commit ready for a chain. Who relays it is irrelevant, and any number of relays is harmless: it names its
/// instance by the signature and its place by <see cref="MirrorCommit.From"/>.
/// </summary>
/// <param name="Commit">What is said.</param>
/// <param name="Operations">The bytes whose Keccak-256 is the commit's operations digest.</param>
/// <param name="Signature">The log key's recoverable signature for one instance: r ‖ s ‖ v, 65 bytes, low s.</param>
public sealed record SignedCommit(
    MirrorCommit Commit, ReadOnlyMemory<byte> Operations, ReadOnlyMemory<byte> Signature)
{
    /// <summary>Signs for one instance.</summary>
    /// <exception cref="ArgumentException">The operations are not those the commit names.</exception>
    public static SignedCommit Sign(
        MirrorCommit commit, ReadOnlyMemory<byte> operations, MirrorDomain domain, PrivateKey logKey)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (DigestAlgorithm.Keccak256.Hash(operations.Span) != commit.OperationsDigest)
        {
            throw new ArgumentException("The operations are not those the commit names.", nameof(operations));
        }

        return new SignedCommit(
            commit, operations, Secp256k1Recoverable.SignDigest(logKey, commit.DigestFor(domain)));
    }

    /// <summary>Whether the operations are those of the commit and the log key signed it for that instance.</summary>
    public bool Verify(MirrorDomain domain, PublicKey logKey)
    {
        ArgumentNullException.ThrowIfNull(logKey);
        return DigestAlgorithm.Keccak256.Hash(Operations.Span) == Commit.OperationsDigest
            && Secp256k1Recoverable.TryRecover(Commit.DigestFor(domain), Signature.Span, out var signer)
            && signer.Id == logKey.Id;
    }
}
