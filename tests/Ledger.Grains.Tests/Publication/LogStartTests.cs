using Ledger.Blobs.Directories;
using Ledger.Grains.Publication;
using TemporaryFolder = Ledger.Testing.TemporaryFolder;

namespace Ledger.Grains.Tests.Publication;

public sealed class LogStartTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(StartCheck.Whole, false)]
    [InlineData(StartCheck.Tail, false)]
    [InlineData(StartCheck.Tail, true)]
    public async Task A_restarted_publisher_goes_on_where_the_last_one_stopped(StartCheck check, bool withSnapshot)
    {
        await using var log = await LogFixture.CreateAsync();
        var options = new PublisherOptions { Check = check };
        foreach (var entries in (int[])[3, 252, 1, 300, 1])
        {
            await log.WriteAsync(Enumerable.Range(0, entries).Select(i => (ulong)(i + 1)));
            using var publisher = log.Publisher(options: options);
            var before = await publisher.StartAsync(Cancellation);
            var after = await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);

            Assert.True(after!.Size > (before?.Size ?? 0));
            Assert.Equal(log.Size, after.Size);
            if (withSnapshot)
            {
                await publisher.SaveSnapshotAsync(Cancellation);
                Assert.False(publisher.SnapshotIsDue);
            }
        }

        Assert.Empty((await log.AuditAsync()).Findings);
    }

    [Theory]
    [InlineData(StartCheck.Whole)]
    [InlineData(StartCheck.Tail)]
    public async Task A_journal_restored_to_an_earlier_point_is_refused(StartCheck check)
    {
        await using var log = await PublishedAsync(20);
        await using var restored = await LogFixture.CreateAsync();
        await restored.WriteAsync(Enumerable.Range(1, 10).Select(i => (ulong)i));

        Assert.Equal(PublicationFault.JournalShorter, await StartAsync(restored, log, check));
    }

    [Theory]
    [InlineData(StartCheck.Whole, 20)]
    [InlineData(StartCheck.Tail, 20)]
    [InlineData(StartCheck.Whole, 300)]
    [InlineData(StartCheck.Tail, 300)]
    public async Task A_journal_restored_and_grown_again_is_refused(StartCheck check, int entries)
    {
        await using var log = await PublishedAsync(entries);
        await using var forked = await LogFixture.CreateAsync();
        await forked.WriteAsync(Enumerable.Range(1, entries - 1).Select(i => (ulong)i));
        await forked.WriteAsync([7, 8, 9, 10], "lapsed");

        Assert.Equal(PublicationFault.JournalForked, await StartAsync(forked, log, check));
    }

    [Fact]
    public async Task A_changed_entry_deep_inside_is_found_by_the_whole_check()
    {
        await using var log = await PublishedAsync(300);
        var tampered = new TamperedJournal(log.Journal, 5, leaf => Changed(leaf));
        using var publisher = new LogPublisher(tampered, log.Objects, LogFixture.Signers);

        var fault = await Assert.ThrowsAsync<PublicationException>(() => publisher.StartAsync(Cancellation));

        Assert.Equal(PublicationFault.JournalDamaged, fault.Fault);
        Assert.Contains("5", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("log/sm3/checkpoint", PublicationFault.CheckpointInvalid)]
    [InlineData("log/checkpoint", PublicationFault.CheckpointInvalid)]
    public async Task A_checkpoint_that_this_log_did_not_sign_is_refused(string name, PublicationFault expected)
    {
        await using var log = await PublishedAsync(3);
        var held = await log.Objects.StatAsync(name, Cancellation);
        await log.Objects.ReplaceAsync(name, "not a note"u8.ToArray(), held!.Version!.ETag, Cancellation);

        Assert.Equal(expected, await StartAsync(log, log, StartCheck.Whole));
    }

    [Theory]
    [InlineData(StartCheck.Whole)]
    [InlineData(StartCheck.Tail)]
    public async Task Checkpoints_that_the_store_lost_are_published_again_as_they_were(StartCheck check)
    {
        await using var log = await PublishedAsync(250);
        using var fallenBack = new TemporaryFolder();
        CopyFolder(log.ObjectFolder, fallenBack.PathOf("objects"));
        var lost = new List<PublishedLog>();
        using (var publisher = log.Publisher())
        {
            await publisher.StartAsync(Cancellation);
            foreach (var entries in (int[])[3, 10])
            {
                await log.WriteAsync(Enumerable.Range(1, entries).Select(i => (ulong)i));
                lost.Add((await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation))!);
            }
        }

        await log.WriteAsync([7]);
        using var store = DirectoryObjectStore.Open(fallenBack.Path);
        using var heir = log.Publisher(store, options: new PublisherOptions { Check = check });
        Assert.Equal(lost[^1].Checkpoints.Sha256.Head, (await heir.StartAsync(Cancellation))!.Checkpoints.Sha256.Head);
        var last = await heir.PublishAsync(log.AppendMapAsync, false, Cancellation);
        var proofs = new LogProofs(log.Journal, store, LogFixture.Signers, () => heir.Published);
        foreach (var (size, head) in lost.Select(old => (old.Size, old.Checkpoints.Sm3.Head)))
        {
            Assert.Equal(head, (await proofs.ConsistencyAsync(size, last!.Size, Cancellation))!.From.Sm3.Head);
        }

        Assert.Empty((await new LogAudit(log.Journal, store, LogFixture.Signers).RunAsync(Cancellation)).Findings);
    }

    [Theory]
    [InlineData(40, "log/tile/")]
    [InlineData(300, "log/tile/")]
    [InlineData(300, "log/sm3/tile/")]
    public async Task Tiles_that_the_store_lost_are_made_again_from_the_entries(int entries, string lost)
    {
        await using var log = await PublishedAsync(entries);
        foreach (var tile in Directory.GetFiles(
            Path.Combine(log.ObjectFolder, lost), "*", SearchOption.AllDirectories))
        {
            File.Delete(tile);
        }

        Assert.Null(await StartAsync(log, log, StartCheck.Tail));

        await log.WriteAsync([7]);
        using var publisher = log.Publisher();
        await publisher.StartAsync(Cancellation);
        await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
        Assert.Equal(log.Size, publisher.Published!.Size);
    }

    [Fact]
    public async Task A_damaged_snapshot_costs_time_and_nothing_else()
    {
        await using var log = await PublishedAsync(5);
        using (var damaged = new MemoryStream([1, 2, 3]))
        {
            Assert.True(await log.Objects.CreateAsync("log/derived/map-4", damaged, Cancellation));
        }

        Assert.Null(await StartAsync(log, log, StartCheck.Tail));
    }

    private static async Task<LogFixture> PublishedAsync(int entries)
    {
        var log = await LogFixture.CreateAsync();
        using var publisher = log.Publisher();
        await publisher.StartAsync(Cancellation);
        await log.WriteAsync(Enumerable.Range(1, entries).Select(i => (ulong)i));
        await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
        return log;
    }

    private static async Task<PublicationFault?> StartAsync(LogFixture journal, LogFixture store, StartCheck check)
    {
        using var publisher = new LogPublisher(
            journal.Journal, store.Objects, LogFixture.Signers, options: new PublisherOptions { Check = check });
        try
        {
            await publisher.StartAsync(Cancellation);
            return null;
        }
        catch (PublicationException fault)
        {
            return fault.Fault;
        }
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }

    private static byte[] Changed(ReadOnlyMemory<byte> leaf)
    {
        var changed = leaf.ToArray();
        changed[^20] ^= 1;
        return changed;
    }
}
