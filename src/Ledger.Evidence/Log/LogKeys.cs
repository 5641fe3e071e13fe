using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>
/// The public keys of one log, a lane or more each with a key or more; they sign for both of its trees.
/// </summary>
public sealed class LogKeys
{
    private readonly PublicKey[] _keys;

    /// <summary>Collects the keys of a log.</summary>
    /// <exception cref="ArgumentException">The origin is not one, or a key has an algorithm that no lane
    /// uses.</exception>
    public LogKeys(string origin, IEnumerable<PublicKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!Entries.EntrySyntax.IsOrigin(origin))
        {
            throw new ArgumentException("Not the origin of a log.", nameof(origin));
        }

        _keys = [.. keys];
        Origin = origin;
        _ = NoteKeys(DigestAlgorithm.Sha256);
    }

    /// <summary>The log's origin, that of its SHA-256 tree.</summary>
    public string Origin { get; }

    /// <summary>The keys under the name that they sign one of the trees with.</summary>
    /// <exception cref="ArgumentException">The log has no tree over that digest.</exception>
    public IReadOnlyList<NoteKey> NoteKeys(DigestAlgorithm algorithm)
    {
        var name = Checkpoint.OriginOf(Origin, algorithm);
        return [.. _keys.Select(key => new NoteKey(name, key))];
    }

    /// <summary>The verifier of one tree's checkpoints.</summary>
    /// <exception cref="ArgumentException">No lane is left, or the log has no tree over that digest.</exception>
    public NoteVerifier Verifier(DigestAlgorithm algorithm, params IEnumerable<LogLane> broken) =>
        new(NoteKeys(algorithm), broken);
}
