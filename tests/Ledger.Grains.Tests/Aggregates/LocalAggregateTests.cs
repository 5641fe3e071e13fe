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

/// <summary>An aggregate that is active in this process, reached through the door without a message.</summary>
public sealed class LocalAggregateTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly Signer _holder = new(0);
    private readonly LocalAggregates _local = new();
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
        _local.Enter(new LocalAggregate(Asset, _activation.Handler));

        // Without a factory of grains: whatever went by message would fail.
        _door = new CommandDoor(_local, null!, new CallerSeal(new byte[32]), Options.Create(new SiloMessagingOptions
        {
            ResponseTimeout = TimeSpan.FromMinutes(1),
        }));
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
