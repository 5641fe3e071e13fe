using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Ports;

namespace Ledger.Register;

/// <summary>What a certificate says, from the entry that issued it.</summary>
public static class IssuedCertificate
{
    /// <summary>Reads it.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="row">The certificate in the register.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="JournalCorruptException">The entry does not say it.</exception>
    public static async Task<CertificateContent> ReadAsync(
        IJournal journal, CertificateRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(row);
        await foreach (var entry in journal
            .ReadAsync(row.Issued, row.Issued + 1, cancellationToken).ConfigureAwait(false))
        {
            if (Find(entry) is { } content && content.Asset.ToString() == row.Asset)
            {
                return content;
            }
        }

        throw new JournalCorruptException($"Entry {row.Issued} does not issue certificate {row.Number}.");
    }

    // An entry issues one certificate at the most: it has one number.
    private static CertificateContent? Find(JournalEntry entry)
    {
        var body = entry.Bodies.FirstOrDefault(body => body.Name == "events");
        return body.Name is not null && CanonicalJson.TryParse(body.Bytes.Span, out var json, out _)
            && EventCodec.TryRead(json, null, out var events, out _)
            ? events.Select(item => item.Event).OfType<CertificateIssued>().SingleOrDefault()?.Content
            : null;
    }
}
