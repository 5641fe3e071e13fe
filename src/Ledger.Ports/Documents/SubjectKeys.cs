using System.Security.Cryptography;
using System.Text;
using Ledger.Cryptography;
using Ledger.Ports.Objects;

namespace Ledger.Ports.Documents;

/// <summary>
/// The keys of documents, one a subject, wrapped by the registry's key-encryption key and kept in the object store.
/// Erasing overwrites the only copy: whoever keeps backups of the store ends them within the time that erasing may
/// take.
/// </summary>
/// <param name="store">Where wrapped keys are kept.</param>
/// <param name="algorithm">What new keys are wrapped with, and new documents encrypted with.</param>
/// <param name="keyEncryptionKey">32 secret bytes, kept apart from the store.</param>
public sealed class SubjectKeys(IObjectStore store, AeadAlgorithm algorithm, ReadOnlyMemory<byte> keyEncryptionKey)
{
    private const int KeySize = 32;

    /// <summary>What new documents are encrypted with.</summary>
    internal AeadAlgorithm Algorithm => algorithm;

    /// <summary>
    /// Erases a subject's key for ever: none of its documents can be read again, and none can be added. Safe to repeat,
    /// and it holds also for a subject that has no key yet.
    /// </summary>
    public async ValueTask EraseAsync(DocumentSubject subject, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await FindAsync(subject, cancellationToken).ConfigureAwait(false);
            if (found is { Record.IsErased: true })
            {
                return;
            }

            try
            {
                await store.ReplaceAsync(
                    NameOf(subject), SubjectKeyRecord.Erased.ToBytes(), found?.ETag, cancellationToken)
                    .ConfigureAwait(false);
                return;
            }
            catch (ObjectVersionMismatchException)
            {
                // Somebody made the key, or erased it, meanwhile.
            }
        }
    }

    /// <summary>The subject's key, made now if it has none; null when it was erased.</summary>
    internal async ValueTask<byte[]?> GetOrCreateAsync(DocumentSubject subject, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await FindAsync(subject, cancellationToken).ConfigureAwait(false) is { } found)
            {
                return Unwrap(subject, found.Record);
            }

            var key = RandomNumberGenerator.GetBytes(KeySize);
            try
            {
                await store.ReplaceAsync(NameOf(subject), Wrap(subject, key).ToBytes(), null, cancellationToken)
                    .ConfigureAwait(false);
                return key;
            }
            catch (ObjectVersionMismatchException)
            {
                // Another host made it first; that one counts.
                CryptographicOperations.ZeroMemory(key);
            }
        }
    }

    /// <summary>The subject's key; null when it has none, or none any more.</summary>
    /// <exception cref="SubjectKeyException">The key cannot be unwrapped with this registry's key.</exception>
    internal async ValueTask<byte[]?> GetAsync(DocumentSubject subject, CancellationToken cancellationToken) =>
        await FindAsync(subject, cancellationToken).ConfigureAwait(false) is { } found
            ? Unwrap(subject, found.Record)
            : null;

    private static string NameOf(DocumentSubject subject) => $"subject-keys/{subject.Case}/{subject.Party}";

    private static byte[] InfoOf(DocumentSubject subject) =>
        [.. "ledger-subject-key@v1\0"u8, .. Encoding.ASCII.GetBytes(subject.ToString())];

    private SubjectKeyRecord Wrap(DocumentSubject subject, byte[] key)
    {
        var nonce = RandomNumberGenerator.GetBytes(AeadAlgorithm.NonceSize);
        var wrapped = new byte[KeySize + AeadAlgorithm.TagSize];
        using var wrapping = algorithm.DeriveKey(keyEncryptionKey.Span, [], InfoOf(subject));
        wrapping.Encrypt(nonce, key, wrapped);
        return new SubjectKeyRecord(algorithm, nonce, wrapped);
    }

    private byte[]? Unwrap(DocumentSubject subject, SubjectKeyRecord record)
    {
        if (record.Algorithm is not { } wrappedWith)
        {
            return null;
        }

        var key = new byte[KeySize];
        using var wrapping = wrappedWith.DeriveKey(keyEncryptionKey.Span, [], InfoOf(subject));
        return wrapping.TryDecrypt(record.Nonce, record.Wrapped, key)
            ? key
            : throw new SubjectKeyException($"The key of {subject} does not open with this key-encryption key.");
    }

    private async ValueTask<(SubjectKeyRecord Record, string ETag)?> FindAsync(
        DocumentSubject subject, CancellationToken cancellationToken)
    {
        var name = NameOf(subject);
        var found = await store.StatAsync(name, cancellationToken).ConfigureAwait(false);
        if (found is null
            || await store.ReadAsync(name, SubjectKeyRecord.MaxBytes, cancellationToken).ConfigureAwait(false)
                is not { } bytes)
        {
            return null;
        }

        return found.Version is { } version && SubjectKeyRecord.TryRead(bytes, out var record)
            ? (record, version.ETag)
            : throw new SubjectKeyException($"What is kept as the key of {subject} is none.");
    }
}

/// <summary>
/// A subject's key is there but cannot be used: the key-encryption key is another one, or the record was changed.
/// </summary>
public sealed class SubjectKeyException(string message) : IOException(message);
