using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>Signs both trees' heads of one log in every lane that it has a key for. Thread-safe.</summary>
public sealed class LogSigner
{
    private readonly NoteSigner[] _sha256;
    private readonly NoteSigner[] _sm3;

    /// <summary>Takes the log's private keys, at most one a lane.</summary>
    /// <exception cref="ArgumentException">The origin is not one, a lane has two keys, or there is none.</exception>
    public LogSigner(string origin, IReadOnlyCollection<PrivateKey> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        Keys = new LogKeys(origin, secrets.Select(secret => secret.PublicKey));
        (_sha256, _sm3) = (Under(DigestAlgorithm.Sha256), Under(DigestAlgorithm.Sm3));
        if (secrets.Count == 0 || _sha256.DistinctBy(signer => signer.Key.Lane).Count() != secrets.Count)
        {
            throw new ArgumentException("A log signs with one key in each of its lanes.", nameof(secrets));
        }

        NoteSigner[] Under(DigestAlgorithm algorithm) =>
            [.. secrets.Select(secret => new NoteSigner(Checkpoint.OriginOf(origin, algorithm), secret))];
    }

    /// <summary>The public keys.</summary>
    public LogKeys Keys { get; }

    /// <summary>Signs the heads of both trees at one size.</summary>
    public SiblingCheckpoints Sign(ulong size, DigestPair roots)
    {
        var sha256 = SignedCheckpoint.Sign(Head(DigestAlgorithm.Sha256), _sha256);
        var sm3 = SignedCheckpoint.Sign(Head(DigestAlgorithm.Sm3), _sm3);
        return SiblingCheckpoints.TryPair(sha256, sm3, out var siblings, out var error)
            ? siblings
            : throw new InvalidOperationException(error);

        Checkpoint Head(DigestAlgorithm algorithm) =>
            new(Checkpoint.OriginOf(Keys.Origin, algorithm), size, roots[algorithm]);
    }
}
