using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Evm;

namespace Ledger.Evidence.Bundles;

/// <summary>The JSON of what makes a header believed: the member <c>seal</c> of a chain in trust anchors.</summary>
internal static class SealRuleCodec
{
    private const string Development = "development";
    private const string Qbft = "qbft";
    private const int MaxItems = 100_000;

    public static JsonObject Write(EvmSealRule seal) => seal switch
    {
        EvmSealRule.Qbft qbft => new JsonObject(
        [
            .. qbft.Revoked.Count == 0 ? [] : new (string, JsonValue)[]
            {
                ("revoked", new JsonArray(qbft.Revoked.OrderBy(static one => one.Validator)
                    .Select(static one => (JsonValue)Write(one)))),
            },
            ("rule", Qbft),
            ("sets", new JsonArray(qbft.Sets.Select(static set => (JsonValue)Write(set)))),
        ]),
        EvmSealRule.TrustedHeaders trusted => new JsonObject(
            ("headers", new JsonArray(trusted.Hashes.Order().Select(static hash => (JsonValue)hash.ToString()))),
            ("rule", Development)),
        _ => throw new ArgumentException("The rule has no written form.", nameof(seal)),
    };

    public static EvmSealRule Read(MemberReader members)
    {
        if (members.Text("rule", static rule => rule is Development or Qbft) == Qbft)
        {
            var sets = members.List("sets", ReadSet);
            if (sets.Count == 0 || sets.Zip(sets.Skip(1)).Any(static pair => pair.First.From >= pair.Second.From))
            {
                members.Refuse("'sets' is empty or out of order.");
            }

            return new EvmSealRule.Qbft(sets) { Revoked = members.Has("revoked") ? ReadRevoked(members) : [] };
        }

        return new EvmSealRule.TrustedHeaders(
            Items(members, "headers", Digest.Parse, static text => Digest.TryParse(text, out _)).ToHashSet());
    }

    private static JsonObject Write(ValidatorSet set) => new(
        ("from", CanonicalDecimal.Encode(set.From)),
        ("validators", new JsonArray(set.Validators.Order().Select(static one => (JsonValue)one.ToString()))));

    private static ValidatorSet ReadSet(MemberReader members)
    {
        var validators = Items(
            members, "validators", EvmAddress.Parse, static text => EvmAddress.TryParse(text, out _));
        if (validators.Count == 0)
        {
            members.Refuse("'validators' is empty: nobody could seal a block.");
        }

        return new ValidatorSet(members.Decimal("from", 0), validators);
    }

    private static JsonObject Write(RevokedValidator one) => new(
        ("reason", one.Reason), ("time", EntrySyntax.FormatTime(one.Time)), ("validator", one.Validator.ToString()));

    private static IReadOnlyList<RevokedValidator> ReadRevoked(MemberReader members)
    {
        var revoked = members.List("revoked", static one => new RevokedValidator(
            EvmAddress.TryParse(one.Text("validator", static text => EvmAddress.TryParse(text, out _)), out var address)
                ? address : default,
            one.Time("time"),
            one.Text("reason", Revocation.Reasons.Contains)));
        var pairs = revoked.Zip(revoked.Skip(1));
        if (revoked.Count == 0
            || pairs.Any(static pair => pair.First.Validator.CompareTo(pair.Second.Validator) >= 0))
        {
            members.Refuse("'revoked' is empty or out of order.");
        }

        return revoked;
    }

    private static List<T> Items<T>(
        MemberReader members, string name, Func<string, T> parse, Func<string?, bool> isOne)
        where T : IComparable<T>
    {
        var items = new List<T>();
        foreach (var text in members.Items(name, MaxItems).Select(item => (item as JsonText)?.Value))
        {
            if (!isOne(text) || (items.Count > 0 && items[^1].CompareTo(parse(text!)) >= 0))
            {
                members.Refuse($"'{name}' holds something malformed or out of order.");
                return items;
            }

            items.Add(parse(text!));
        }

        return items;
    }
}
