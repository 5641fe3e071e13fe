using Ledger.Cryptography;
using Ledger.Evidence.Preservation;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Preservation;

/// <summary>
/// Evidence records in the object store: each state of one under its number of stamps, written once, so that no
/// renewal can lose what was there.
/// </summary>
internal sealed class RecordStore(IObjectStore objects)
{
    private const string Prefix = "preservation/records/";
    private const string Extension = ".ers";

    /// <summary>The newest state of every record, by size.</summary>
    public async Task<SortedDictionary<ulong, EvidenceRecord>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var newest = new SortedDictionary<ulong, int>();
        await foreach (var name in objects.ListAsync(Prefix, cancellationToken).ConfigureAwait(false))
        {
            if (name[Prefix.Length..].Split('/') is [var first, var second]
                && CanonicalDecimal.TryDecode(first, out var size)
                && TryStamps(second, out var stamps))
            {
                newest[size] = Math.Max(newest.GetValueOrDefault(size), (int)stamps);
            }
        }

        var records = new SortedDictionary<ulong, EvidenceRecord>();
        foreach (var (size, stamps) in newest)
        {
            records[size] = await ReadAsync(size, stamps, cancellationToken).ConfigureAwait(false);
        }

        return records;
    }

    /// <summary>The newest state of a record; null where there is none.</summary>
    public async Task<EvidenceRecord?> FindAsync(ulong size, CancellationToken cancellationToken)
    {
        var newest = 0UL;
        var prefix = $"{Prefix}{CanonicalDecimal.Encode(size)}/";
        await foreach (var name in objects.ListAsync(prefix, cancellationToken).ConfigureAwait(false))
        {
            newest = TryStamps(name[prefix.Length..], out var stamps) ? Math.Max(newest, stamps) : newest;
        }

        return newest == 0 ? null : await ReadAsync(size, (int)newest, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Keeps a new state; what another process kept meanwhile stands instead.</summary>
    public async Task<EvidenceRecord> KeepAsync(
        ulong size, EvidenceRecord record, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(record.ToBytes(), writable: false);
        return await objects.CreateAsync(NameOf(size, record.Stamps), content, cancellationToken).ConfigureAwait(false)
            ? record
            : await ReadAsync(size, record.Stamps, cancellationToken).ConfigureAwait(false);
    }

    private static bool TryStamps(string name, out ulong stamps)
    {
        stamps = 0;
        return name.EndsWith(Extension, StringComparison.Ordinal)
            && CanonicalDecimal.TryDecode(name[..^Extension.Length], out stamps);
    }

    private async Task<EvidenceRecord> ReadAsync(ulong size, int stamps, CancellationToken cancellationToken)
    {
        var name = NameOf(size, stamps);
        var stream = await objects.OpenAsync(name, 0, null, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidDataException($"{name} was there and is not.");
        await using (stream.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return EvidenceRecord.TryRead(bytes.ToArray(), out var record)
                ? record
                : throw new InvalidDataException($"{name} is no evidence record.");
        }
    }

    private static string NameOf(ulong size, int stamps) =>
        $"{Prefix}{CanonicalDecimal.Encode(size)}/{CanonicalDecimal.Encode((ulong)stamps)}{Extension}";
}
