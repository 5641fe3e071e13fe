using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Publication;

/// <summary>The newest checkpoint of each tree, and the place where all are kept.</summary>
internal sealed class CheckpointStore(LogStore store, ILogSigners signers)
{
    private readonly Dictionary<DigestAlgorithm, string?> _versions = [];

    /// <summary>The newest checkpoint of a tree as it stands in the store; null before the first.</summary>
    /// <exception cref="PublicationException">What stands there is not a checkpoint that the log's keys
    /// signed.</exception>
    public async ValueTask<SignedCheckpoint?> ReadAsync(DigestAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var name = LogObjects.Checkpoint(algorithm);
        var held = await store.ReadVersionAsync(name, cancellationToken).ConfigureAwait(false);
        _versions[algorithm] = held?.ETag;
        return held is null
            ? null
            : await OpenAsync(algorithm, name, held.Value.Bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The checkpoint of a tree at one size; null when none was published.</summary>
    /// <exception cref="PublicationException">What stands there is not that checkpoint.</exception>
    public async ValueTask<SignedCheckpoint?> ReadKeptAsync(
        DigestAlgorithm algorithm, ulong size, CancellationToken cancellationToken)
    {
        var name = LogObjects.Kept(algorithm, size);
        if (await store.ReadAsync(name, cancellationToken).ConfigureAwait(false) is not { } bytes)
        {
            return null;
        }

        var checkpoint = await OpenAsync(algorithm, name, bytes, cancellationToken).ConfigureAwait(false);
        return checkpoint.Head.Size == size ? checkpoint : throw Invalid($"{name} is of size {checkpoint.Head.Size}.");
    }

    /// <summary>Makes a checkpoint the newest of its tree. Repeating it is safe.</summary>
    /// <exception cref="PublicationException">Somebody else has replaced the one that stood there.</exception>
    public async ValueTask ReplaceAsync(
        DigestAlgorithm algorithm, SignedCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var (name, bytes) = (LogObjects.Checkpoint(algorithm), checkpoint.Note.ToBytes());
        try
        {
            _versions[algorithm] = await store.ReplaceAsync(
                name, bytes, _versions.GetValueOrDefault(algorithm), cancellationToken).ConfigureAwait(false);
        }
        catch (ObjectVersionMismatchException)
        {
            // A replacement whose answer was lost did land.
            var held = await store.ReadVersionAsync(name, cancellationToken).ConfigureAwait(false);
            if (held is null || !held.Value.Bytes.AsSpan().SequenceEqual(bytes))
            {
                throw new PublicationException(
                    PublicationFault.AnotherPublisher, $"{name} was replaced by somebody else.");
            }

            _versions[algorithm] = held.Value.ETag;
        }
    }

    /// <summary>Keeps a checkpoint for ever under its size. Repeating it is safe, also with other signatures.</summary>
    /// <exception cref="PublicationException">Another checkpoint of that size is kept already.</exception>
    public async ValueTask KeepAsync(
        DigestAlgorithm algorithm, SignedCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        var name = LogObjects.Kept(algorithm, checkpoint.Head.Size);
        using var content = new MemoryStream(checkpoint.Note.ToBytes(), writable: false);
        await store.CreateAsync(name, content, cancellationToken).ConfigureAwait(false);
        var kept = await ReadKeptAsync(algorithm, checkpoint.Head.Size, cancellationToken).ConfigureAwait(false);
        if (kept?.Head != checkpoint.Head)
        {
            throw new PublicationException(
                PublicationFault.JournalForked, $"{name} was signed over other entries.");
        }
    }

    private async ValueTask<SignedCheckpoint> OpenAsync(
        DigestAlgorithm algorithm, string name, byte[] bytes, CancellationToken cancellationToken)
    {
        var keys = await signers.KeysAsync(cancellationToken).ConfigureAwait(false);
        return SignedCheckpoint.TryOpen(
            bytes, Checkpoint.OriginOf(keys.Origin, algorithm), keys.Verifier(algorithm), out var checkpoint,
            out var error)
            ? checkpoint
            : throw Invalid($"{name}: {error}");
    }

    private static PublicationException Invalid(string message) => new(PublicationFault.CheckpointInvalid, message);
}
