using Ledger.Evidence.Manifests;

namespace Ledger.Sources.Rows;

/// <summary>Sorted leaves that were set aside, in a part of a scratch file.</summary>
internal sealed class LeafRun(FileStream file, long begin, long count, ManifestDigests digests)
{
    private const int BufferSize = 1 << 15;

    private readonly byte[] _buffer = new byte[BufferSize];
    private readonly int _size = LeafRecord.SizeOf(digests);
    private long _left = count;
    private long _next = begin;
    private int _at;
    private int _filled;

    public bool TryRead(out LeafRecord record)
    {
        record = default;
        if (_left == 0)
        {
            return false;
        }

        if (_at == _filled)
        {
            Fill();
        }

        record = LeafRecord.Read(_buffer.AsSpan(_at, _size), digests);
        _at += _size;
        _left--;
        return true;
    }

    private void Fill()
    {
        (_at, _filled) = (0, (int)Math.Min(BufferSize / _size, _left) * _size);
        for (var read = 0; read < _filled;)
        {
            var some = RandomAccess.Read(file.SafeFileHandle, _buffer.AsSpan(read, _filled - read), _next);
            read += some > 0 ? some : throw new EndOfStreamException("A scratch file was cut.");
            _next += some;
        }
    }
}
