using System.Buffers.Binary;
using System.Text;
using Ledger.Sources;

namespace Ledger.Cli.Importing;

/// <summary>
/// The texts that the cells of a workbook share, on disk: there may be more of them than memory. Nobody else can read
/// them, and they go with the process.
/// </summary>
internal sealed class SpillStrings : IDisposable
{
    private const int Remembered = 1 << 13;

    private readonly FileStream _texts = ScratchFile.Create(Path.GetTempPath());
    private readonly FileStream _ends = ScratchFile.Create(Path.GetTempPath());
    private readonly (int Index, string Text)[] _recent = new (int, string)[Remembered];
    private long _end;

    public SpillStrings() => Array.Fill(_recent, (-1, ""));

    public int Count { get; private set; }

    public void Add(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        _texts.Write(bytes);
        _end += bytes.Length;
        Span<byte> end = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(end, _end);
        _ends.Write(end);
        Count++;
    }

    /// <summary>All were added; now they are read.</summary>
    public void Seal()
    {
        _texts.Flush();
        _ends.Flush();
    }

    /// <summary>The text of an index; null where there is none.</summary>
    public string? Find(int index)
    {
        if (index < 0 || index >= Count)
        {
            return null;
        }

        ref var slot = ref _recent[index % Remembered];
        if (slot.Index != index)
        {
            slot = (index, Read(index));
        }

        return slot.Text;
    }

    public void Dispose()
    {
        _texts.Dispose();
        _ends.Dispose();
    }

    private string Read(int index)
    {
        Span<byte> ends = stackalloc byte[2 * sizeof(long)];
        var before = index == 0 ? 0 : index - 1;
        RandomAccess.Read(_ends.SafeFileHandle, ends, before * (long)sizeof(long));
        var first = BinaryPrimitives.ReadInt64LittleEndian(ends);
        var (from, to) = index == 0
            ? (0, first)
            : (first, BinaryPrimitives.ReadInt64LittleEndian(ends[sizeof(long)..]));
        var bytes = new byte[to - from];
        for (var read = 0; read < bytes.Length;)
        {
            read += RandomAccess.Read(_texts.SafeFileHandle, bytes.AsSpan(read), from + read);
        }

        return Encoding.UTF8.GetString(bytes);
    }
}
