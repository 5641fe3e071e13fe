using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// What the head of a progress log says of the data: a line of the options, then for each source the digest of its
/// path, place, length and state, then an empty line.
/// </summary>
internal sealed class ProgressHead
{
    private const int LineSize = (2 * Digest.Size) + 1;

    private readonly int _first;

    public ProgressHead(IReadOnlyList<ContentSource> sources, FingerprintOptions options)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"ledger-progress 1 {(int)options.Digests} {options.ChunkSize}\n");
        _first = text.Length;
        foreach (var source in sources)
        {
            var state = $"{source.Path}\0{source.Location}\0{source.Length}\0{source.State}";
            text.Append(Hex.Encode(SHA256.HashData(Encoding.UTF8.GetBytes(state)))).Append('\n');
        }

        Bytes = Encoding.ASCII.GetBytes(text.Append('\n').ToString());
    }

    /// <summary>How every log begins, of whatever data.</summary>
    public static ReadOnlySpan<byte> Begin => "ledger-progress "u8;

    public byte[] Bytes { get; }

    /// <summary>
    /// Reads the head of an earlier log, to its end, and says how many sources from the first on are the same.
    /// </summary>
    public int InCommon(Stream earlier)
    {
        var first = new byte[_first];
        if (earlier.ReadAtLeast(first, _first, throwOnEndOfStream: false) < _first
            || !first.AsSpan().SequenceEqual(Bytes.AsSpan(0, _first)))
        {
            return 0;
        }

        var common = 0;
        var line = new byte[LineSize];
        for (var (at, same) = (_first, true); ; at += LineSize)
        {
            if (earlier.ReadAtLeast(line.AsSpan(0, 1), 1, throwOnEndOfStream: false) == 0)
            {
                return 0;
            }

            if (line[0] == '\n')
            {
                return common;
            }

            if (earlier.ReadAtLeast(line.AsSpan(1), LineSize - 1, throwOnEndOfStream: false) < LineSize - 1)
            {
                return 0;
            }

            same = same && at + LineSize < Bytes.Length && line.AsSpan().SequenceEqual(Bytes.AsSpan(at, LineSize));
            common += same ? 1 : 0;
        }
    }
}
