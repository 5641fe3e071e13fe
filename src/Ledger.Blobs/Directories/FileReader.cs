namespace Ledger.Blobs.Directories;

/// <summary>Opens the file of an object; an open file stays the version that it was.</summary>
internal static class FileReader
{
    /// <summary>The open file, or null when there is no file of that path.</summary>
    public static FileStream? TryOpen(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions
            {
                Share = FileShare.ReadWrite | FileShare.Delete,
                BufferSize = 0,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            });
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException
            || (e is UnauthorizedAccessException && Directory.Exists(path)))
        {
            return null;
        }
    }

    /// <summary>A part of an open file as a stream of its own; closes the file when it cannot be had.</summary>
    public static Stream Range(FileStream file, long offset, long? length)
    {
        if (offset > file.Length)
        {
            file.Dispose();
            throw new ArgumentOutOfRangeException(nameof(offset), offset, "Behind the end of the object.");
        }

        file.Position = offset;
        return new BoundedStream(file, Math.Min(length ?? long.MaxValue, file.Length - offset));
    }
}
