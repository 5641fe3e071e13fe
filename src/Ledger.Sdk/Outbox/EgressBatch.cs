using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Sdk;

/// <summary>
/// A record of lines that leave: what its digests in <c>egress.file</c> are of (SPEC-egress). The lines themselves are
/// nowhere but where they went.
/// </summary>
/// <param name="Asset">The asset that they are of.</param>
/// <param name="From">When the first of them came.</param>
/// <param name="To">When the last of them was about to leave.</param>
/// <param name="Lines">How many lines end in it.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="Content">The digests of the bytes.</param>
/// <param name="Recipient">Who gets them; null says nothing.</param>
/// <param name="Purpose">What for; null says nothing.</param>
public sealed record EgressBatch(
    AssetId Asset, DateTimeOffset From, DateTimeOffset To, long Lines, long Bytes, DigestPair Content,
    string? Recipient = null, string? Purpose = null)
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-egress-batch@v1";

    /// <summary>The canonical bytes.</summary>
    /// <exception cref="ArgumentException">A text is none that canonical JSON takes (SPEC-entry).</exception>
    public byte[] ToBytes()
    {
        List<(string, JsonValue)> members =
        [
            ("asset", Asset.ToString()),
            ("bytes", CanonicalDecimal.Encode((ulong)Bytes)),
            ("content", new JsonObject(("sha256", Content.Sha256.ToString()), ("sm3", Content.Sm3.ToString()))),
            ("format", Format),
            ("from", EntrySyntax.FormatTime(Whole(From))),
            ("lines", CanonicalDecimal.Encode((ulong)Lines)),
            ("to", EntrySyntax.FormatTime(Whole(To))),
        ];
        if (Recipient is not null)
        {
            members.Add(("recipient", Recipient));
        }

        if (Purpose is not null)
        {
            members.Add(("purpose", Purpose));
        }

        return CanonicalJson.Write(new JsonObject([.. members]));
    }

    private static DateTimeOffset Whole(DateTimeOffset time) =>
        time.ToUniversalTime().AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond));
}
