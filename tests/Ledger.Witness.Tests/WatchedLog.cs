using System.Globalization;
using System.Text;
using Ledger.Cryptography;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;

namespace Ledger.Witness.Tests;

/// <summary>A log of numbered leaves that signs with all lanes, and another history of it.</summary>
internal sealed class WatchedLog
{
    private const int Leaves = 40;

    private readonly LogSigner _signer;
    private readonly PrivateKey _bundles = PrivateKey.Generate(SignatureAlgorithm.Ed25519);

    public WatchedLog(string origin) => _signer = new LogSigner(
        origin, [.. LogLane.All.Select(lane => PrivateKey.Generate(lane.Algorithm))]);

    public LogKeys Keys => _signer.Keys;

    /// <summary>The log's anchors.</summary>
    /// <param name="validity">When the key of a lane counts; always without.</param>
    public byte[] Anchors(Func<LogLane, Validity>? validity = null) => new TrustAnchors
    {
        Origin = Keys.Origin,
        Lanes = [.. Keys.NoteKeys(DigestAlgorithm.Sha256).Select(key => new TrustedLane(
            key.Key, validity?.Invoke(key.Lane) ?? new Validity(DateTimeOffset.UnixEpoch)))],
        BundleKeys = [new TrustedKey(_bundles.PublicKey, new Validity(DateTimeOffset.UnixEpoch))],
        Chains = [],
    }.ToBytes();

    /// <summary>The checkpoint of a size in one tree; <paramref name="forked"/> is another history.</summary>
    public SignedNote Note(DigestAlgorithm tree, ulong size, bool forked = false) =>
        _signer.Sign(size, new DigestPair(
            Root(DigestAlgorithm.Sha256, size, forked), Root(DigestAlgorithm.Sm3, size, forked)))[tree].Note;

    public WitnessRequest Request(DigestAlgorithm tree, ulong old, ulong size, bool forked = false) => new(
        old,
        old == 0 ? [] : MerkleTree.ConsistencyProof(tree, Hashes(tree, forked), old, size),
        Note(tree, size, forked));

    private static Digest Root(DigestAlgorithm tree, ulong size, bool forked) =>
        MerkleTree.Root(tree, [.. Hashes(tree, forked).Take((int)size)]);

    private static Digest[] Hashes(DigestAlgorithm tree, bool forked) =>
    [
        .. Enumerable.Range(0, Leaves).Select(i => MerkleTree.LeafHash(tree, Encoding.ASCII.GetBytes(
            (forked ? "other " : "leaf ") + i.ToString(CultureInfo.InvariantCulture)))),
    ];
}
