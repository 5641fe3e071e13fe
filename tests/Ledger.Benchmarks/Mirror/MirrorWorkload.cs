using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Benchmarks.Mirror;

/// <summary>What is mirrored: entries with their effects, the same for both ways.</summary>
internal static class MirrorWorkload
{
    private const int EgressADay = 20;
    private const int TransactionsADay = 2;

    /// <summary>What is compared: the three rights of each asset, and its day in two orders of the log.</summary>
    public static IReadOnlyList<MirrorShape> Shapes { get; } =
    [
        new("rights", Registrations, Rights),
        new("day", RegistrationsWithRight, assets => MixedDay(assets, interleaved: false)),
        new("turns", RegistrationsWithRight, assets => MixedDay(assets, interleaved: true)),
    ];

    public static IEnumerable<EntryEffect[]> Registrations(int assets) =>
        Enumerable.Range(1, assets).Select(asset => new[] { Record(asset) });

    public static IEnumerable<EntryEffect[]> RegistrationsWithRight(int assets) =>
        Enumerable.Range(1, assets).Select(asset => new[] { Record(asset), Right(asset, 1, 1, false) });

    /// <summary>The three rights of each asset, an entry an asset.</summary>
    public static IEnumerable<EntryEffect[]> Rights(int assets) =>
        Enumerable.Range(1, assets).Select(asset =>
            new[] { Right(asset, 1, 2, false), Right(asset, 2, 2, false), Right(asset, 3, 2, false) });

    /// <summary>Of each asset one changed right, two transactions and twenty egress records, an entry each.</summary>
    /// <param name="assets">How many assets.</param>
    /// <param name="interleaved">All assets take turns through the day; else one asset's day follows another's.</param>
    public static IEnumerable<EntryEffect[]> MixedDay(int assets, bool interleaved)
    {
        var day = Enumerable.Range(1, assets).Select(MixedDay).ToArray();
        return interleaved
            ? Enumerable.Range(0, day[0].Length).SelectMany(i => day.Select(ofAsset => ofAsset[i]))
            : day.SelectMany(ofAsset => ofAsset);
    }

    private static EntryEffect[][] MixedDay(int asset) =>
    [
        [Right(asset, 1, 9, true)],
        .. Enumerable.Range(1, TransactionsADay).Select(i => new[]
        {
            EntryEffect.Of(StateKey.Transaction(Asset(asset), (ulong)i), 9, Pair($"transaction {asset} {i}")),
        }),
        .. Enumerable.Range(1, EgressADay).Select(i => new[]
        {
            EntryEffect.Of(StateKey.Egress(Asset(asset), (ulong)i), 9, Pair($"egress {asset} {i}")),
        }),
    ];

    private static EntryEffect Record(int asset) => EntryEffect.Of(StateKey.Of(Asset(asset)), 1, new JsonObject(
        ("kind", "product"), ("status", "registered"), ("content", Pair($"content {asset}"))));

    private static EntryEffect Right(int asset, uint n, ulong version, bool frozen) =>
        EntryEffect.Of(StateKey.Right(Asset(asset), n), version, new JsonObject(
            ("kind", n switch { 1 => "hold", 2 => "use", _ => "operate" }),
            ("holder", Sha256($"holder {asset} {n}")),
            ("from", "2025-04-01"),
            ("until", "2030-03-31"),
            ("terms", Pair($"terms {asset} {n}")),
            ("status", "in-force"),
            ("exclusive", false),
            ("pledged", false),
            ("frozen", frozen)));

    // Identifiers are random in production: neighbours here would make cheaper tries.
    private static AssetId Asset(int number) => AssetId.Parse(Sha256($"asset {number}")[..32]);

    private static JsonObject Pair(string text) => new(("sha256", Sha256(text)), ("sm3", Sha256(text)));

    private static string Sha256(string text) => DigestAlgorithm.Sha256
        .Hash(System.Text.Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{text}"))).ToString();
}

/// <summary>Records to mirror, and what both ways have mirrored before.</summary>
internal sealed record MirrorShape(
    string Name, Func<int, IEnumerable<EntryEffect[]>> Before, Func<int, IEnumerable<EntryEffect[]>> Load);
