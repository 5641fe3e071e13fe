using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Ports.Objects;

namespace Ledger.Ports.Documents;

/// <summary>
/// Supporting documents under the SHA-256 of their plaintext: written once, encrypted with their subject's key, checked
/// on the way in and on every way out. Each subject has a copy of its own, so that erasing one erases no other.
/// </summary>
/// <remarks>Whoever may read what is decided before: nothing here asks who the caller is.</remarks>
public sealed class DocumentStore(IObjectStore store, SubjectKeys keys)
{
    private const int DrainBufferSize = 1 << 16;
    private const string Prefix = "documents/";

    /// <summary>
    /// Keeps a stream from its present position to its end, if those bytes have that digest. The whole stream is read
    /// even when the document is there already. Memory does not grow with the document.
    /// </summary>
    public async ValueTask<DocumentPut> PutAsync(
        DocumentSubject subject, Digest sha256, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (await keys.GetOrCreateAsync(subject, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return DocumentPut.Erased;
        }

        try
        {
            using var expected = new ExpectedStream(content, sha256);
            var header = DocumentFormat.NewHeader(keys.Algorithm);
            var fileKey = DocumentFormat.KeyOf(keys.Algorithm, key, header, subject, sha256);
            var document = new SealingStream(expected, fileKey, header);
            await using (document.ConfigureAwait(false))
            {
                return await store.CreateAsync(NameOf(subject, sha256), document, cancellationToken)
                    .ConfigureAwait(false)
                    ? DocumentPut.Created
                    : await DrainAsync(expected, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (UnexpectedDigestException)
        {
            return DocumentPut.OtherDigest;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>
    /// Opens a document for reading to its end, asynchronously. Each chunk is handed out only when it is authentic, the
    /// last bytes only when the digest of all is right: act on nothing before the end.
    /// </summary>
    /// <returns>
    /// A forward-only stream with a length; null when the subject has no such document, or its key was erased.
    /// </returns>
    /// <exception cref="ContentCorruptedException">
    /// Also thrown by reading: what is kept is not what was put there for this subject.
    /// </exception>
    /// <exception cref="SubjectKeyException">The subject's key cannot be unwrapped.</exception>
    public async ValueTask<Stream?> OpenAsync(
        DocumentSubject subject, Digest sha256, CancellationToken cancellationToken)
    {
        var name = NameOf(subject, sha256);
        var found = await store.StatAsync(name, cancellationToken).ConfigureAwait(false);
        if (found is null || await keys.GetAsync(subject, cancellationToken).ConfigureAwait(false) is not { } key)
        {
            return null;
        }

        try
        {
            return DocumentFormat.TryLength(found.Length, out var length)
                ? await OpenAsync(name, subject, sha256, key, length, cancellationToken).ConfigureAwait(false)
                : throw new ContentCorruptedException(sha256);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Every document kept, with its object's name; what is named like none comes without subject.</summary>
    public async IAsyncEnumerable<StoredDocument> ListAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var name in store.ListAsync(Prefix, cancellationToken).ConfigureAwait(false))
        {
            yield return TryReadName(name, out var subject, out var sha256)
                ? new StoredDocument(name, subject, sha256)
                : new StoredDocument(name, null, default);
        }
    }

    private static string NameOf(DocumentSubject subject, Digest sha256) =>
        $"{Prefix}{subject.Case}/{sha256}/{subject.Party}";

    private static bool TryReadName(string name, out DocumentSubject subject, out Digest sha256)
    {
        (subject, sha256) = (default, default);
        if (name.Split('/') is not [_, var caseText, var digestText, var partyText]
            || !CaseId.TryParse(caseText, out var caseId) || !Digest.TryParse(digestText, out sha256)
            || !PartyId.TryParse(partyText, out var party))
        {
            return false;
        }

        subject = new DocumentSubject(caseId, party);
        return true;
    }

    private static async ValueTask<DocumentPut> DrainAsync(Stream expected, CancellationToken cancellationToken)
    {
        var buffer = new byte[DrainBufferSize];
        while (await expected.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
        {
        }

        return DocumentPut.Known;
    }

    private async ValueTask<Stream?> OpenAsync(
        string name, DocumentSubject subject, Digest sha256, byte[] key, long length,
        CancellationToken cancellationToken)
    {
        if (await store.OpenAsync(name, 0, null, cancellationToken).ConfigureAwait(false) is not { } stored)
        {
            return null;
        }

        var header = new byte[DocumentFormat.HeaderSize];
        if (await stored.ReadAtLeastAsync(header, header.Length, false, cancellationToken).ConfigureAwait(false)
            < header.Length || !DocumentFormat.TryReadHeader(header, out var algorithm))
        {
            await stored.DisposeAsync().ConfigureAwait(false);
            throw new ContentCorruptedException(sha256);
        }

        var fileKey = DocumentFormat.KeyOf(algorithm, key, header, subject, sha256);
        return new CheckedStream(new OpeningStream(stored, fileKey, length, sha256), sha256, length);
    }
}

/// <summary>What came of handing a document in.</summary>
public enum DocumentPut
{
    /// <summary>It is kept now.</summary>
    Created,

    /// <summary>The subject had handed it in before.</summary>
    Known,

    /// <summary>The bytes have another digest; nothing of them is kept.</summary>
    OtherDigest,

    /// <summary>The subject's key was erased: nothing can be handed in any more.</summary>
    Erased,
}

/// <summary>An object among the documents.</summary>
/// <param name="Name">The object's name.</param>
/// <param name="Subject">Whose document it is; null when the name is none of a document's.</param>
/// <param name="Sha256">The digest of the document.</param>
public sealed record StoredDocument(string Name, DocumentSubject? Subject, Digest Sha256);
