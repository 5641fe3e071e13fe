using System.Globalization;
using Ledger.Ports;

namespace Ledger.Journal.Hammer;

/// <summary>
/// A writer as the registry's is: acquires, appends, tells what is durable, repeats what is in doubt.
/// </summary>
internal sealed class Hammer(IJournal journal, int seed, bool acknowledgesEarly)
{
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);

    private readonly TextWriter _output = TextWriter.Synchronized(
        new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = true });

    internal async Task RunAsync()
    {
        var head = await PersistAsync(() => journal.AcquireAsync(CancellationToken.None));
        var size = head.Size;
        _output.WriteLine($"acquired {size.ToString(CultureInfo.InvariantCulture)}");
        while (true)
        {
            var batch = HammerEntries.BatchAt(size, seed);
            var behind = size + (ulong)batch.Count;
            if (acknowledgesEarly)
            {
                Acknowledge(behind);
            }

            var result = await PersistAsync(
                () => journal.AppendAsync(head.Epoch, size, batch, CancellationToken.None));
            if (result is Conflicts conflicts && !HadLanded(batch, conflicts))
            {
                throw new InvalidOperationException($"{conflicts.Items[0]} at {size}");
            }

            size = behind;
            Acknowledge(size);
        }
    }

    /// <summary>Whether these are the conflicts of a batch whose reply was lost.</summary>
    private static bool HadLanded(IReadOnlyList<JournalEntry> batch, Conflicts conflicts) =>
        conflicts.Items.Where(c => c is not IndexConflict).SequenceEqual(
            batch.Select((entry, i) => new CommandConflict(i, entry.Index, SameDigest: true)));

    /// <summary>Repeats until the store answers; what an attempt left in doubt the next one finds out.</summary>
    private async Task<T> PersistAsync<T>(Func<ValueTask<T>> attempt)
    {
        while (true)
        {
            try
            {
                return await attempt();
            }
            catch (JournalUnavailableException e)
            {
                _output.WriteLine($"in doubt: {e.GetBaseException().Message}");
                await Task.Delay(BetweenAttempts);
            }
        }
    }

    private void Acknowledge(ulong size) =>
        _output.WriteLine($"acknowledged {size.ToString(CultureInfo.InvariantCulture)}");
}
