using Ledger.Cryptography;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Assets;

/// <summary>
/// The public state of an asset: identifiers, dates, states and digests, never a name and never content.
/// </summary>
internal static class AssetEffects
{
    public static List<Effect> Between(AssetId asset, AssetState before, AssetState after, ulong version)
    {
        List<Effect> effects = [];
        var restated = after.Restated == before.Restated ? null : after.Restated;
        if (after.Record is { } record && (record != before.Record || restated is { First: 0 }))
        {
            effects.Add(new Effect(StateKey.Of(asset), version, Value(record)));
        }

        for (var i = 0; i < after.Rights.Count; i++)
        {
            var right = after.Rights[i];
            if (i >= before.Rights.Count || Shows(before.Rights[i], right)
                || (restated?.First <= right.Ordinal && right.Ordinal <= restated.Last))
            {
                effects.Add(new Effect(StateKey.Right(asset, right.Ordinal), version, Value(right)));
            }
        }

        for (var i = 0; i < after.Certificates.Count; i++)
        {
            var certificate = after.Certificates[i];
            if (i >= before.Certificates.Count || before.Certificates[i].Status != certificate.Status)
            {
                EffectKey key = certificate.Number is { } number ? StateKey.Of(number) : EffectKey.Numbered;
                effects.Add(new Effect(key, version, Value(asset, certificate)));
            }
        }

        if (after.Transactions != before.Transactions)
        {
            var key = StateKey.Transaction(asset, after.Transactions.Sequence);
            effects.Add(new Effect(key, version, Digests(after.Transactions.Last)));
        }

        if (after.Egress != before.Egress)
        {
            var key = StateKey.Egress(asset, after.Egress.Sequence);
            effects.Add(new Effect(key, version, Digests(after.Egress.Last)));
        }

        return [.. effects, .. CollectionDesk.Between(asset, before, after, version)];
    }

    // What is not public of a right changes without its key, except that what is sealed moves its version.
    private static bool Shows(Right before, Right after) =>
        before != after && (before.Frozen != after.Frozen || !Value(before).Equals(Value(after)));

    private static JsonObject Value(AssetRecord record) => new(
        ("kind", WireName.Of(record.Kind)),
        ("status", WireName.Of(record.Status)),
        ("content", Digests(record.Content)));

    private static JsonObject Value(Right right) => new(
        ("kind", WireName.Of(right.Kind)),
        ("holder", right.HolderName.ToString()),
        ("from", CivilDate.Format(right.From)),
        ("until", CivilDate.Format(right.Until)),
        ("terms", Digests(right.Terms.Digests)),
        ("status", WireName.Of(right.Status)),
        ("exclusive", right.Exclusive),
        ("pledged", right.Pledged),
        ("frozen", right.FrozenForAll));

    private static JsonObject Value(AssetId asset, Certificate certificate) => new(
        ("asset", asset.ToString()),
        ("case", certificate.Case.ToString()),
        ("status", WireName.Of(certificate.Status)),
        ("until", CivilDate.Format(certificate.Until)),
        ("sha256", certificate.Digests.Sha256.ToString()),
        ("sm3", certificate.Digests.Sm3.ToString()));

    private static JsonObject Digests(DigestPair pair) =>
        new(("sha256", pair.Sha256.ToString()), ("sm3", pair.Sm3.ToString()));
}
