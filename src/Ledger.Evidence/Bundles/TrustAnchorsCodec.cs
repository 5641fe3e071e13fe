using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

internal static class TrustAnchorsCodec
{
    private const int MaxKey = 256;

    public static byte[] Write(TrustAnchors anchors) => CanonicalJson.Write(new JsonObject(
        ("bundleKeys", new JsonArray(anchors.BundleKeys.Select(static key => (JsonValue)Key(key)))),
        ("chains", new JsonArray(anchors.Chains.Select(static chain => (JsonValue)Chain(chain)))),
        ("format", TrustAnchors.Format),
        ("lanes", new JsonArray(anchors.Lanes.Select(static lane => (JsonValue)Lane(lane)))),
        ("origin", anchors.Origin)));

    public static TrustAnchors? Read(ReadOnlySpan<byte> bytes, out string? error)
    {
        error = $"Trust anchors are an object of at most {TrustAnchors.MaxBytes} bytes.";
        if (bytes.Length > TrustAnchors.MaxBytes || !CanonicalJson.TryParse(bytes, out var value, out error))
        {
            return null;
        }

        if (value is not JsonObject members)
        {
            error = "Trust anchors are an object.";
            return null;
        }

        var reader = new MemberReader(members);
        reader.Literal("format", TrustAnchors.Format);
        var anchors = new TrustAnchors
        {
            Origin = reader.Text("origin", EntrySyntax.IsOrigin),
            Lanes = reader.List("lanes", Lane),
            BundleKeys = reader.List("bundleKeys", Key),
            Chains = reader.List("chains", Chain),
        };
        error = reader.Error ?? Refusal(anchors);
        return error is null ? anchors : null;
    }

    private static string? Refusal(TrustAnchors anchors) =>
        anchors.Lanes.Count == 0 || anchors.BundleKeys.Count == 0 ? "Trust anchors have lanes and bundle keys."
        : anchors.Lanes.DistinctBy(lane => lane.Key.Id).Count() != anchors.Lanes.Count
            || anchors.Chains.DistinctBy(chain => chain.Instance).Count() != anchors.Chains.Count
            ? "A lane's key or a chain instance comes twice."
        : anchors.BundleKeys.Any(key => anchors.Lanes.Any(lane => lane.Key.Id == key.Id))
            ? "A key serves two purposes."
        : null;

    private static JsonObject Key(PublicKey key) => new(("key", CanonicalBase64.Encode(key.ToSpki())));

    private static PublicKey Key(MemberReader members)
    {
        if (PublicKey.TryReadSpki(members.Base64("key", MaxKey), out var key))
        {
            return key;
        }

        members.Refuse("'key' is no public key.");
        return null!;
    }

    private static JsonObject Lane(TrustedLane lane)
    {
        var members = new List<(string, JsonValue)>
        {
            ("from", EntrySyntax.FormatTime(lane.From)), ("key", CanonicalBase64.Encode(lane.Key.ToSpki())),
        };
        if (lane.Until is { } until)
        {
            members.Add(("until", EntrySyntax.FormatTime(until)));
        }

        return new JsonObject(members);
    }

    private static TrustedLane Lane(MemberReader members)
    {
        var key = Key(members);
        if (key is not null && LogLane.Of(key.Algorithm) is null)
        {
            members.Refuse("'key' is of an algorithm that no lane uses.");
        }

        return new TrustedLane(
            key!, members.Time("from"), members.Has("until") ? members.Time("until") : null);
    }

    private static JsonObject Chain(TrustedChain chain)
    {
        var members = new List<(string, JsonValue)>
        {
            ("chain", CanonicalDecimal.Encode(chain.ChainId)),
            ("codeHash", chain.CodeHash.ToString()),
            ("contract", chain.Contract.ToString()),
            ("genesis", chain.Genesis.ToString()),
            ("kind", "evm"),
            ("seal", SealRuleCodec.Write(chain.Seal)),
        };
        if (chain.Retired is { } retired)
        {
            members.Add(("retired", CanonicalDecimal.Encode(retired)));
        }

        return new JsonObject(members);
    }

    private static TrustedChain Chain(MemberReader members)
    {
        members.Literal("kind", "evm");
        var contract = members.Text("contract", static text => EvmAddress.TryParse(text, out _));
        _ = EvmAddress.TryParse(contract, out var address);
        return new TrustedChain(
            members.Decimal("chain", 1), members.Digest("genesis"), address, members.Digest("codeHash"),
            members.Object("seal", SealRuleCodec.Read))
        {
            Retired = members.Has("retired") ? members.Decimal("retired", 0) : null,
        };
    }
}
