using Ledger.Blobs.Directories;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Ports.Documents;
using Ledger.Testing;

namespace Ledger.Blobs.Tests;

[CollectionDefinition(nameof(DocumentMemoryTests), DisableParallelization = true)]
[Collection(nameof(DocumentMemoryTests))]
public sealed class DocumentMemoryTests : IDisposable
{
    private const int MiB = 1 << 20;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Memory_does_not_grow_with_a_document()
    {
        var small = await AllocatedAsync(16);
        var large = await AllocatedAsync(128);

        // All that was ever allocated, not only what was held: buffers, and a little for each chunk.
        Assert.InRange(large, 0, 16 * MiB);
        Assert.InRange(large - small, -8 * MiB, 8 * MiB);
    }

    private async Task<long> AllocatedAsync(int mebibytes)
    {
        var file = _folder.PathOf($"{mebibytes}");
        await using (var made = File.Create(file))
        {
            made.SetLength((long)mebibytes * MiB);
        }

        await using var source = File.OpenRead(file);
        using var digest = DigestAlgorithm.Sha256.CreateIncremental();
        for (var zeros = new byte[MiB]; mebibytes > 0; mebibytes--)
        {
            digest.Append(zeros);
        }

        var sha256 = digest.Finish();
        var subject = new DocumentSubject(CaseId.Parse(new string('c', 32)), PartyId.Parse(new string('a', 32)));
        using var store = DirectoryObjectStore.Open(_folder.PathOf("objects"));
        var documents = new DocumentStore(store, new SubjectKeys(store, AeadAlgorithm.Aes256Gcm, new byte[32]));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        Assert.Equal(DocumentPut.Created, await documents.PutAsync(subject, sha256, source, Cancellation));
        await using var open = (await documents.OpenAsync(subject, sha256, Cancellation))!;
        await open.CopyToAsync(Stream.Null, Cancellation);
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
