using System.Text;

namespace Ledger.Evidence.Entries;

/// <summary>
/// Goes through canonical bytes whose members are known, one literal after the other; what stands between them are the
/// texts. It checks nothing of a text but where it ends.
/// </summary>
internal ref struct MemberScan(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;
    private bool _fits = true;

    /// <summary>
    /// The text behind a literal, up to the next quote, ? for each byte that is not ASCII; null when the literal does
    /// not stand here or something did not before.
    /// </summary>
    public string? Text(ReadOnlySpan<byte> literal)
    {
        var length = _fits && _rest.StartsWith(literal) ? _rest[literal.Length..].IndexOf((byte)'"') : -1;
        _fits = length >= 0;
        if (!_fits)
        {
            return null;
        }

        var text = _rest.Slice(literal.Length, length);
        _rest = _rest[(literal.Length + length)..];
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>Whether everything stood where it was looked for, and this literal is all that is left.</summary>
    public readonly bool EndWith(ReadOnlySpan<byte> literal) => _fits && _rest.SequenceEqual(literal);
}
