namespace Ledger.Sources.Parquet;

/// <summary>One structure in Thrift's compact protocol: two of its numbers, and how long it is.</summary>
internal ref struct CompactHeader(ReadOnlySpan<byte> bytes)
{
    private const int MaxDepth = 8;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private bool _failed;

    /// <summary>Bytes of the structure, once read.</summary>
    public int Length { get; private set; }

    /// <summary>Reads the whole structure; false when it is none, or lacks one of the fields.</summary>
    public bool TryRead(short first, short second, out long firstValue, out long secondValue)
    {
        (firstValue, secondValue) = (-1, -1);
        var id = 0;
        while (TryField(ref id, out var type))
        {
            // 5 is i32, the type of both.
            if (type == 5 && id == first)
            {
                firstValue = ZigZag();
            }
            else if (type == 5 && id == second)
            {
                secondValue = ZigZag();
            }
            else
            {
                Skip(type, 0);
            }
        }

        return !_failed && firstValue >= 0 && secondValue >= 0;
    }

    // The upper half of a byte is the distance to the last field's number, 0 where that follows; the lower the type.
    private bool TryField(ref int id, out int type)
    {
        var head = Byte();
        type = head & 0xf;
        if (_failed || head == 0)
        {
            return false;
        }

        id = head >> 4 == 0 ? (int)ZigZag() : id + (head >> 4);
        return !_failed;
    }

    private void Skip(int type, int depth)
    {
        switch (type)
        {
            case 1 or 2: // true, false
                break;
            case 3:
                Byte();
                break;
            case 4 or 5 or 6:
                Varint();
                break;
            case 7:
                Advance(8);
                break;
            case 8:
                Advance(Varint());
                break;
            case 9 or 10 when depth < MaxDepth:
                SkipList(depth);
                break;
            case 12 when depth < MaxDepth:
                var id = 0;
                while (TryField(ref id, out var inner))
                {
                    Skip(inner, depth + 1);
                }

                break;
            default:
                _failed = true;
                break;
        }
    }

    private void SkipList(int depth)
    {
        var head = Byte();
        var count = head >> 4 == 15 ? Varint() : (ulong)head >> 4;
        for (var i = 0UL; i < count && !_failed; i++)
        {
            // In a list a truth value takes a byte.
            Skip((head & 0xf) is 1 or 2 ? 3 : head & 0xf, depth + 1);
        }
    }

    private long ZigZag()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong Varint()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        _failed = true;
        return 0;
    }

    private void Advance(ulong count)
    {
        if (count > (ulong)(_bytes.Length - Length))
        {
            _failed = true;
        }
        else
        {
            Length += (int)count;
        }
    }

    private int Byte()
    {
        if (Length < _bytes.Length && !_failed)
        {
            return _bytes[Length++];
        }

        _failed = true;
        return 0;
    }
}
