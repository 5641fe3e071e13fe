using System.Globalization;
using Ledger.Domain;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Tests.Bundles;

/// <summary>A small log with its trees, maps and keys, and the bundles that can be made of it.</summary>
internal sealed class BundleWorld
{
    public const string Origin = "dev-ledger.example/registry";

    public static readonly DateTimeOffset Start = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);
    public static readonly byte[] File = Manifests.Samples.Content(20_000, 7);

    private static readonly PrivateKey[] s_lanes =
    [
        PrivateKey.Generate(SignatureAlgorithm.Ed25519),
        PrivateKey.Generate(SignatureAlgorithm.Secp256k1),
        PrivateKey.Generate(SignatureAlgorithm.Sm2),
    ];

    private readonly List<ReadOnlyMemory<byte>> _leaves = [];
    private readonly Dictionary<DigestAlgorithm, List<Digest>> _trees = new()
    {
        [DigestAlgorithm.Sha256] = [], [DigestAlgorithm.Sm3] = [],
    };

    private readonly Dictionary<DigestAlgorithm, SparseMerkleMap> _maps = new()
    {
        [DigestAlgorithm.Sha256] = new(DigestAlgorithm.Sha256), [DigestAlgorithm.Sm3] = new(DigestAlgorithm.Sm3),
    };

    private readonly Dictionary<StateKey, KeyState> _states = [];

    /// <summary>A log that lies: what is appended does not reach its map.</summary>
    public bool MapStandsStill { get; set; }

    public static PrivateKey BundleKey { get; } = PrivateKey.Generate(SignatureAlgorithm.Ed25519);

    public static AssetId Asset { get; } = AssetId.Parse(new string('9', 32));

    public static StateKey AssetKey { get; } = StateKey.Of(Asset);

    public static StateKey FirstRight { get; } = StateKey.Right(Asset, 1);

    public static StateKey SecondRight { get; } = StateKey.Right(Asset, 2);

    public static TrustAnchors Anchors { get; } = new()
    {
        Origin = Origin,
        Lanes = [.. s_lanes.Select(key => new TrustedLane(key.PublicKey, new Validity(Start)))],
        BundleKeys = [new TrustedKey(BundleKey.PublicKey, new Validity(Start))],
        Chains = [],
    };

    public static byte[] Manifest { get; } =
        Manifests.Samples.Describe(4096, ManifestDigests.Both, ("data/roads.csv", File)).Manifest.ToBytes();

    /// <summary>
    /// An asset registered with a first right in hour 1, another asset in hour 2, the first right ended and a second
    /// given in hour 3, a checkpoint in hour 4.
    /// </summary>
    public static BundleWorld Usual()
    {
        var world = new BundleWorld();
        world.Append(1, Asset, 1, (AssetKey, AssetValue(Manifest)), (FirstRight, RightValue("in-force")));
        var other = AssetId.Parse(new string('8', 32));
        world.Append(2, other, 1, (StateKey.Of(other), AssetValue([1])));
        world.Append(3, Asset, 2, (FirstRight, RightValue("ended")), (SecondRight, RightValue("in-force")));
        world.Close(4);
        return world;
    }

    public static DateTimeOffset Hour(int hour) => Start.AddHours(hour);

    public static JsonObject RightValue(string status) => new(
        ("kind", "hold"), ("holder", new string('a', 64)), ("from", "2025-04-01"), ("until", "2028-03-31"),
        ("terms", Pair([2])), ("status", status), ("exclusive", false), ("pledged", false), ("frozen", false));

    public void Append(int hour, AssetId asset, ulong version, params (StateKey Key, JsonObject Value)[] effects)
    {
        var id = _leaves.Count.ToString("x32", CultureInfo.InvariantCulture);
        Add(Hour(hour), new EntryDraft
        {
            Origin = Origin,
            Type = "registration.certified",
            Writes = [new StreamVersion(asset.Stream, version)],
            Command = new EntryCommand(id, DigestPair.Of([3]), null),
            Rules = "G35@2026-07-01",
            Calendar = "cn-2023-2026",
            LegalTime = Start,
            Effects = [.. effects.Select(effect => EntryEffect.Of(effect.Key, version, effect.Value))],
        });
        foreach (var (key, value) in MapStandsStill ? [] : effects)
        {
            _states[key] = new KeyState(key, version, value);
            foreach (var (algorithm, map) in _maps)
            {
                map.Set(key.ToString(), version, algorithm.Hash(CanonicalJson.Write(value)));
            }
        }
    }

    public void Close(int hour) => Add(Hour(hour), EntryDraft.MapLeaf(
        Origin, 1, new MapRoots((ulong)_leaves.Count, Roots(algorithm => _maps[algorithm].Root)), Start));

    public SiblingCheckpoints Heads(params PrivateKey[] lanes) =>
        new LogSigner(Origin, lanes.Length > 0 ? lanes : s_lanes).Sign(
            (ulong)_leaves.Count, Roots(algorithm => MerkleTree.Root(algorithm, _trees[algorithm])));

    public static PrivateKey Lane(LogLane lane) => s_lanes.Single(key => key.PublicKey.Algorithm == lane.Algorithm);

    public BundleContent Content(params PrivateKey[] lanes)
    {
        var heads = Heads(lanes);
        return new BundleContent
        {
            Origin = Origin,
            Subject = AssetKey.ToString(),
            CheckpointSha256 = heads.Sha256.Note.ToBytes(),
            CheckpointSm3 = heads.Sm3.Note.ToBytes(),
            Entries = [Entry(0), Entry(2)],
            States = [State(AssetKey), State(FirstRight), State(SecondRight)],
            Manifests = [new BundleManifest(DigestAlgorithm.Sha256.Hash(Manifest), Manifest)],
            Chains = [],
        };
    }

    public byte[] Bundle() => Evidence.Bundles.Bundle.Write(Content(), BundleKey);

    public BundleEntry Entry(int index) => new((ulong)index, _leaves[index], Inclusion(index));

    public BundleState State(StateKey key) => new(key.ToString(), new StateProof(
        _states.GetValueOrDefault(key) ?? KeyState.Absent(key),
        _leaves[^1],
        Half(key, DigestAlgorithm.Sha256),
        Half(key, DigestAlgorithm.Sm3)).ToBytes());

    private StateProofHalf Half(StateKey key, DigestAlgorithm algorithm) =>
        new(Inclusion(_leaves.Count - 1)[algorithm], _maps[algorithm].Prove(key.ToString()));

    private HashPaths Inclusion(int index) => new(
        MerkleTree.InclusionProof(DigestAlgorithm.Sha256, _trees[DigestAlgorithm.Sha256], (ulong)index),
        MerkleTree.InclusionProof(DigestAlgorithm.Sm3, _trees[DigestAlgorithm.Sm3], (ulong)index));

    private void Add(DateTimeOffset time, EntryDraft draft)
    {
        var finished = draft.Finish(time);
        _leaves.Add(finished.Bytes);
        foreach (var (algorithm, tree) in _trees)
        {
            tree.Add(finished.Hashes[algorithm]);
        }
    }

    private static JsonObject AssetValue(byte[] content) =>
        new(("kind", "product"), ("status", "registered"), ("content", Pair(content)));

    private static JsonObject Pair(byte[] bytes)
    {
        var digests = DigestPair.Of(bytes);
        return new(("sha256", digests.Sha256.ToString()), ("sm3", digests.Sm3.ToString()));
    }

    private static DigestPair Roots(Func<DigestAlgorithm, Digest> root) =>
        new(root(DigestAlgorithm.Sha256), root(DigestAlgorithm.Sm3));
}
