using System.Globalization;
using Ledger.Journal.Hammer;
using Ledger.Ports;
using Ledger.Ports.TestKit;
using Ledger.Testing;

namespace Ledger.Journal.Tests;

/// <summary>
/// A writing process is killed again and again at moments drawn from a seed; this process keeps what it was told and
/// after every kill reads the journal for it.
/// </summary>
internal sealed class KillLoop(string kind, string where, Func<Task<IJournal>> open)
{
    internal static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(5);

    /// <summary>How far the journal was read and found right.</summary>
    internal ulong Verified { get; private set; }

    /// <summary>How often to kill: LEDGER_KILLS, or a few times.</summary>
    internal static int Kills =>
        int.TryParse(Environment.GetEnvironmentVariable("LEDGER_KILLS"), CultureInfo.InvariantCulture, out var kills)
            ? kills
            : 6;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal ChildProcess StartHammer(int seed, params string[] more) => ChildProcess.Start(new ChildProcessOptions(
        "dotnet",
        [typeof(HammerEntries).Assembly.Location, kind, where, seed.ToString(CultureInfo.InvariantCulture), .. more]));

    /// <summary>One life of a writer; returns the size it was last told.</summary>
    internal async Task<ulong> RunAsync(int seed, params string[] more)
    {
        await using var hammer = StartHammer(seed, more);
        await WorkAsync(hammer, seed);
        await hammer.KillAsync();
        await hammer.WaitForEndAsync(Cancellation);
        return Acknowledged(hammer);
    }

    /// <summary>Lets a writer work for a time that the seed gives, from its first acknowledgement on.</summary>
    internal static async Task WorkAsync(ChildProcess hammer, int seed)
    {
        await hammer.WaitForLineAsync("acknowledged", StartsWithin, Cancellation);

        // The moment of the kill is what is drawn, so it is a time and nothing that could be waited for.
        await Task.Delay(new Random(seed).Next(1, 150), Cancellation);
    }

    /// <summary>Waits until a writer that lives was told as much as this process has read.</summary>
    /// <remarks>By number: a fast writer says so much that a line of its own is forgotten before it is looked for.
    /// </remarks>
    internal async Task CatchUpAsync(ChildProcess hammer)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(StartsWithin);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (Acknowledged(hammer) < Verified)
        {
            Assert.False(hammer.HasEnded, hammer.Output);
            await look.WaitForNextTickAsync(limit.Token);
        }
    }

    internal static ulong Acknowledged(ChildProcess hammer) => hammer.Output.Split('\n')
        .Where(line => line.StartsWith("acknowledged ", StringComparison.Ordinal))
        .Select(line => ulong.Parse(line.AsSpan("acknowledged ".Length), CultureInfo.InvariantCulture))
        .LastOrDefault();

    /// <summary>Whether all that was acknowledged is there, and nothing but what the writer appends.</summary>
    internal async Task<bool> HoldsAsync(ulong acknowledged)
    {
        await using var journal = await open();
        var head = await journal.ReadHeadAsync(Cancellation);
        var next = Verified;

        // A writer that lives goes on meanwhile, and may be faster than whoever reads after it.
        await foreach (var entry in journal.ReadAsync(Verified, head.Size, Cancellation))
        {
            JournalAssert.Same(HammerEntries.At(next++), entry);
        }

        Assert.Equal(head.Size, next);
        var numbers = next == 0 ? 0 : (uint)((next - 1) / 100) + 1;
        Assert.True(numbers <= await journal.LastNumberAsync("SJ4212", Cancellation));
        Verified = next;
        return acknowledged <= next;
    }
}
