using System.Security.Cryptography;
using Ledger.Ports.Objects;

namespace Ledger.Blobs.Directories;

/// <summary>
/// Compare-and-swap over files. The lock of one directory orders the writers of all processes; the entity tag is the
/// SHA-256 digest of the content, so that a replacement which landed unseen can be recognised by its bytes.
/// </summary>
internal sealed class ReplaceableFiles(FileWriter writer, string locked) : IDisposable
{
    // Waiting here first keeps threads of this process from blocking in the operating system's lock.
    private readonly SemaphoreSlim _turn = new(1);

    public static async ValueTask<ObjectVersion> VersionAsync(Stream content, CancellationToken cancellationToken) =>
        Version(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));

    public async ValueTask<ObjectVersion> ReplaceAsync(
        string name, string path, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var held = Posix.Lock(locked);
            if (await PresentAsync(name, path, cancellationToken).ConfigureAwait(false) != ifMatch)
            {
                throw new ObjectVersionMismatchException(name, ifMatch);
            }

            using var bytes = new MemoryStream(content.ToArray(), writable: false);
            await WriteAsync(name, path, bytes, ifMatch, cancellationToken).ConfigureAwait(false);
            return Version(SHA256.HashData(content.Span));
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async ValueTask WriteAsync(
        string name, string path, Stream content, string? ifMatch, CancellationToken cancellationToken)
    {
        if (ifMatch is not null)
        {
            await writer.ReplaceAsync(path, content, cancellationToken).ConfigureAwait(false);
        }
        else if (!await writer.CreateAsync(path, content, FileWriter.Replaceable, cancellationToken)
            .ConfigureAwait(false))
        {
            // A write-once creator does not take the lock; linking still let only one of the two win.
            throw new ObjectVersionMismatchException(name, ifMatch);
        }
    }

    private static async ValueTask<string?> PresentAsync(
        string name, string path, CancellationToken cancellationToken)
    {
        var file = FileReader.TryOpen(path);
        if (file is null)
        {
            return null;
        }

        await using (file.ConfigureAwait(false))
        {
            return FileWriter.IsReplaceable(file.SafeFileHandle)
                ? (await VersionAsync(file, cancellationToken).ConfigureAwait(false)).ETag
                : throw new InvalidOperationException($"Object '{name}' is write-once.");
        }
    }

    private static ObjectVersion Version(byte[] sha256) => new(Convert.ToHexStringLower(sha256));
}
