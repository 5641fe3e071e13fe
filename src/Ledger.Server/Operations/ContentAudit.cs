using Ledger.Cryptography;
using Ledger.Ports.Objects;

namespace Ledger.Server.Operations;

/// <summary>Hashes every object that stands under its digest.</summary>
internal sealed class ContentAudit(IObjectStore objects, ContentStore content)
{
    private const string Prefix = "blobs/sha256/";

    /// <returns>How many objects were hashed.</returns>
    public async Task<long> RunAsync(List<string> findings, CancellationToken cancellationToken)
    {
        var count = 0L;
        await foreach (var name in objects.ListAsync(Prefix, cancellationToken))
        {
            count++;
            if (!Digest.TryParse(name[(name.LastIndexOf('/') + 1)..], out var digest)
                || ContentStore.NameOf(digest) != name)
            {
                findings.Add($"{name}: no content has an object of this name");
                continue;
            }

            try
            {
                await using var stream = await content.OpenAsync(digest, cancellationToken)
                    ?? throw new ContentCorruptedException(digest);
                await stream.CopyToAsync(Stream.Null, cancellationToken);
            }
            catch (ContentCorruptedException)
            {
                findings.Add($"{name}: the bytes do not have the digest that names them");
            }
        }

        return count;
    }
}
