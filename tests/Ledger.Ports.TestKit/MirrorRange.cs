using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Mirror;
using Ledger.Ports.Mirror;

namespace Ledger.Ports.TestKit;

/// <summary>A range of a made-up log: its effects, and roots that follow from its bounds.</summary>
public sealed record MirrorRange(ulong From, ulong To, params EntryEffect[] Effects)
{
    /// <summary>The range of <paramref name="length"/> entries that follows this one.</summary>
    public MirrorRange Then(ulong length, params EntryEffect[] effects) => new(To, To + length, effects);

    public byte[] Operations => MirrorOperations.TryEncode(Effects, out var operations, out var error)
        ? operations
        : throw new InvalidOperationException(error);

    public MirrorTally Tally => MirrorTally.TryCount(Operations, out var tally)
        ? tally
        : throw new InvalidOperationException("Operations cannot be counted.");

    public byte[] Marks => MirrorOperations.TryEncodeMarks(Effects, out var marks, out var error)
        ? marks
        : throw new InvalidOperationException(error);

    public MirrorCommit Commit(Digest origin, bool voided = false) => new(
        origin, From, To, Roots(To).Sha256, Roots(To).Sm3,
        DigestAlgorithm.Keccak256.Hash(voided ? Marks : Operations), voided);

    public SignedCommit Sign(MirrorUnderTest chain, bool voided = false) =>
        Sign(chain.Mirror, Commit(chain.Origin, voided), voided ? Marks : Operations, chain.LogKey);

    public static SignedCommit Sign(
        IChainMirror mirror, MirrorCommit commit, ReadOnlyMemory<byte> operations, PrivateKey key) =>
        new(commit, operations, Secp256k1Recoverable.SignDigest(key, mirror.DigestToSign(commit)));

    public static DigestPair Roots(ulong size) =>
        DigestPair.Of(System.Text.Encoding.ASCII.GetBytes(size.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>Effects as the registry's entries have them.</summary>
public static class MirrorEffects
{
    public static AssetId Asset(int number) =>
        AssetId.Parse(number.ToString("x32", CultureInfo.InvariantCulture));

    public static EntryEffect Record(int asset, ulong version, string status = "registered") => EntryEffect.Of(
        StateKey.Of(Asset(asset)), version, RecordValue(asset, version, status));

    public static JsonObject RecordValue(int asset, ulong version, string status = "registered") => new(
        ("kind", "product"), ("status", status), ("content", Pair($"content {asset} {version}")));

    public static EntryEffect Right(int asset, uint n, ulong version, bool frozen = false, int terms = 0) =>
        EntryEffect.Of(StateKey.Right(Asset(asset), n), version, RightValue(asset, n, frozen, terms));

    public static JsonObject RightValue(int asset, uint n, bool frozen = false, int terms = 0) => new(
        ("kind", (n % 3) switch { 1 => "hold", 2 => "use", _ => "operate" }),
        ("holder", Sha256($"holder {asset} {n}").ToString()),
        ("from", "2025-04-01"),
        ("until", n % 2 == 0 ? JsonNull.Instance : "2030-03-31"),
        ("terms", Pair($"terms {asset} {n} {terms}")),
        ("status", "in-force"),
        ("exclusive", n == 1),
        ("pledged", false),
        ("frozen", frozen));

    public static EntryEffect Transaction(int asset, ulong sequence) => EntryEffect.Of(
        StateKey.Transaction(Asset(asset), sequence), 1, Pair($"transaction {asset} {sequence}"));

    public static EntryEffect Egress(int asset, ulong sequence) => EntryEffect.Of(
        StateKey.Egress(Asset(asset), sequence), 1, Pair($"egress {asset} {sequence}"));

    public static string RecordKey(int asset) => StateKey.Of(Asset(asset)).ToString();

    public static string RightKey(int asset, uint n) => StateKey.Right(Asset(asset), n).ToString();

    private static JsonObject Pair(string text) => new(
        ("sha256", Sha256(text).ToString()),
        ("sm3", DigestAlgorithm.Sm3.Hash(System.Text.Encoding.UTF8.GetBytes(text)).ToString()));

    private static Digest Sha256(string text) =>
        DigestAlgorithm.Sha256.Hash(System.Text.Encoding.UTF8.GetBytes(text));
}
