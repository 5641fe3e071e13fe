using Ledger.Cryptography;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Evm;
using Ledger.Evidence.Log;

namespace Ledger.Evidence.Bundles;

internal static class TrustAnchorsCodec
{
    private const string Earlier = "ledger-anchors@v1";
    private const int MaxKey = 256;

    public static byte[] Write(TrustAnchors anchors) => CanonicalJson.Write(new JsonObject(
        ("authorities", List(anchors.Authorities, Certificate)),
        ("bundleKeys", List(anchors.BundleKeys, static one => Key(one.Key, one.Validity))),
        ("certificateKeys", List(anchors.CertificateKeys, static one => Key(one.Key, one.Validity))),
        ("chains", List(anchors.Chains, Chain)),
        ("format", TrustAnchors.Format),
        ("lanes", List(anchors.Lanes, static one => Key(one.Key, one.Validity))),
        ("origin", anchors.Origin),
        ("timeStampers", List(anchors.TimeStampers, Certificate)),
        ("witnessQuorum", CanonicalDecimal.Encode((ulong)anchors.WitnessQuorum)),
        ("witnesses", List(
            anchors.Witnesses, static one => ValidityCodec.Write(one.Validity, "vkey", one.Key.ToString())))));

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

        if (members.TryGetText("format", out var format) && format == Earlier)
        {
            error = $"The anchors are of the earlier form {Earlier}: take them anew from the registry.";
            return null;
        }

        var reader = new MemberReader(members);
        reader.Literal("format", TrustAnchors.Format);
        var anchors = new TrustAnchors
        {
            Origin = reader.Text("origin", EntrySyntax.IsOrigin),
            Lanes = reader.List("lanes", Lane),
            BundleKeys = reader.List("bundleKeys", static one => Key(one, static _ => true)),
            CertificateKeys = reader.List("certificateKeys", static one => Key(one, IsOfCertificates)),
            Authorities = reader.List("authorities", Certificate),
            TimeStampers = reader.List("timeStampers", Certificate),
            Witnesses = reader.List("witnesses", Witness),
            WitnessQuorum = (int)Math.Min(reader.Decimal("witnessQuorum", 0), int.MaxValue),
            Chains = reader.List("chains", Chain),
        };
        error = reader.Error ?? TrustAnchorsRules.Refusal(anchors);
        return error is null ? anchors : null;
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> write) =>
        new(items.Select(item => (JsonValue)write(item)));

    private static bool IsOfCertificates(SignatureAlgorithm algorithm) =>
        algorithm == SignatureAlgorithm.P256 || algorithm == SignatureAlgorithm.Sm2;

    private static JsonObject Key(PublicKey key, Validity validity) =>
        ValidityCodec.Write(validity, "key", CanonicalBase64.Encode(key.ToSpki()));

    private static TrustedKey Key(MemberReader members, Func<SignatureAlgorithm, bool> isUsed)
    {
        if (!PublicKey.TryReadSpki(members.Base64("key", MaxKey), out var key))
        {
            members.Refuse("'key' is no public key.");
        }
        else if (!isUsed(key.Algorithm))
        {
            members.Refuse("'key' is of an algorithm that is not used for this.");
        }

        return new TrustedKey(key!, ValidityCodec.Read(members));
    }

    private static TrustedLane Lane(MemberReader members)
    {
        var (key, validity) = Key(members, static algorithm => LogLane.Of(algorithm) is not null);
        return new TrustedLane(key, validity);
    }

    private static TrustedWitness Witness(MemberReader members)
    {
        var text = members.Text("vkey", static vkey => WitnessKey.TryParse(vkey, out _));
        _ = WitnessKey.TryParse(text, out var key);
        return new TrustedWitness(key!, ValidityCodec.Read(members));
    }

    private static JsonObject Certificate(TrustedCertificate trusted) => ValidityCodec.Write(
        trusted.Validity, "certificate", CanonicalBase64.Encode(trusted.Certificate.Span));

    private static TrustedCertificate Certificate(MemberReader members) =>
        new(members.Base64("certificate", TrustedCertificate.MaxBytes), ValidityCodec.Read(members));

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
