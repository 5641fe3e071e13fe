using Ledger.Testing;

namespace Ledger.Sdk.Tests.Outboxes;

/// <summary>What an outbox keeps on disk.</summary>
public sealed class OutboxTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_was_added_is_there_in_its_order_for_whoever_opens_it_next()
    {
        using (var first = Open())
        {
            first.Add(Acts.Egress("one"), Acts.Egress("two"));
            first.Add(Acts.Egress("three"));
        }

        using var outbox = Open();

        Assert.Equal(
            [DerivedId.Of("one"), DerivedId.Of("two"), DerivedId.Of("three")],
            outbox.List().Select(entry => entry.CommandId));
        Assert.All(outbox.List(), entry => Assert.Equal(OutboxState.Waiting, entry.State));
        Assert.Equal("two"u8.ToArray(), outbox.FindRecord(DerivedId.Of("two")));
        Assert.Equal(3, outbox.Count.Waiting);
    }

    [Fact]
    public void The_same_act_under_the_same_id_is_one_and_another_act_is_refused()
    {
        using var outbox = Open();
        outbox.Add(Acts.Egress("one"));

        outbox.Add(Acts.Egress("one"));

        Assert.Single(outbox.List());
        Assert.Throws<ArgumentException>(() => outbox.Add(Acts.Egress("two", DerivedId.Of("one"))));
        Assert.Throws<ArgumentException>(() => outbox.Add(Acts.Egress("two", "no id")));
        Assert.Equal(1, outbox.Count.Waiting);
    }

    [Fact]
    public void A_full_outbox_takes_nothing_of_what_does_not_fit()
    {
        using var outbox = Open(new OutboxOptions { MaxWaiting = 2 });
        outbox.Add(Acts.Egress("one"));

        var full = Assert.Throws<OutboxFullException>(() => outbox.Add(Acts.Egress("two"), Acts.Egress("three")));

        Assert.Equal(1, full.Count.Waiting);
        Assert.Single(outbox.List());
        outbox.Add(Acts.Egress("two"));
    }

    [Fact]
    public void Bytes_are_bounded_too()
    {
        using var outbox = Open(new OutboxOptions { MaxWaitingBytes = 1000 });
        var large = Acts.Egress("large") with { Record = new byte[900] };

        Assert.Throws<OutboxFullException>(() => outbox.Add(large));
        outbox.Add(Acts.Egress("small"));

        Assert.InRange(outbox.Count.WaitingBytes, 1, 1000);
    }

    [Fact]
    public async Task Whoever_waits_for_room_adds_once_there_is_some()
    {
        using var outbox = Open(new OutboxOptions { MaxWaiting = 1, Look = TimeSpan.FromMilliseconds(10) });
        outbox.Add(Acts.Egress("one"));

        var waiting = outbox.AddAsync([Acts.Egress("two")], TestContext.Current.CancellationToken);

        Assert.False(waiting.IsCompleted);
        Assert.True(outbox.Drop(DerivedId.Of("one"), "by mistake"));
        Assert.Equal([DerivedId.Of("two")], await waiting);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            outbox.AddAsync([Acts.Egress("a"), Acts.Egress("b")], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void What_is_dropped_says_why_and_goes_with_the_next_pruning()
    {
        var clock = Client.Clients.Clock();
        using var outbox = Open(new OutboxOptions { Time = clock });
        outbox.Add(Acts.Egress("one"));
        Assert.True(outbox.Drop(DerivedId.Of("one"), "by mistake"));

        var dropped = outbox.Find(DerivedId.Of("one"))!;

        Assert.Equal((OutboxState.Dropped, "by mistake"), (dropped.State, dropped.Refusal));
        Assert.Equal(new OutboxCount(0, 0, 0, 0), outbox.Count);
        Assert.False(outbox.Drop(DerivedId.Of("one"), "again"));
        Assert.Equal(0, outbox.Prune(clock.GetUtcNow()));
        Assert.Equal(1, outbox.Prune(clock.GetUtcNow() + TimeSpan.FromSeconds(1)));
        Assert.Null(outbox.Find(DerivedId.Of("one")));
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Others_on_the_machine_cannot_read_it()
    {
        using var outbox = Open();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(outbox.Folder));
    }

    private Outbox Open(OutboxOptions? options = null) => Outbox.Open(_folder.PathOf("outbox"), options);
}
