using System.Text;
using System.Text.Json;
using Ledger.Blobs.Directories;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Ports.Documents;
using Ledger.Ports.Objects;
using Ledger.Testing;

namespace Ledger.Blobs.Tests;

/// <summary>Documents as another implementation wrote them, and near misses of such.</summary>
public sealed class DocumentVectorTests : IDisposable
{
    private static readonly JsonElement s_vectors = JsonDocument
        .Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "vectors", "document.json"))).RootElement;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Names =>
        new(s_vectors.GetProperty("cases").EnumerateArray().Select(vector => Text(vector, "name")));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_vector_has_its_outcome(string name)
    {
        var vector = s_vectors.GetProperty("cases").EnumerateArray().Single(v => Text(v, "name") == name);
        var digest = Digest.Parse(Text(vector, "sha256"));
        var subject = new DocumentSubject(
            CaseId.Parse(Text(s_vectors, "case")), PartyId.Parse(Text(s_vectors, "party")));
        using var store = DirectoryObjectStore.Open(_folder.Path);
        await store.ReplaceAsync(
            $"subject-keys/{subject.Case}/{subject.Party}", Encoding.UTF8.GetBytes(Text(vector, "key")), null,
            Cancellation);
        using var stored = new MemoryStream(vector.GetProperty("stored").GetBytesFromBase64());
        await store.CreateAsync($"documents/{subject.Case}/{digest}/{subject.Party}", stored, Cancellation);
        var keys = new SubjectKeys(
            store, AeadAlgorithm.Aes256Gcm, Convert.FromHexString(Text(s_vectors, "keyEncryptionKey")));

        var length = vector.GetProperty("length").GetInt32();
        var outcome = await OutcomeAsync(new DocumentStore(store, keys), subject, digest, length);
        Assert.Equal(Text(vector, "outcome"), outcome);
    }

    private static async Task<string> OutcomeAsync(
        DocumentStore documents, DocumentSubject subject, Digest digest, int length)
    {
        try
        {
            await using var open = await documents.OpenAsync(subject, digest, Cancellation);
            if (open is null)
            {
                return "erased";
            }

            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Cancellation);
            Assert.Equal([.. Enumerable.Range(0, length).Select(i => (byte)(i * 7 % 251))], bytes.ToArray());
            return "opens";
        }
        catch (ContentCorruptedException)
        {
            return "corrupted";
        }
        catch (SubjectKeyException)
        {
            return "no key";
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
