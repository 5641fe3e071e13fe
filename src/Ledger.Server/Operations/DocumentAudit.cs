using Ledger.Ports.Documents;
using Ledger.Ports.Objects;

namespace Ledger.Server.Operations;

/// <summary>
/// Decrypts and hashes every document whose key is there: keeping restricted ones safe is part of keeping them.
/// </summary>
internal sealed class DocumentAudit(DocumentStore documents)
{
    /// <returns>How many documents were hashed, and how many are erased.</returns>
    public async Task<(long Hashed, long Erased)> RunAsync(List<string> findings, CancellationToken cancellationToken)
    {
        var (hashed, erased) = (0L, 0L);
        await foreach (var document in documents.ListAsync(cancellationToken))
        {
            if (document.Subject is not { } subject)
            {
                findings.Add($"{document.Name}: no document has an object of this name");
                continue;
            }

            try
            {
                await using var stream = await documents.OpenAsync(subject, document.Sha256, cancellationToken);
                await (stream?.CopyToAsync(Stream.Null, cancellationToken) ?? Task.CompletedTask);
                (hashed, erased) = stream is null ? (hashed, erased + 1) : (hashed + 1, erased);
            }
            catch (Exception fault) when (fault is ContentCorruptedException or SubjectKeyException)
            {
                findings.Add($"{document.Name}: {fault.Message}");
            }
        }

        return (hashed, erased);
    }
}
