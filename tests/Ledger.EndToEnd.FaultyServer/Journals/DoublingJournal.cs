using System.Security.Cryptography;
using Ledger.Domain;
using Ledger.Ports;

namespace Ledger.EndToEnd.FaultyServer.Journals;

/// <summary>
/// Once in a life it appends an entry a second time, under names that let no rule of the journal see it: what an append
/// does that is repeated after a lost answer and is not recognised.
/// </summary>
internal sealed class DoublingJournal(IJournal inner) : ForwardingJournal(inner)
{
    private bool _hasDoubled;

    public override async ValueTask<AppendResult> AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken)
    {
        var result = await base.AppendAsync(epoch, firstIndex, batch, cancellationToken);
        var twin = batch.LastOrDefault(entry =>
            entry.NumberSeries is null && entry.Caller.StartsWith("party/", StringComparison.Ordinal));
        if (_hasDoubled || twin is null || result is not Appended)
        {
            return result;
        }

        _hasDoubled = true;
        var name = RandomNumberGenerator.GetHexString(32, lowercase: true);
        return await base.AppendAsync(
            epoch,
            result.Head.Size,
            [
                twin with
                {
                    Index = result.Head.Size,
                    CommandId = name,
                    Writes = [new Ports.StreamVersion($"twin/{name}", 1)],
                    Reads = [],
                    RecordedTime = batch[^1].RecordedTime,
                },
            ],
            cancellationToken);
    }
}
