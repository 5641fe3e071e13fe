using Microsoft.Win32.SafeHandles;

namespace Ledger.Sdk.Fingerprint;

/// <summary>A file while it is read: proof at both ends that it is in the state it was found in.</summary>
internal sealed class OpenFile : IOpenContent
{
    private readonly SourceFile _source;
    private readonly SafeFileHandle _handle;

    private OpenFile(SourceFile source, SafeFileHandle handle) => (_source, _handle) = (source, handle);

    public static OpenFile Open(SourceFile source)
    {
        try
        {
            var handle = File.OpenHandle(
                source.Location,
                FileMode.Open,
                FileAccess.Read,
                FileShare.ReadWrite | FileShare.Delete,
                FileOptions.SequentialScan);
            var file = new OpenFile(source, handle);
            file.RequireUnchanged();
            return file;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FingerprintException(FingerprintFault.Changed, source.Location, e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException and not FingerprintException)
        {
            throw new FingerprintException(FingerprintFault.Unreadable, source.Location, e);
        }
    }

    /// <summary>Fills the buffer from an offset; a file that ends before has changed.</summary>
    public void Read(Span<byte> buffer, long offset, CancellationToken cancellationToken)
    {
        while (!buffer.IsEmpty)
        {
            int read;
            try
            {
                read = RandomAccess.Read(_handle, buffer, offset);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new FingerprintException(FingerprintFault.Unreadable, _source.Location, e);
            }

            if (read == 0)
            {
                throw new FingerprintException(FingerprintFault.Changed, _source.Location);
            }

            buffer = buffer[read..];
            offset += read;
        }
    }

    /// <summary>Throws when the file is not in the state it was found in.</summary>
    public void RequireUnchanged()
    {
        if (FileState.Of(_handle) != _source.Found)
        {
            _handle.Dispose();
            throw new FingerprintException(FingerprintFault.Changed, _source.Location);
        }
    }

    public void Dispose() => _handle.Dispose();
}
