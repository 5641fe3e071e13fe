using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>The heads of a log's two trees at one size, each signed.</summary>
public sealed class SiblingCheckpoints
{
    private SiblingCheckpoints(SignedCheckpoint sha256, SignedCheckpoint sm3) => (Sha256, Sm3) = (sha256, sm3);

    /// <summary>The head of the SHA-256 tree, under the log's origin.</summary>
    public SignedCheckpoint Sha256 { get; }

    /// <summary>The head of the SM3 tree, under the log's origin with <c>/sm3</c>.</summary>
    public SignedCheckpoint Sm3 { get; }

    /// <summary>The size that both have.</summary>
    public ulong Size => Sha256.Head.Size;

    /// <summary>The head of the tree over one digest.</summary>
    /// <exception cref="ArgumentException">The log has no such tree.</exception>
    public SignedCheckpoint this[DigestAlgorithm algorithm] =>
        algorithm == DigestAlgorithm.Sha256 ? Sha256
        : algorithm == DigestAlgorithm.Sm3 ? Sm3
        : throw new ArgumentException("A log has a SHA-256 tree and an SM3 tree.", nameof(algorithm));

    /// <summary>Puts two heads together that were opened or signed each for itself.</summary>
    public static bool TryPair(
        SignedCheckpoint sha256,
        SignedCheckpoint sm3,
        [NotNullWhen(true)] out SiblingCheckpoints? siblings,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        ArgumentNullException.ThrowIfNull(sm3);
        (siblings, error) = (null, null);
        if (sm3.Head.Origin != Checkpoint.OriginOf(sha256.Head.Origin, DigestAlgorithm.Sm3))
        {
            error = "The two checkpoints are not of one log.";
        }
        else if (sha256.Head.Size != sm3.Head.Size)
        {
            error = $"The SHA-256 checkpoint has size {sha256.Head.Size}, the SM3 checkpoint {sm3.Head.Size}.";
        }
        else
        {
            siblings = new SiblingCheckpoints(sha256, sm3);
        }

        return siblings is not null;
    }

    /// <summary>Reads and verifies both.</summary>
    /// <param name="sha256">The signed note of the SHA-256 tree, untrusted.</param>
    /// <param name="sm3">The signed note of the SM3 tree, untrusted.</param>
    /// <param name="keys">The log's keys.</param>
    /// <param name="broken">Lanes that are not believed.</param>
    /// <param name="siblings">Both when all holds.</param>
    /// <param name="error">What does not hold.</param>
    public static bool TryOpen(
        ReadOnlySpan<byte> sha256,
        ReadOnlySpan<byte> sm3,
        LogKeys keys,
        IReadOnlyCollection<LogLane> broken,
        [NotNullWhen(true)] out SiblingCheckpoints? siblings,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(keys);
        siblings = null;
        return TryOpen(sha256, DigestAlgorithm.Sha256, keys, broken, out var first, out error)
            && TryOpen(sm3, DigestAlgorithm.Sm3, keys, broken, out var second, out error)
            && TryPair(first, second, out siblings, out error);
    }

    private static bool TryOpen(
        ReadOnlySpan<byte> note,
        DigestAlgorithm algorithm,
        LogKeys keys,
        IReadOnlyCollection<LogLane> broken,
        [NotNullWhen(true)] out SignedCheckpoint? checkpoint,
        [NotNullWhen(false)] out string? error) => SignedCheckpoint.TryOpen(
            note,
            Checkpoint.OriginOf(keys.Origin, algorithm),
            keys.Verifier(algorithm, broken),
            out checkpoint,
            out error);
}
