using System.Text.Json;

namespace Ledger.Cli.Importing;

/// <summary>
/// The objects of one array of a JSON text, one after the other: the text's own array, or that of one of the named
/// members of its object. The text may be far larger than memory, no object of it may.
/// </summary>
internal sealed class JsonElements(Stream text, IReadOnlyCollection<string> arrays, string kept)
{
    private const int MostBytes = 1 << 20;

    private static readonly JsonReaderOptions s_options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = 32,
    };

    private byte[] _buffer = new byte[1 << 16];
    private int _from, _to;
    private bool _isEnd, _isInside, _isDone;
    private JsonReaderState _state = new(s_options);

    private enum Step
    {
        Short,
        Passed,
        Element,
        End,
    }

    /// <summary>The value of the member that is kept, where it stood before the array; otherwise nothing.</summary>
    public ReadOnlyMemory<byte> Kept { get; private set; }

    /// <summary>Whether there was an array to read.</summary>
    public bool Found { get; private set; }

    /// <exception cref="JsonException">It is no JSON.</exception>
    /// <exception cref="ImportFileException">An object is too large.</exception>
    public IEnumerable<ReadOnlyMemory<byte>> Read()
    {
        while (!_isDone)
        {
            var step = Advance(out var element);
            if (step is Step.Element)
            {
                yield return element;
            }
            else if (step is Step.End || (step is Step.Short && _isEnd))
            {
                yield break;
            }
            else if (step is Step.Short)
            {
                Fill();
            }
        }
    }

    private Step Advance(out ReadOnlyMemory<byte> element)
    {
        element = default;
        var reader = new Utf8JsonReader(_buffer.AsSpan(_from, _to - _from), _isEnd, _state);
        if (!reader.Read())
        {
            return Step.Short;
        }

        var step = _isInside ? Take(ref reader, ref element) : Seek(ref reader, ref element);
        if (step is not Step.Short)
        {
            _state = reader.CurrentState;
            _from += (int)reader.BytesConsumed;
        }

        return step;
    }

    // Outside the array: at its beginning, or in the object that has it.
    private Step Seek(ref Utf8JsonReader reader, ref ReadOnlyMemory<byte> element)
    {
        if (reader.TokenType == JsonTokenType.StartArray && reader.CurrentDepth == 0)
        {
            (_isInside, Found) = (true, true);
            return Step.Passed;
        }

        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            return Step.Passed;
        }

        var name = reader.GetString()!;
        if (!reader.Read())
        {
            return Step.Short;
        }

        if (arrays.Contains(name) && reader.TokenType == JsonTokenType.StartArray)
        {
            (_isInside, Found) = (true, true);
            return Step.Passed;
        }

        // One alone need not stand in an array.
        var isAlone = arrays.Contains(name) && reader.TokenType == JsonTokenType.StartObject;
        if (!Whole(ref reader, out var value))
        {
            return Step.Short;
        }

        Kept = name == kept ? value : Kept;
        (element, Found) = isAlone ? (value, true) : (element, Found);
        return isAlone ? Step.Element : Step.Passed;
    }

    private Step Take(ref Utf8JsonReader reader, ref ReadOnlyMemory<byte> element)
    {
        if (reader.TokenType == JsonTokenType.EndArray)
        {
            _isDone = true;
            return Step.End;
        }

        return Whole(ref reader, out element) ? Step.Element : Step.Short;
    }

    private bool Whole(ref Utf8JsonReader reader, out ReadOnlyMemory<byte> value)
    {
        var from = (int)reader.TokenStartIndex;
        value = default;
        if (!reader.TrySkip())
        {
            return false;
        }

        value = _buffer.AsSpan(_from + from, (int)reader.BytesConsumed - from).ToArray();
        return true;
    }

    private void Fill()
    {
        Buffer.BlockCopy(_buffer, _from, _buffer, 0, _to - _from);
        (_from, _to) = (0, _to - _from);
        if (_to == _buffer.Length)
        {
            Array.Resize(
                ref _buffer,
                _to < MostBytes
                    ? 2 * _to
                    : throw new ImportFileException(
                        $"An object of it has more than {MostBytes} bytes.", $"其中一个对象超过 {MostBytes} 字节。"));
        }

        var read = text.Read(_buffer, _to, _buffer.Length - _to);
        (_to, _isEnd) = (_to + read, read == 0);
    }
}
