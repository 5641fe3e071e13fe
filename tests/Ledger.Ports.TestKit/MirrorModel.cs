using System.Globalization;
using CsCheck;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using static Ledger.Ports.TestKit.MirrorEffects;

namespace Ledger.Ports.TestKit;

/// <summary>
/// What a log says of a few assets after any acts: the last version and value of every key, and which keys a voided
/// range left unknown (SPEC-mirror, void and repair).
/// </summary>
public sealed class MirrorModel(int firstAsset)
{
    private const int Assets = 3;
    private static readonly string[] Kinds = ["hold", "use", "operate"];
    private static readonly string[] Statuses = ["in-force", "in-force", "ended", "revoked"];
    private static readonly string[] Records = ["registered", "registered", "cancelled", "lapsed"];

    private readonly Dictionary<string, Held> _keys = new(StringComparer.Ordinal);
    private readonly Known[] _assets = [.. Enumerable.Range(0, Assets).Select(_ => new Known())];

    /// <summary>One to six ranges of one to eight acts each; about one range in five is voided.</summary>
    public static Gen<List<Range>> Work => Gen.Select(Acts.List[1, 8], Gen.Int[0, 4], static (acts, fate) =>
        new Range(acts, fate == 0)).List[1, 6];

    /// <summary>Every key that the log ever set, and what a chain has to say of it.</summary>
    public IReadOnlyDictionary<string, Held> Keys => _keys;

    private static Gen<Act> Acts =>
        from what in Gen.Int[0, 9]
        from asset in Gen.Int[0, Assets - 1]
        from right in Gen.UInt[0, 99]
        from form in Gen.Int[0, 999]
        select new Act(what, asset, right, form);

    /// <summary>
    /// The effects of a range, as the entries of a log would have them; the model knows them from now on.
    /// </summary>
    public EntryEffect[] Take(Range range)
    {
        List<EntryEffect> effects = [];
        foreach (var act in range.Acts)
        {
            var asset = _assets[act.Asset];
            effects.AddRange(asset.Version == 0 ? [RecordOf(act, asset)] : Effects(act, asset));
        }

        if (range.Voided)
        {
            Forget(effects);
        }

        return [.. effects];
    }

    private List<EntryEffect> Effects(Act act, Known asset) => act.What switch
    {
        0 => [RecordOf(act, asset)],
        <= 3 => [RightOf(act, asset, ++asset.Rights)],
        <= 6 when asset.Rights > 0 => [RightOf(act, asset, 1 + (act.Right % asset.Rights))],
        7 => [Transaction(Number(act), ++asset.Transactions)],
        8 => [Egress(Number(act), ++asset.Egress)],
        _ => Restated(act, asset),
    };

    private EntryEffect RecordOf(Act act, Known asset)
    {
        var version = ++asset.Version;
        return Set(
            StateKey.Of(Asset(Number(act))), version,
            RecordValue(Number(act), version, Records[act.Form % Records.Length]));
    }

    private EntryEffect RightOf(Act act, Known asset, uint n) =>
        Set(StateKey.Right(Asset(Number(act)), n), ++asset.Version, Value(act, n));

    // A repair entry restates every key of the asset at one version.
    private List<EntryEffect> Restated(Act act, Known asset)
    {
        var version = ++asset.Version;
        return
        [
            .. _keys.Values.Where(held => held.Asset == act.Asset).ToArray()
                .Select(held => Set(held.Key, version, held.Value)),
        ];
    }

    private EntryEffect Set(StateKey key, ulong version, JsonObject value)
    {
        var number = int.Parse(
            key.ToString().Split('/')[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture) - firstAsset;
        _keys[key.ToString()] = new Held(key, number, version, value, IsMirrored: true);
        return EntryEffect.Of(key, version, value);
    }

    private void Forget(List<EntryEffect> effects)
    {
        var touched = effects.Where(effect => _keys.ContainsKey(effect.Key.ToString()))
            .Select(effect => _keys[effect.Key.ToString()].Asset).ToHashSet();
        foreach (var (key, held) in _keys.Where(pair => touched.Contains(pair.Value.Asset)).ToArray())
        {
            _keys[key] = held with { IsMirrored = false };
        }
    }

    private int Number(Act act) => firstAsset + act.Asset;

    private static JsonObject Value(Act act, uint n) => new(
        ("kind", Kinds[n % 3]),
        ("holder", Sha256($"holder {act.Form % 5}")),
        ("from", "2025-04-01"),
        ("until", act.Form % 3 == 0 ? JsonNull.Instance : "2030-03-31"),
        ("terms", new JsonObject(
            ("sha256", Sha256($"terms {act.Form}")),
            ("sm3", DigestAlgorithm.Sm3.Hash(BitConverter.GetBytes(act.Form)).ToString()))),
        ("status", Statuses[act.Form % Statuses.Length]),
        ("exclusive", act.Form % 7 == 0),
        ("pledged", act.Form % 11 == 0),
        ("frozen", act.Form % 2 == 0));

    private static string Sha256(string text) =>
        DigestAlgorithm.Sha256.Hash(System.Text.Encoding.UTF8.GetBytes(text)).ToString();

    /// <summary>Acts that go to the chain together.</summary>
    public sealed record Range(List<Act> Acts, bool Voided);

    /// <summary>An act about one of the assets; numbers choose what exactly.</summary>
    public sealed record Act(int What, int Asset, uint Right, int Form);

    /// <summary>What a key holds in the log, and whether the chain was told.</summary>
    public sealed record Held(StateKey Key, int Asset, ulong Version, JsonObject Value, bool IsMirrored);

    private sealed class Known
    {
        public ulong Version { get; set; }

        public uint Rights { get; set; }

        public ulong Transactions { get; set; }

        public ulong Egress { get; set; }
    }
}
