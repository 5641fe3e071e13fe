using System.Text;
using Ledger.Cryptography;
using Ledger.Domain.Registration;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Log;
using Ledger.Ports;
using Ledger.Ports.Documents;
using Ledger.Ports.Objects;

namespace Ledger.Grains.Documents;

/// <summary>
/// Destroys the keys whose erasure the log records. The entry comes first: what is done here can be done again, and is,
/// until the place up to which the log was followed is written down.
/// </summary>
public sealed class ErasureFollower(LogHeadings log, IJournal journal, IObjectStore objects, SubjectKeys keys)
{
    private const string Erased = "registration.documents-erased";
    private const string PlaceName = "erasures/followed";
    private const ulong WriteDownEvery = 100_000;

    private ulong? _followed;
    private ulong _written;

    /// <summary>Follows the log to its end as it is now; returns how many keys were destroyed.</summary>
    public async Task<int> FollowAsync(CancellationToken cancellationToken)
    {
        _followed ??= _written = await PlaceAsync(cancellationToken).ConfigureAwait(false);
        var destroyed = 0;
        await foreach (var entry in log.ReadAsync(_followed.Value, cancellationToken).ConfigureAwait(false))
        {
            if (entry.Type == Erased)
            {
                destroyed += await DestroyAsync(entry.Index, cancellationToken).ConfigureAwait(false);
            }

            _followed = entry.Index + 1;
        }

        if (destroyed > 0 || _followed - _written >= WriteDownEvery)
        {
            await WriteDownAsync(_followed.Value, cancellationToken).ConfigureAwait(false);
        }

        return destroyed;
    }

    private async Task<int> DestroyAsync(ulong index, CancellationToken cancellationToken)
    {
        var destroyed = 0;
        await foreach (var entry in journal.ReadAsync(index, index + 1, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in EventBody.Read(entry))
            {
                if (item.Event is DocumentsErased erased && item.Stream.TryGetCase(out var caseId))
                {
                    await keys.EraseAsync(new DocumentSubject(caseId, erased.Party), cancellationToken)
                        .ConfigureAwait(false);
                    destroyed++;
                }
            }
        }

        return destroyed;
    }

    private async Task<ulong> PlaceAsync(CancellationToken cancellationToken)
    {
        var bytes = await objects.ReadAsync(PlaceName, 20, cancellationToken).ConfigureAwait(false);
        return bytes is not null && CanonicalDecimal.TryDecode(Encoding.ASCII.GetString(bytes), out var place)
            ? place
            : 0;
    }

    // Another host may have written a place meanwhile; either is one up to which every key is destroyed.
    private async Task WriteDownAsync(ulong place, CancellationToken cancellationToken)
    {
        var found = await objects.StatAsync(PlaceName, cancellationToken).ConfigureAwait(false);
        var bytes = Encoding.ASCII.GetBytes(CanonicalDecimal.Encode(place));
        try
        {
            await objects.ReplaceAsync(PlaceName, bytes, found?.Version?.ETag, cancellationToken).ConfigureAwait(false);
            _written = place;
        }
        catch (ObjectVersionMismatchException)
        {
            _written = await PlaceAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
