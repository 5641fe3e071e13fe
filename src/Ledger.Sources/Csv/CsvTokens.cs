using System.Buffers;

namespace Ledger.Sources.Csv;

/// <summary>
/// Cuts CSV (RFC 4180) into values, byte by byte and without guessing: a quote begins a value or is doubled within one,
/// and what follows a closing quote is a separator or the end of the line. Lines end with LF or CRLF.
/// </summary>
internal sealed class CsvTokens(Stream stream, byte separator, int mostBytes)
{
    private const int BufferSize = 1 << 16;
    private const int Quote = '"';
    private const int None = -1;

    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly ArrayBufferWriter<byte> _value = new();
    private readonly SearchValues<byte> _ends = SearchValues.Create([(byte)'"', separator, (byte)'\r', (byte)'\n']);
    private int _at;
    private int _filled;

    /// <summary>The line in which the value begins, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Bytes taken from the stream and used.</summary>
    public long Position { get; private set; }

    /// <summary>The value read last.</summary>
    public ReadOnlySpan<byte> Value => _value.WrittenSpan;

    /// <summary>Whether it stood in quotes.</summary>
    public bool IsQuoted { get; private set; }

    /// <summary>Whether the line ended with it.</summary>
    public bool IsLast { get; private set; }

    /// <summary>What is wrong with the file, when reading stopped with that.</summary>
    public CsvFault Fault { get; private set; }

    /// <summary>Whether nothing is left.</summary>
    public bool IsAtEnd => Peek() == None;

    /// <summary>Reads the next value; false when the file is not CSV.</summary>
    public bool TryRead()
    {
        _value.ResetWrittenCount();
        IsQuoted = Peek() == Quote;
        return IsQuoted ? TryReadQuoted() : TryReadPlain();
    }

    /// <summary>Passes a byte order mark, which some programs write before UTF-8.</summary>
    public void SkipMark()
    {
        if (Peek() == 0xef && _filled - _at >= 3 && _buffer[_at + 1] == 0xbb && _buffer[_at + 2] == 0xbf)
        {
            Advance(3);
        }
    }

    private bool TryReadPlain()
    {
        while (Peek() != None)
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOfAny(_ends);
            if (!TryKeep(end < 0 ? rest : rest[..end]))
            {
                return false;
            }

            Advance(end < 0 ? rest.Length : end);
            if (end >= 0)
            {
                return Peek() == Quote ? Refuse(CsvFault.Quote) : TryEnd();
            }
        }

        IsLast = true;
        return true;
    }

    private bool TryReadQuoted()
    {
        Advance(1);
        while (Peek() != None)
        {
            var rest = _buffer.AsSpan(_at, _filled - _at);
            var end = rest.IndexOf((byte)Quote);
            var part = end < 0 ? rest : rest[..end];
            Line += part.Count((byte)'\n');
            if (!TryKeep(part))
            {
                return false;
            }

            Advance(part.Length);
            if (end < 0)
            {
                continue;
            }

            Advance(1);
            if (Peek() != Quote)
            {
                return TryEnd();
            }

            if (!TryKeep("\""u8))
            {
                return false;
            }

            Advance(1);
        }

        return Refuse(CsvFault.Open);
    }

    // Behind a value: a separator, the end of the line, or that of the file.
    private bool TryEnd()
    {
        var next = Peek();
        IsLast = next != separator;
        if (next == None)
        {
            return true;
        }

        Advance(1);
        if (next == separator)
        {
            return true;
        }

        if (next == '\r')
        {
            next = Peek();
            if (next == '\n')
            {
                Advance(1);
            }
        }

        Line++;
        return next == '\n' || Refuse(CsvFault.Quote);
    }

    private bool TryKeep(ReadOnlySpan<byte> bytes)
    {
        if (_value.WrittenCount + bytes.Length > mostBytes)
        {
            return Refuse(CsvFault.TooLarge);
        }

        _value.Write(bytes);
        return true;
    }

    private bool Refuse(CsvFault fault)
    {
        Fault = fault;
        return false;
    }

    private int Peek()
    {
        if (_at == _filled)
        {
            (_at, _filled) = (0, stream.ReadAtLeast(_buffer, BufferSize, throwOnEndOfStream: false));
        }

        return _filled == 0 ? None : _buffer[_at];
    }

    private void Advance(int count)
    {
        _at += count;
        Position += count;
    }
}
