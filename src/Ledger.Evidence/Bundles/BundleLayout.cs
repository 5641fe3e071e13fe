using System.Globalization;
using Ledger.Cryptography;

namespace Ledger.Evidence.Bundles;

/// <summary>Names and order of a bundle's members: they follow from the claims alone.</summary>
internal static class BundleLayout
{
    public const string Statement = "bundle.json";
    public const string Signature = "bundle.sig";
    public const string CheckpointSha256 = "checkpoints/sha256";
    public const string CheckpointSm3 = "checkpoints/sm3";

    public static string Leaf(ulong index) => string.Create(CultureInfo.InvariantCulture, $"entries/{index}/leaf.json");

    public static string Inclusion(ulong index) =>
        string.Create(CultureInfo.InvariantCulture, $"entries/{index}/inclusion.json");

    public static string State(string key) => $"states/{key}.json";

    public static string Sequence(string name) => $"sequences/{name}.bin";

    public static string Manifest(Digest sha256) => $"manifests/{sha256}.json";

    public static string ChainProof(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"chains/{number}/proof.rlp");

    public static string ChainConsistency(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"chains/{number}/consistency.json");

    public static string Timestamp(Digest sha256) => $"timestamps/{sha256}.tsr";

    public static string Preservation(string name) => "preservation/" + name;

    public static string Description(string name) => "descriptions/" + name;

    public static string Proof(ulong index) =>
        string.Create(CultureInfo.InvariantCulture, $"proofs/{index}{BundleProofs.Extension}");

    public static string TransparentStatement(ulong index) =>
        string.Create(CultureInfo.InvariantCulture, $"scitt/{index}.cose");

    /// <summary>The members after statement and signature, in order.</summary>
    public static IEnumerable<string> Names(BundleClaims claims) =>
    [
        CheckpointSha256,
        CheckpointSm3,
        .. claims.Entries.SelectMany(index => new[] { Leaf(index), Inclusion(index) }),
        .. claims.States.Select(State),
        .. claims.Sequences.Select(Sequence),
        .. claims.Manifests.Select(Manifest),
        .. Enumerable.Range(1, claims.Chains.Count).SelectMany(n => new[] { ChainProof(n), ChainConsistency(n) }),
        .. claims.Timestamps.Select(Timestamp),
        .. claims.Preservation.Select(Preservation),
        .. claims.Proofs.Select(Proof),
        .. claims.Statements.Select(TransparentStatement),
        .. claims.Descriptions.Select(Description),
    ];

    public static IReadOnlyList<ZipMember> Members(BundleContent content) =>
    [
        new(CheckpointSha256, content.CheckpointSha256),
        new(CheckpointSm3, content.CheckpointSm3),
        .. content.Entries.SelectMany(entry => new ZipMember[]
        {
            new(Leaf(entry.Index), entry.Leaf), new(Inclusion(entry.Index), entry.Inclusion.ToBytes()),
        }),
        .. content.States.Select(state => new ZipMember(State(state.Key), state.Proof)),
        .. content.Sequences.Select(sequence => new ZipMember(Sequence(sequence.Name), sequence.Proof)),
        .. content.Manifests.Select(manifest => new ZipMember(Manifest(manifest.Sha256), manifest.Bytes)),
        .. content.Chains.SelectMany((chain, i) => new ZipMember[]
        {
            new(ChainProof(i + 1), chain.Proof), new(ChainConsistency(i + 1), chain.Consistency.ToBytes()),
        }),
        .. content.Timestamps.Select(stamp => new ZipMember(Timestamp(stamp.Sha256), stamp.Response)),
        .. content.Preservation is { } preserved
            ? preserved.Names.Select(name => new ZipMember(Preservation(name), preserved.Member(name)))
            : [],
        .. content.Proofs.Select(proof => new ZipMember(Proof(proof.Index), proof.Text)),
        .. content.Statements.Select(one => new ZipMember(TransparentStatement(one.Index), one.Bytes)),
        .. content.Descriptions.Select(one => new ZipMember(Description(one.Name), one.Bytes)),
    ];
}
