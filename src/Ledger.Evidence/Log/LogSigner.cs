using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>Signs both trees' heads of one log in every lane that it has a key for. Thread-safe.</summary>
public sealed class LogSigner
{
    private readonly NoteSigner[] _sha256;
    private readonly NoteSigner[] _sm3;
    private readonly PrivateKey[] _secrets;

    /// <summary>Takes the log's private keys, at most one a lane.</summary>
    /// <exception cref="ArgumentException">The origin is not one, a lane has two keys, or there is none.</exception>
    public LogSigner(string origin, IReadOnlyCollection<PrivateKey> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        Keys = new LogKeys(origin, secrets.Select(secret => secret.PublicKey));
        _secrets = [.. secrets];
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

    /// <summary>The key of a lane, for other forms of the log's signature under a root; null where it has none.
    /// </summary>
    internal PrivateKey? SecretOf(LogLane lane) =>
        _secrets.FirstOrDefault(secret => secret.PublicKey.Algorithm == lane.Algorithm);

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

    /// <summary>Signs the roots of a log that was re-rooted (SPEC-preservation).</summary>
    /// <param name="size">The size of both.</param>
    /// <param name="tree">The root of the tree over SHA3-256.</param>
    /// <param name="map">The root of the state map over SHA3-256.</param>
    public (SignedCheckpoint Tree, SignedCheckpoint Map) SignRerooted(ulong size, Digest tree, Digest map)
    {
        return (Sign(Checkpoint.Sha3Suffix, tree), Sign(Checkpoint.Sha3MapSuffix, map));

        SignedCheckpoint Sign(string suffix, Digest root)
        {
            var origin = Keys.Origin + suffix;
            return SignedCheckpoint.Sign(
                new Checkpoint(origin, size, root), [.. _secrets.Select(secret => new NoteSigner(origin, secret))]);
        }
    }
}
