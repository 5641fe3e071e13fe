using System.Buffers;
using System.Text;

namespace Ledger.Evidence.Scitt;

/// <summary>Writes CBOR items in the deterministic encoding (RFC 8949, 4.2.1), one after the other.</summary>
internal sealed class CborItems
{
    private readonly ArrayBufferWriter<byte> _bytes = new();

    public byte[] ToBytes() => _bytes.WrittenSpan.ToArray();

    /// <summary>Bytes as they are.</summary>
    public CborItems Literal(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public CborItems Unsigned(ulong value) => Head(0, value);

    public CborItems Bytes(ReadOnlySpan<byte> bytes) => Head(2, (ulong)bytes.Length).Literal(bytes);

    public CborItems Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return Head(3, (ulong)bytes.Length).Literal(bytes);
    }

    public CborItems Array(int length) => Head(4, (ulong)length);

    private CborItems Head(int major, ulong value)
    {
        var length = value switch { < 24 => 0, < 1UL << 8 => 1, < 1UL << 16 => 2, < 1UL << 32 => 4, _ => 8 };
        var small = length switch { 0 => (int)value, 1 => 24, 2 => 25, 4 => 26, _ => 27 };
        Span<byte> head = stackalloc byte[1 + length];
        head[0] = (byte)((major << 5) | small);
        for (var i = length; i > 0; i--, value >>= 8)
        {
            head[i] = (byte)(value & 0xff);
        }

        return Literal(head);
    }
}
