using Ledger.Cryptography;
using Ledger.Evidence.Log;
using Ledger.Grains.Publication;

namespace Ledger.Grains.Tests.Publication;

public sealed class LogKillTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_publisher_killed_at_any_call_is_resumed_without_a_fork(bool lands)
    {
        // Every call of two publications is made to fail once, with and without its effect, until none is left to.
        for (var call = 1; await KilledAsync(call, lands); call++)
        {
            Assert.InRange(call, 1, 200);
        }
    }

    [Fact]
    public async Task A_publisher_whose_store_fails_for_a_while_goes_on_by_itself()
    {
        for (var call = 1; call <= 14; call++)
        {
            await using var log = await LogFixture.CreateAsync();
            var store = new RecoveringObjectStore(log.Objects);
            using var publisher = log.Publisher(store);
            await publisher.StartAsync(Cancellation);
            await log.WriteAsync([1, 2, 3]);
            store.FailOnce(call, lands: call % 2 == 0);

            if (!await TryAsync(() => publisher.PublishAsync(log.AppendMapAsync, false, Cancellation)))
            {
                await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
            }

            Assert.Equal(4UL, publisher.Published!.Size);
            Assert.Equal(4UL, log.Size);
            Assert.Empty((await log.AuditAsync()).Findings);
        }
    }

    // False when the scenario ended before the call came.
    private static async Task<bool> KilledAsync(int call, bool lands)
    {
        await using var log = await LogFixture.CreateAsync();
        var seen = new List<Checkpoint>();
        var store = new FaultyObjectStore(log.Objects, call, lands);
        using (var doomed = log.Publisher(store))
        {
            await TryAsync(async () =>
            {
                await doomed.StartAsync(Cancellation);
                await log.WriteAsync([1, 2, 3]);
                await doomed.PublishAsync(log.AppendMapAsync, false, Cancellation);
                await log.WriteAsync(Enumerable.Range(1, 260).Select(i => (ulong)i));
                await doomed.PublishAsync(log.AppendMapAsync, false, Cancellation);
            });
        }

        await SeeAsync(log, seen);
        if (log.Size == 0)
        {
            await log.WriteAsync([1, 2, 3]);
        }

        using var heir = log.Publisher();
        await heir.StartAsync(Cancellation);
        await SeeAsync(log, seen);
        await log.WriteAsync([4], "cancelled");
        var published = await heir.PublishAsync(log.AppendMapAsync, false, Cancellation);
        Assert.Equal(log.Size, published!.Size);
        await AssertContinuesAsync(log, heir, seen);
        Assert.Empty((await log.AuditAsync()).Findings);
        return store.HasFailed;
    }

    // Whatever stands in the store at a moment may have been seen by anybody.
    private static async Task SeeAsync(LogFixture log, List<Checkpoint> seen)
    {
        foreach (var tree in (DigestAlgorithm[])[DigestAlgorithm.Sha256, DigestAlgorithm.Sm3])
        {
            var stream = await log.Objects.OpenAsync(LogObjects.Checkpoint(tree), cancellationToken: Cancellation);
            if (stream is not null)
            {
                await using var open = stream;
                using var bytes = new MemoryStream();
                await open.CopyToAsync(bytes, Cancellation);
                Assert.True(SignedCheckpoint.TryOpen(
                    bytes.ToArray(),
                    Checkpoint.OriginOf(LogFixture.Origin, tree),
                    LogFixture.Signer.Keys.Verifier(tree),
                    out var checkpoint,
                    out var error), error);
                seen.Add(checkpoint.Head);
            }
        }
    }

    private static async Task AssertContinuesAsync(LogFixture log, LogPublisher heir, List<Checkpoint> seen)
    {
        var proofs = log.Proofs(heir);
        foreach (var old in seen)
        {
            var consistency = await proofs.ConsistencyAsync(old.Size, heir.Published!.Size, Cancellation);
            var tree = old.Origin == LogFixture.Origin ? DigestAlgorithm.Sha256 : DigestAlgorithm.Sm3;

            Assert.Equal(old, consistency!.From[tree].Head);
        }
    }

    private static async Task<bool> TryAsync(Func<Task> action)
    {
        try
        {
            await action();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
