using System.Globalization;
using System.Text;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Grains.Log;

/// <summary>
/// A leaf written ahead of its recorded time and serial. Both have fixed widths and stand at offsets that are known
/// when the leaf is written, so the one writer fills characters where it would otherwise write and sort JSON.
/// </summary>
/// <param name="Bytes">Canonical bytes with some time and some serial in place.</param>
/// <param name="TimeAt">Offset of the 24 characters of the recorded time.</param>
/// <param name="SerialAt">Offsets of the four digits of the serial.</param>
internal sealed record LeafTemplate(byte[] Bytes, int TimeAt, IReadOnlyList<int> SerialAt)
{
    private const int SerialWidth = 4;

    // Effects stand in the order of their keys; the last serial of a month stands behind every certificate of that
    // month which the same entry may change, as any serial yet to be given does.
    private const uint AnySerial = CertificateSeries.MaxSerial;

    /// <summary>Writes the leaf of a draft with a time and a serial to be filled later.</summary>
    public static LeafTemplate Of(EntryDraft draft, CertificateSeries? series)
    {
        CertificateCode? number = series is { } given ? CertificateCode.Of(given, AnySerial) : null;
        var bytes = draft.ToLeaf(DateTimeOffset.UnixEpoch, number).ToBytes();
        var timeAt = Only(bytes, "\"recordedTime\":\""u8);
        return series is null
            ? new LeafTemplate(bytes, timeAt, [])
            : new LeafTemplate(
                bytes,
                timeAt,
                [
                    Only(bytes, Encoding.ASCII.GetBytes($"\"number\":\"{number}")) - SerialWidth,
                    Only(bytes, Encoding.ASCII.GetBytes($"\"key\":\"certificate/{number}")) - SerialWidth,
                ]);
    }

    /// <summary>A copy of the leaf with time and serial in place.</summary>
    public static byte[] Fill(byte[] leaf, int timeAt, IReadOnlyList<int> serialAt, DateTimeOffset time, uint serial)
    {
        var filled = leaf.AsSpan().ToArray();
        EntrySyntax.FormatTime(time, filled.AsSpan(timeAt, EntrySyntax.TimeLength));
        foreach (var at in serialAt)
        {
            serial.TryFormat(filled.AsSpan(at, SerialWidth), out _, "D4", CultureInfo.InvariantCulture);
        }

        return filled;
    }

    /// <summary>
    /// The offset behind the one occurrence of a token; inside a JSON string its quotes would be escaped.
    /// </summary>
    private static int Only(byte[] bytes, ReadOnlySpan<byte> token)
    {
        var at = bytes.AsSpan().IndexOf(token);
        return at >= 0 && bytes.AsSpan(at + 1).IndexOf(token) < 0
            ? at + token.Length
            : throw new InvalidOperationException(
                $"The leaf does not have {Encoding.ASCII.GetString(token)} exactly once.");
    }
}
