using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Grains.Aggregates;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Testing;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Orleans.Configuration;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>Aggregates where the log's writer runs, reached through the door without a message.</summary>
public sealed class LocalAggregatesTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly Signer _holder = new(0);
    private LocalAggregates _local = null!;
    private SqliteJournal _journal = null!;
    private LogWriter _writer = null!;
    private Activation _activation = null!;
    private CommandDoor _door = null!;

    private static StreamName Asset { get; } = StreamName.Parse("asset/" + Signer.Id(0xa55e7));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = await SqliteJournal.OpenAsync(
            new() { Path = _folder.PathOf("journal.db"), Origin = Signer.Origin }, Cancellation);
        await new HeldAsset(_journal, Asset).RegisterAsync(_holder.Party, Cancellation);
        _writer = new LogWriter(_journal, _time);
        await _writer.StartAsync(Cancellation);
        _activation = new Activation(_journal, _writer, _time);
        Accepted(await _activation.SubmitAsync(_holder.Register()));
        _local = new LocalAggregates(_activation.Handler);
        var near = new LocalLogWriter();
        near.Enter(_writer);

        // Without a factory of grains: whatever went by message would fail.
        _door = new CommandDoor(near, _local, null!, new CallerSeal(new byte[32]), Options.Create(
            new SiloMessagingOptions { ResponseTimeout = TimeSpan.FromMinutes(1) }));
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Commands_are_decided_one_after_the_other_in_the_order_in_which_they_came()
    {
        var held = new TaskCompletionSource();
        _activation.BeforeAppend(() => held.Task);

        var replies = new ulong[] { 1, 2, 3 }.Select(sequence => SubmitAsync(sequence)).ToArray();
        held.SetResult();

        Assert.Equal([2ul, 3, 4], (await Task.WhenAll(replies)).Select(reply => Accepted(reply).Version));
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_what_was_decided_to_be_written_and_the_next_to_follow_it()
    {
        var (decided, held) = (new TaskCompletionSource(), new TaskCompletionSource());
        _activation.BeforeAppend(() =>
        {
            decided.SetResult();
            return held.Task;
        });
        using var leaving = new CancellationTokenSource();
        var left = SubmitAsync(1, leaving.Token);
        var next = SubmitAsync(2);
        await decided.Task;

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        held.SetResult();

        Assert.Equal(3ul, Accepted(await next).Version);
    }

    [Fact]
    public async Task After_an_act_without_a_certain_end_the_next_is_decided_on_what_the_journal_says()
    {
        _activation.BeforeAppend(() => throw new JournalUnavailableException("The answer was lost."));
        await Assert.ThrowsAsync<JournalUnavailableException>(() => SubmitAsync(1));

        Assert.Equal(2ul, Accepted(await SubmitAsync(1)).Version);
    }

    [Fact]
    public async Task Nobody_and_anybody_else_than_the_actor_is_refused()
    {
        var filing = Filing(1);

        var nobody = await _door.SubmitAsync(Asset.ToString(), null, filing.Message, Cancellation);
        var other = await _door.SubmitAsync(
            Asset.ToString(), new Caller("tester", Signer.Id(0xbad), []), filing.Message, Cancellation);

        Assert.Equal("unauthenticated", nobody.Refused?.Code);
        Assert.Equal("not-the-actor", other.Refused?.Code);
    }

    [Fact]
    public async Task A_signature_over_other_bytes_is_refused()
    {
        var (first, second) = (Filing(1), Filing(2));

        var reply = await _door.SubmitAsync(
            Asset.ToString(), new Caller("tester", first.Actor, []),
            first.Message with { Signature = second.Message.Signature }, Cancellation);

        Assert.Equal("bad-signature", reply.Refused?.Code);
    }

    [Fact]
    public async Task Nothing_is_kept_of_an_aggregate_once_everybody_has_an_answer()
    {
        var held = new TaskCompletionSource();
        _activation.BeforeAppend(() => held.Task);
        using var leaving = new CancellationTokenSource();
        var first = SubmitAsync(1);
        var left = SubmitAsync(2, leaving.Token);
        Assert.Equal(1, _local.Busy);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        held.SetResult();
        Accepted(await first);

        Assert.Equal(0, _local.Busy);
    }

    [Fact]
    public async Task Of_many_who_come_and_go_at_once_nobody_decides_beside_another_one()
    {
        var stream = StreamName.Parse("party/" + Signer.Id(0x1057));
        var (inside, most) = (0, 0);
        var waiting = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (var n = 0; n < 2_000; n++)
            {
                await _local.InTurnAsync(stream, n, Decide, Cancellation);
            }
        }));
        await Task.WhenAll(waiting);

        Assert.Equal(1, most);
        Assert.Equal(0, _local.Busy);

        async Task<CommandReply> Decide(StreamName name, int act, CancellationToken cancellationToken)
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            if ((act & 1) == 0)
            {
                await Task.Yield();
            }

            Interlocked.Decrement(ref inside);
            return CommandReply.No(CommandRefusals.Busy);
        }
    }

    private Task<CommandReply> SubmitAsync(ulong sequence, CancellationToken? cancellation = null)
    {
        var filing = Filing(sequence);
        return _door.SubmitAsync(
            Asset.ToString(), new Caller("tester", filing.Actor, []), filing.Message, cancellation ?? Cancellation);
    }

    private SignedCommand Filing(ulong sequence) => _holder.Sign(
        Asset, sequence, (long)(10 + sequence),
        new FileEgress(sequence, DigestPair.Of(BitConverter.GetBytes(sequence))));

    private static AcceptedEntry Accepted(CommandReply reply)
    {
        Assert.True(reply.Refused is null, $"{reply.Refused?.Code}: {reply.Refused?.English}");
        return reply.Accepted!;
    }
}
