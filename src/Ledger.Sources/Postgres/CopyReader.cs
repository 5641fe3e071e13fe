using System.Buffers.Binary;
using Ledger.Evidence.Rows;

namespace Ledger.Sources.Postgres;

/// <summary>
/// Reads what <c>COPY … TO STDOUT (FORMAT BINARY)</c> gives, row by row: the server sends as it is read, and keeps
/// nothing but what sorting takes.
/// </summary>
internal sealed class CopyReader(Stream stream)
{
    private const int HeadSize = 19;

    private byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _filled;
    private bool _isBegun;
    private bool _isEnded;

    /// <summary>Writes the next row; false at the end.</summary>
    /// <exception cref="InvalidDataException">It is no such stream, or a row is too long.</exception>
    public async ValueTask<bool> ReadAsync(
        RowBuilder row, IReadOnlyList<PostgresColumn> columns, CancellationToken cancellationToken)
    {
        if (!_isBegun)
        {
            _isBegun = true;
            await BeginAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_isEnded)
        {
            return false;
        }

        var head = await TakeAsync(2, cancellationToken).ConfigureAwait(false);
        var count = BinaryPrimitives.ReadInt16BigEndian(head.Span);
        if (count < 0)
        {
            _isEnded = true;
            return false;
        }

        if (count != columns.Count)
        {
            throw new InvalidDataException("A row has another number of values.");
        }

        foreach (var column in columns)
        {
            var size = await TakeAsync(4, cancellationToken).ConfigureAwait(false);
            var length = BinaryPrimitives.ReadInt32BigEndian(size.Span);
            if (length < 0)
            {
                row.Null();
                continue;
            }

            var value = await TakeAsync(length, cancellationToken).ConfigureAwait(false);
            PostgresValue.Write(row, column, value.Span);
        }

        return true;
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        var head = await TakeAsync(HeadSize, cancellationToken).ConfigureAwait(false);
        if (!IsHead(head.Span))
        {
            throw new InvalidDataException("The server sends something else.");
        }

        await TakeAsync(BinaryPrimitives.ReadInt32BigEndian(head.Span[15..]), cancellationToken).ConfigureAwait(false);
    }

    private static bool IsHead(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00]);

    // What was taken stands until the next call.
    private ValueTask<ReadOnlyMemory<byte>> TakeAsync(int count, CancellationToken cancellationToken)
    {
        if (count is < 0 or > RowBuilder.MaxBytes)
        {
            throw new InvalidDataException("A value is too long.");
        }

        if (_filled - _at < count)
        {
            return FillAndTakeAsync(count, cancellationToken);
        }

        var taken = _buffer.AsMemory(_at, count);
        _at += count;
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(taken);
    }

    private async ValueTask<ReadOnlyMemory<byte>> FillAndTakeAsync(int count, CancellationToken cancellationToken)
    {
        var left = _buffer.AsSpan(_at, _filled - _at);
        var buffer = count > _buffer.Length ? new byte[count] : _buffer;
        left.CopyTo(buffer);
        (_buffer, _at, _filled) = (buffer, 0, left.Length);
        while (_filled < count)
        {
            var read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken).ConfigureAwait(false);
            _filled += read > 0 ? read : throw new EndOfStreamException();
        }

        _at = count;
        return _buffer.AsMemory(0, count);
    }
}
