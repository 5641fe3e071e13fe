using System.Buffers;
using System.Globalization;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>
/// The words of state values and the numbers SPEC-mirror has for them; a word's number is its place, from 1.
/// </summary>
internal static class MirrorWords
{
    public static readonly string[] AssetKinds = ["resource", "product"];
    public static readonly string[] AssetStatuses = ["registered", "cancelled", "lapsed"];
    public static readonly string[] RightKinds = ["hold", "use", "operate"];
    public static readonly string[] RightStatuses = ["in-force", "ended", "revoked"];

    private const int DigestLength = 2 * Digest.Size;

    private static readonly DateOnly FirstDay = new(1970, 1, 1);

    private static ReadOnlySpan<byte> PairStart => "{\"sha256\":\""u8;

    private static ReadOnlySpan<byte> PairMiddle => "\",\"sm3\":\""u8;

    private static ReadOnlySpan<byte> PairEnd => "\"}"u8;

    public static bool TryReadState(JsonObject json, string[] kinds, string[] statuses, out byte state)
    {
        state = 0;
        if (!json.TryGetText("kind", out var kind) || !json.TryGetText("status", out var status))
        {
            return false;
        }

        var kindNumber = Array.IndexOf(kinds, kind) + 1;
        var statusNumber = Array.IndexOf(statuses, status) + 1;
        state = (byte)((kindNumber << 4) | statusNumber);
        return kindNumber > 0 && statusNumber > 0;
    }

    /// <summary>The SHA-256 digest of a pair; the chain takes the other on the log's word.</summary>
    public static bool TryReadDigests(JsonValue? value, out Digest sha256)
    {
        sha256 = default;
        return value is JsonObject json
            && json.HasExactly("sha256", "sm3")
            && json.TryGetDigest("sha256", out sha256)
            && json.TryGetDigest("sm3", out _);
    }

    /// <summary>The same of canonical bytes.</summary>
    public static bool TryReadDigests(ReadOnlySpan<byte> value, out Digest sha256)
    {
        sha256 = default;
        return value.Length == PairStart.Length + DigestLength + PairMiddle.Length + DigestLength + PairEnd.Length
            && value.StartsWith(PairStart)
            && value[(PairStart.Length + DigestLength)..].StartsWith(PairMiddle)
            && value.EndsWith(PairEnd)
            && TryReadDigest(value[PairStart.Length..], out sha256)
            && TryReadDigest(value[^(DigestLength + PairEnd.Length)..], out _);
    }

    /// <summary>A civil day after 1970-01-01, as days since then.</summary>
    public static bool TryReadDay(JsonValue? value, out uint day)
    {
        day = 0;
        if (value is not JsonText text
            || !DateOnly.TryParseExact(
                text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            || date <= FirstDay)
        {
            return false;
        }

        day = (uint)(date.DayNumber - FirstDay.DayNumber);
        return true;
    }

    private static bool TryReadDigest(ReadOnlySpan<byte> text, out Digest digest)
    {
        Span<char> hex = stackalloc char[DigestLength];
        Span<byte> bytes = stackalloc byte[Digest.Size];
        digest = default;
        return Ascii.ToUtf16(text[..DigestLength], hex, out _) == OperationStatus.Done
            && Hex.TryDecode(hex, bytes)
            && Digest.TryRead(bytes, out digest);
    }
}
