using Ledger.Ports.Objects;

namespace Ledger.Blobs.Directories;

/// <summary>
/// Objects as plain files under one directory, for any number of processes on one machine. A name is a path below
/// <c>objects/</c>. A file is written and synced aside, then shown under its name in one step; write-once files are
/// read-only, which is also how the store tells the two kinds apart, so keep file modes when copying the directory.
/// Needs a POSIX file system with hard links and <c>flock</c>.
/// </summary>
public sealed class DirectoryObjectStore : IObjectStore, IDisposable
{
    private readonly string _objects;
    private readonly FileWriter _writer;
    private readonly ReplaceableFiles _replaceable;
    private readonly TemporaryFolder _temporary;

    private DirectoryObjectStore(string root)
    {
        _objects = Path.Combine(root, "objects");
        var folders = new DurableFolders(_objects);
        _temporary = TemporaryFolder.Open(Path.Combine(root, "temporary"));
        _writer = new FileWriter(folders, _temporary);
        _replaceable = new ReplaceableFiles(_writer, _objects);
    }

    /// <summary>Opens the store in a directory, creating it when needed, and removes what dead writers left.</summary>
    /// <exception cref="PlatformNotSupportedException">The operating system is Windows.</exception>
    public static DirectoryObjectStore Open(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The directory store needs link(2) and flock(2).");
        }

        return new DirectoryObjectStore(Path.GetFullPath(directory));
    }

    /// <inheritdoc/>
    public async ValueTask<bool> CreateAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = PathOf(name);
        if (File.Exists(path))
        {
            // Whoever made it may have died before making its name durable.
            Posix.SyncDirectory(Path.GetDirectoryName(path)!);
            return false;
        }

        return await _writer.CreateAsync(path, content, FileWriter.WriteOnce, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<ObjectVersion> ReplaceAsync(
        string name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken) =>
        _replaceable.ReplaceAsync(name, PathOf(name), content, ifMatch, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Stream?> OpenAsync(
        string name, long offset = 0, long? length = null, CancellationToken cancellationToken = default)
    {
        var path = PathOf(name);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length ?? 0, nameof(length));
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult<Stream?>(FileReader.TryOpen(path) is { } file
            ? FileReader.Range(file, offset, length)
            : null);
    }

    /// <inheritdoc/>
    public async ValueTask<ObjectProperties?> StatAsync(string name, CancellationToken cancellationToken)
    {
        var file = FileReader.TryOpen(PathOf(name));
        if (file is null)
        {
            return null;
        }

        await using (file.ConfigureAwait(false))
        {
            var version = FileWriter.IsReplaceable(file.SafeFileHandle)
                ? await ReplaceableFiles.VersionAsync(file, cancellationToken).ConfigureAwait(false)
                : null;
            return new ObjectProperties(file.Length, version);
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        ObjectName.RequirePrefix(prefix);
        var folder = prefix.Length == 0 ? _objects : Path.Combine(_objects, prefix[..^1]);
        return FileListing.Under(folder, prefix, cancellationToken).ToAsyncEnumerable();
    }

    /// <summary>Ends this process's part in the store; its objects stay.</summary>
    public void Dispose()
    {
        _replaceable.Dispose();
        _temporary.Dispose();
    }

    private string PathOf(string name)
    {
        ObjectName.Require(name);
        return Path.Combine(_objects, name);
    }
}
