using Ledger.Domain;
using Ledger.Ports;

namespace Ledger.EndToEnd.FaultyServer.Journals;

/// <summary>
/// Acknowledges before it is durable. Written is only with a map leaf, which every publication begins with, so that
/// what is lost was acknowledged and not published.
/// </summary>
/// <param name="inner">The journal.</param>
/// <param name="disk">What it is on.</param>
/// <param name="every">How long it waits at least before it writes again.</param>
internal sealed class WriteBehindJournal(IJournal inner, WriteBehind disk, TimeSpan every) : ForwardingJournal(inner)
{
    private long _written;

    public override async ValueTask<AppendResult> AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken)
    {
        var result = await base.AppendAsync(epoch, firstIndex, batch, cancellationToken);
        if (batch.Any(entry => entry.Writes[0].Stream == StreamName.Log.ToString())
            && TimeProvider.System.GetElapsedTime(_written) >= every)
        {
            disk.Write();
            _written = TimeProvider.System.GetTimestamp();
        }

        return result;
    }
}
