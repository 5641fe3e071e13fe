using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Evidence.Log;
using Ledger.Grains.Publication;

namespace Ledger.Grains.Tests.Publication;

public sealed class LogPublisherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_accepted_is_published_and_each_entry_and_key_can_be_proven()
    {
        await using var log = await LogFixture.CreateAsync();
        using var publisher = log.Publisher();
        Assert.Null(await publisher.StartAsync(Cancellation));
        await log.WriteAsync([1, 2, 3, 2]);

        var published = await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);

        Assert.Equal(5UL, published!.Size);
        Assert.Equal(3, published.Checkpoints.Sha256.SignedBy.Count);
        Assert.Equal(new DateTimeOffset(2026, 11, 23, 14, 40, 14, 127, TimeSpan.Zero), published.Time);
        var proofs = log.Proofs(publisher);
        for (var index = 0UL; index < 5; index++)
        {
            Assert.NotNull(await proofs.InclusionAsync(index, null, Cancellation));
        }

        Assert.Null(await proofs.InclusionAsync(5, null, Cancellation));
        await AssertStateAsync(proofs, published, LogFixture.Key(2), Value(2, "registered"));
        await AssertStateAsync(proofs, published, LogFixture.Key(4), null);
        Assert.Empty((await log.AuditAsync()).Findings);
    }

    [Fact]
    public async Task Nothing_new_is_not_published_again_unless_a_later_time_is_wanted()
    {
        await using var log = await LogFixture.CreateAsync();
        using var publisher = log.Publisher();
        await publisher.StartAsync(Cancellation);
        Assert.Null(await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation));
        await log.WriteAsync([1]);
        var first = await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);

        Assert.Same(first, await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation));
        var beat = await publisher.PublishAsync(log.AppendMapAsync, true, Cancellation);

        Assert.Equal((2UL, 3UL), (first!.Size, beat!.Size));
        Assert.True(beat.Time > first.Time);
        Assert.Empty((await log.AuditAsync()).Findings);
    }

    [Fact]
    public async Task A_map_leaf_whose_publication_failed_gets_its_checkpoint_although_entries_followed()
    {
        await using var log = await LogFixture.CreateAsync();
        var store = new RecoveringObjectStore(log.Objects);
        using var publisher = log.Publisher(store);
        await publisher.StartAsync(Cancellation);
        await log.WriteAsync([1, 2]);
        store.FailOnce(1, lands: false);
        await Assert.ThrowsAsync<IOException>(() => publisher.PublishAsync(log.AppendMapAsync, false, Cancellation));
        Assert.Equal((3UL, null), (log.Size, publisher.Published));
        await log.WriteAsync([3]);

        await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);

        Assert.Equal(5UL, publisher.Published!.Size);
        Assert.NotNull(await log.Proofs(publisher).CheckpointsAsync(3, Cancellation));
        Assert.Equal(2, (await log.AuditAsync()).Checkpoints);
    }

    [Fact]
    public async Task Twelve_thousand_entries_cross_tiles_and_any_two_checkpoints_are_consistent()
    {
        await using var log = await LogFixture.CreateAsync();
        using var publisher = log.Publisher();
        await publisher.StartAsync(Cancellation);
        var sizes = new List<ulong>();
        foreach (var entries in (int[])[1, 254, 1, 255, 3000, 512, 8000])
        {
            await log.WriteAsync(Enumerable.Range(0, entries).Select(i => 1 + ((log.Size + (ulong)i) % 4999)));
            sizes.Add((await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation))!.Size);
        }

        Assert.Equal(12_030UL, sizes[^1]);
        var proofs = log.Proofs(publisher);
        foreach (var (from, to) in sizes.SelectMany(from => sizes.Select(to => (from, to))))
        {
            Assert.Equal(from <= to, await proofs.ConsistencyAsync(from, to, Cancellation) is not null);
        }

        Assert.Null(await proofs.ConsistencyAsync(3, sizes[0], Cancellation));
        Assert.NotNull(await proofs.InclusionAsync(0, sizes[0], Cancellation));
        var report = await log.AuditAsync();
        Assert.Empty(report.Findings);
        Assert.Equal((12_030UL, 7L), (report.Entries, report.Checkpoints));
        await AssertModelAsync(log, publisher.Published!);
    }

    [Fact]
    public async Task A_published_state_stays_provable_while_newer_entries_arrive()
    {
        await using var log = await LogFixture.CreateAsync();
        using var publisher = log.Publisher();
        await publisher.StartAsync(Cancellation);
        await log.WriteAsync([1, 2]);
        var first = await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
        await log.WriteAsync([1, 3], "cancelled");
        await publisher.CatchUpAsync(Cancellation);
        var proofs = log.Proofs(publisher);

        await AssertStateAsync(proofs, first!, LogFixture.Key(1), Value(1, "registered"));
        await AssertStateAsync(proofs, first!, LogFixture.Key(3), null);
        var second = await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
        await AssertStateAsync(proofs, second!, LogFixture.Key(1), Value(2, "cancelled"));
        await AssertStateAsync(proofs, second!, LogFixture.Key(3), Value(1, "cancelled"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_state_at_an_older_checkpoint_is_rebuilt(bool withSnapshot)
    {
        await using var log = await LogFixture.CreateAsync();
        using var publisher = log.Publisher();
        await publisher.StartAsync(Cancellation);
        await log.WriteAsync([1, 2]);
        var first = await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
        if (withSnapshot)
        {
            await publisher.SaveSnapshotAsync(Cancellation);
        }

        await log.WriteAsync([1, 3], "cancelled");
        var second = await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
        await log.WriteAsync([1], "lapsed");
        await publisher.PublishAsync(log.AppendMapAsync, false, Cancellation);
        var proofs = log.Proofs(publisher);

        await AssertStateAsync(proofs, first!, LogFixture.Key(1), Value(1, "registered"));
        await AssertStateAsync(proofs, first!, LogFixture.Key(3), null);
        await AssertStateAsync(proofs, second!, LogFixture.Key(1), Value(2, "cancelled"));
        Assert.Null(await proofs.StateAsync(LogFixture.Key(1), 4, Cancellation));
    }

    [Fact]
    public async Task Of_two_publishers_of_one_log_only_one_goes_on()
    {
        await using var log = await LogFixture.CreateAsync();
        using var first = log.Publisher();
        await first.StartAsync(Cancellation);
        await log.WriteAsync([1]);
        await first.PublishAsync(log.AppendMapAsync, false, Cancellation);
        using var second = log.Publisher();
        await second.StartAsync(Cancellation);
        await log.WriteAsync([2]);
        await second.PublishAsync(log.AppendMapAsync, false, Cancellation);

        var fault = await Assert.ThrowsAsync<PublicationException>(
            () => first.PublishAsync(log.AppendMapAsync, true, Cancellation));

        Assert.Equal(PublicationFault.AnotherPublisher, fault.Fault);
        Assert.Empty((await log.AuditAsync()).Findings);
    }

    private static string Value(int n, string status) => $$"""{"kind":"resource","n":{{n}},"status":"{{status}}"}""";

    // The map leaf, read back from the journal, has the roots of a map that is made of the last values alone.
    private static async Task AssertModelAsync(LogFixture log, PublishedLog published)
    {
        var stored = await log.Journal.ReadLeavesAsync(published.Size - 1, published.Size, Cancellation)
            .SingleAsync(Cancellation);
        Assert.True(EntryLeaf.TryRead(stored.Leaf.Span, out var leaf, out var error), error);
        foreach (var algorithm in (DigestAlgorithm[])[DigestAlgorithm.Sha256, DigestAlgorithm.Sm3])
        {
            var map = new SparseMerkleMap(algorithm);
            foreach (var (key, (version, value)) in log.Model)
            {
                map.Set(key.ToString(), version, algorithm.Hash(CanonicalJson.Write(value)));
            }

            Assert.Equal(map.Root, leaf.Map!.Roots[algorithm]);
        }
    }

    private static async Task AssertStateAsync(LogProofs proofs, PublishedLog at, StateKey key, string? value)
    {
        var made = await proofs.StateAsync(key, at.Size, Cancellation);

        Assert.True(StateProof.TryRead(made!.ToBytes(), out var proof, out var error), error);
        foreach (var tree in (DigestAlgorithm[])[DigestAlgorithm.Sha256, DigestAlgorithm.Sm3])
        {
            Assert.True(proof.TryVerify(tree, at.Checkpoints[tree].Head, out var shown, out error), error);
            Assert.Equal(value, shown.State.Value?.ToString());
            Assert.Equal(at.Time, shown.At);
        }
    }
}
