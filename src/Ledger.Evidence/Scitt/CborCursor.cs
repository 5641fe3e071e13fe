using System.Text;
using System.Text.Unicode;

namespace Ledger.Evidence.Scitt;

/// <summary>
/// Reads, one after the other, the few kinds of CBOR items that statements and receipts are made of, in the
/// deterministic encoding alone (RFC 8949, 4.2.1). What does not fit refuses all that follows.
/// </summary>
internal ref struct CborCursor(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;
    private bool _isRefused;

    /// <summary>Whether everything fitted and nothing is left.</summary>
    public readonly bool IsAtEnd => !_isRefused && _rest.IsEmpty;

    /// <summary>Exactly these bytes.</summary>
    public void Literal(ReadOnlySpan<byte> expected)
    {
        if (_isRefused || !_rest.StartsWith(expected))
        {
            _isRefused = true;
            return;
        }

        _rest = _rest[expected.Length..];
    }

    /// <summary>An unsigned number.</summary>
    public ulong Unsigned() => Head(0);

    /// <summary>A byte string; empty when refused.</summary>
    public ReadOnlySpan<byte> Bytes() => Take(Head(2));

    /// <summary>A byte string of a fixed length; that many zeros when refused.</summary>
    public ReadOnlySpan<byte> Bytes(int length)
    {
        var found = Bytes();
        _isRefused |= found.Length != length;
        return _isRefused ? new byte[length] : found;
    }

    /// <summary>A text; empty when refused.</summary>
    public string Text()
    {
        var found = Take(Head(3));
        _isRefused |= !Utf8.IsValid(found);
        return _isRefused ? "" : Encoding.UTF8.GetString(found);
    }

    /// <summary>The length of an array of at most so many items; 0 when refused.</summary>
    public int Array(int most)
    {
        var length = Head(4);
        _isRefused |= length > (ulong)most;
        return _isRefused ? 0 : (int)length;
    }

    private ulong Head(int major)
    {
        if (_isRefused || _rest.IsEmpty || _rest[0] >> 5 != major)
        {
            _isRefused = true;
            return 0;
        }

        var small = _rest[0] & 0x1f;
        _rest = _rest[1..];
        if (small < 24)
        {
            return (ulong)small;
        }

        // 24 to 27: the value follows in 1, 2, 4 or 8 bytes; the rest is reserved, or of indefinite length.
        var length = small <= 27 ? 1 << (small - 24) : int.MaxValue;
        ulong value = 0;
        foreach (var one in Take((ulong)length))
        {
            value = (value << 8) | one;
        }

        // The shortest head that has the value.
        _isRefused |= value < length switch { 1 => 24UL, 2 => 1UL << 8, 4 => 1UL << 16, _ => 1UL << 32 };
        return _isRefused ? 0 : value;
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (_isRefused || length > (ulong)_rest.Length)
        {
            _isRefused = true;
            return [];
        }

        var found = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return found;
    }
}
