namespace Ledger.Evidence.Evm;

/// <summary>The first bytes of an RLP item: what it is and how long it is (yellow paper, appendix B).</summary>
internal readonly record struct RlpPrefix(bool IsList, int Length, int ContentLength)
{
    // 0x00–0x7f: the byte itself; 0x80–0xb7: string of 0–55; 0xb8–0xbf: string, 1–8 length bytes follow;
    // 0xc0–0xf7: list of 0–55; 0xf8–0xff: list, 1–8 length bytes follow.
    internal const byte ShortString = 0x80;
    internal const byte ShortList = 0xc0;
    internal const int LongestShort = 55;

    /// <summary>
    /// Reads the prefix and checks that the content it announces is there in the only permitted form.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> input, out RlpPrefix prefix)
    {
        prefix = default;
        if (input.IsEmpty)
        {
            return false;
        }

        var first = input[0];
        if (first < ShortString)
        {
            prefix = new RlpPrefix(IsList: false, Length: 0, ContentLength: 1);
            return true;
        }

        var isList = first >= ShortList;
        var form = first - (isList ? ShortList : ShortString);
        if (!TryReadLength(input, form, out prefix))
        {
            return false;
        }

        // A single byte below 0x80 stands for itself; with a prefix it would be a second encoding.
        prefix = prefix with { IsList = isList };
        return isList || prefix.ContentLength != 1 || input[prefix.Length] >= ShortString;
    }

    private static bool TryReadLength(ReadOnlySpan<byte> input, int form, out RlpPrefix prefix)
    {
        if (form <= LongestShort)
        {
            prefix = new RlpPrefix(false, 1, form);
            return input.Length > form;
        }

        prefix = default;
        var width = form - LongestShort;
        // Four length bytes are 4 GiB: nothing that long is ever in memory here.
        if (width > sizeof(uint) || input.Length <= width || input[1] == 0)
        {
            return false;
        }

        var length = 0L;
        foreach (var octet in input.Slice(1, width))
        {
            length = (length << 8) | octet;
        }

        if (length <= LongestShort || length > input.Length - 1 - width)
        {
            return false;
        }

        prefix = new RlpPrefix(false, 1 + width, (int)length);
        return true;
    }
}
