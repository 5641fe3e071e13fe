using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Collections;

/// <summary>The value of a collection's state (SPEC-collection), in its form; what it says is still to be verified.
/// </summary>
internal sealed record CollectionClaim
{
    private const int MaxKey = 256;
    private const int MaxSignature = 128;

    public required string Asset { get; init; }

    public required DigestPair Content { get; init; }

    /// <summary>The party that collected; null where none is named.</summary>
    public required string? Collector { get; init; }

    public required string DeviceId { get; init; }

    public required string DeviceModel { get; init; }

    public required string ProgramName { get; init; }

    public required string ProgramVersion { get; init; }

    public required DigestPair Program { get; init; }

    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required PublicKey Key { get; init; }

    public required byte[] Signature { get; init; }

    public required bool Stands { get; init; }

    /// <summary>What was signed.</summary>
    public required byte[] SignedBytes { get; init; }

    public static bool TryRead(JsonObject value, [NotNullWhen(true)] out CollectionClaim? claim)
    {
        claim = null;
        var members = new MemberReader(value);
        var status = members.Text("status", static text => text is "declared" or "withdrawn");
        var (spki, signature) = members.Object("signature", static one => (
            one.Base64("key", MaxKey), one.Base64("value", MaxSignature)));
        if (!PublicKey.TryReadSpki(spki, out var key) || key.Algorithm == SignatureAlgorithm.Secp256k1)
        {
            return false;
        }

        var read = members.Object("record", one => Read(one, key, signature, value) with
        {
            Stands = status == "declared",
        });
        claim = members.Error is null && read.From <= read.Until ? read : null;
        return claim is not null;
    }

    private static CollectionClaim Read(MemberReader record, PublicKey key, byte[] signature, JsonObject value)
    {
        _ = record.Object("clock", static clock => (
            clock.Number("offset"), clock.Text("reference", IsSome),
            clock.Text("source", static text => text is "satellite" or "network" or "device")));
        if (record.Has("evidence"))
        {
            _ = record.Object("evidence", static pair => pair.Digests());
        }

        var device = record.Object("device", static one => (one.Text("id", IsSome), one.Text("model", IsSome)));
        var program = record.Object("program", static one => (
            one.Text("name", IsSome), one.Text("version", IsSome), one.Object("digests", static of => of.Digests())));
        return new CollectionClaim
        {
            Asset = record.Text("asset", static text => AssetId.TryParse(text, out _)),
            Content = record.Object("content", static pair => pair.Digests()),
            Collector = record.Has("collector")
                ? record.Text("collector", static text => PartyId.TryParse(text, out _))
                : null,
            DeviceId = device.Item1,
            DeviceModel = device.Item2,
            ProgramName = program.Item1,
            ProgramVersion = program.Item2,
            Program = program.Item3,
            From = record.Time("from"),
            Until = record.Time("until"),
            Key = key,
            Signature = signature,
            Stands = false,
            SignedBytes = value.TryGetObject("record", out var said)
                ? [.. "ledger-collection@v1\0"u8, .. CanonicalJson.Write(said)]
                : [],
        };
    }

    private static bool IsSome(string text) => text.Length > 0;
}
