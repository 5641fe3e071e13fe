using System.Text;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Parties;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Ports;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>
/// One grain active twice, and two grains that decide on one fact at once: each order is forced, and of what excludes
/// each other one wins. So it is with a command that is sent twice, and with another one under its id.
/// </summary>
public abstract class CommandRaceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly Signer _holder = new(0);
    private readonly Signer _other = new(1);
    private IJournal _journal = null!;
    private LogWriter _writer = null!;
    private Activation _one = null!;
    private Activation _two = null!;

    private static StreamName Asset { get; } = StreamName.Parse("asset/" + Signer.Id(0xa55e7));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = await NewJournalAsync();
        await new HeldAsset(_journal, Asset).RegisterAsync(_holder.Party, Cancellation);
        _writer = new LogWriter(_journal, _time);
        await _writer.StartAsync(Cancellation);
        (_one, _two) = (new Activation(_journal, _writer, _time), new Activation(_journal, _writer, _time));
        Accepted(await _one.SubmitAsync(_holder.Register()));
        Accepted(await _one.SubmitAsync(_other.Register()));
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _journal.DisposeAsync();
        await CloseAsync();
    }

    /// <summary>An empty journal.</summary>
    protected abstract Task<IJournal> NewJournalAsync();

    protected abstract ValueTask CloseAsync();

    [Fact]
    public async Task Of_two_activations_that_decide_on_the_same_version_one_wins()
    {
        Activation.Meet(_one, _two);

        var replies = await Task.WhenAll(
            _one.SubmitAsync(Filing(1, id: 10)), _two.SubmitAsync(Filing(1, id: 11, content: "other")));

        Assert.Single(replies, reply => reply.Accepted is not null);
        Assert.Equal("stale-version", Assert.Single(replies, reply => reply.Refused is not null).Refused!.Code);
        Assert.Equal(2ul, await VersionAsync(Asset));
    }

    [Fact]
    public async Task An_activation_that_fell_behind_decides_on_what_the_journal_says()
    {
        Accepted(await _two.SubmitAsync(Filing(1, id: 10)));
        Accepted(await _one.SubmitAsync(Filing(2, id: 11)));

        Accepted(await _two.SubmitAsync(Filing(3, id: 12)));

        Assert.Equal("stale-version", (await _one.SubmitAsync(Filing(3, id: 13))).Refused!.Code);
        Assert.Equal(4ul, await VersionAsync(Asset));
    }

    [Fact]
    public async Task What_was_decided_on_a_key_does_not_pass_after_the_key_has_ended()
    {
        _one.BeforeAppend(async () => Accepted(await _two.SubmitAsync(KeyReplacement(id: 20))));

        var reply = await _one.SubmitAsync(Filing(1, id: 10));

        Assert.Equal("unknown-key", reply.Refused?.Code);
        Assert.Equal(1, _one.Appends - SetUp);
        Assert.Equal(1ul, await VersionAsync(Asset));
    }

    [Fact]
    public async Task What_was_appended_before_a_key_ended_stays_and_the_key_ends_all_the_same()
    {
        _two.BeforeAppend(async () => Accepted(await _one.SubmitAsync(Filing(1, id: 10))));

        Accepted(await _two.SubmitAsync(KeyReplacement(id: 20)));

        Assert.Equal(2ul, await VersionAsync(Asset));
        Assert.Equal("unknown-key", (await _two.SubmitAsync(Filing(2, id: 11))).Refused!.Code);
    }

    [Fact]
    public async Task A_fact_that_changed_without_mattering_is_looked_at_again_and_the_command_passes()
    {
        _one.BeforeAppend(async () => Accepted(await _two.SubmitAsync(KeyAddition(id: 20))));

        Accepted(await _one.SubmitAsync(Filing(1, id: 10)));

        Assert.Equal(2, _one.Appends - SetUp);
        Assert.Equal(2ul, await VersionAsync(Asset));
    }

    [Fact]
    public async Task A_command_that_two_activations_get_at_once_is_done_once_and_answered_twice()
    {
        Activation.Meet(_one, _two);
        var command = Filing(1, id: 10);

        var replies = await Task.WhenAll(_one.SubmitAsync(command), _two.SubmitAsync(command));

        Assert.Equal(Accepted(replies[0]).Index, Accepted(replies[1]).Index);
        Assert.Single(replies, reply => reply.Accepted!.Repeated);
        Assert.Equal(2ul, await VersionAsync(Asset));
    }

    [Fact]
    public async Task Of_two_commands_under_one_id_one_is_done()
    {
        Activation.Meet(_one, _two);

        var replies = await Task.WhenAll(
            _one.SubmitAsync(Filing(1, id: 10)), _two.SubmitAsync(Filing(1, id: 10, content: "other")));

        Assert.Single(replies, reply => reply.Accepted is not null);
        Assert.Equal("command-id-taken", Assert.Single(replies, reply => reply.Refused is not null).Refused!.Code);
        Assert.Equal(2ul, await VersionAsync(Asset));
    }

    [Fact]
    public async Task An_id_that_was_used_stands_for_its_command_for_ever()
    {
        var command = Filing(1, id: 10);
        var first = Accepted(await _one.SubmitAsync(command));
        Accepted(await _one.SubmitAsync(Filing(2, id: 11)));
        var size = await SizeAsync();

        var again = Accepted(await _two.SubmitAsync(command));
        var other = await _two.SubmitAsync(Filing(1, id: 10, content: "other"));
        var elsewhere = await _two.SubmitAsync(KeyAddition(id: 10));

        Assert.Equal((first.Index, true), (again.Index, again.Repeated));
        Assert.Equal("command-id-taken", other.Refused!.Code);
        Assert.Equal("command-id-taken", elsewhere.Refused!.Code);
        Assert.Equal(size, await SizeAsync());
    }

    [Fact]
    public async Task An_id_is_its_callers_own()
    {
        Accepted(await _one.SubmitAsync(Filing(1, id: 10)));

        var reply = await _two.SubmitAsync(_other.Sign(_other.Party.Stream, 1, 10, new AddKey(Signer.FreshKey())));

        Assert.False(Accepted(reply).Repeated);
    }

    [Fact]
    public async Task Of_two_writers_the_later_has_the_log_and_the_other_appends_nothing()
    {
        await using var later = new LogWriter(_journal, _time);
        var newer = new Activation(_journal, later, _time);
        _one.BeforeAppend(async () =>
        {
            await later.StartAsync(Cancellation);
            Accepted(await newer.SubmitAsync(KeyAddition(id: 20)));
        });
        var size = await SizeAsync();

        await Assert.ThrowsAnyAsync<JournalException>(() => _one.SubmitAsync(Filing(1, id: 10)));

        Assert.Equal(size + 1, await SizeAsync());
        Accepted(await newer.SubmitAsync(Filing(1, id: 10)));
    }

    // Both parties presented themselves to the first activation.
    private const int SetUp = 2;

    private SignedCommand Filing(ulong sequence, long id, string content = "") => _holder.Sign(
        Asset, sequence, id, new FileEgress(sequence, DigestPair.Of(Encoding.UTF8.GetBytes($"{content}{sequence}"))));

    private SignedCommand KeyAddition(long id) =>
        _holder.Sign(_holder.Party.Stream, 1, id, new AddKey(Signer.FreshKey()));

    private SignedCommand KeyReplacement(long id) =>
        _holder.Sign(_holder.Party.Stream, 1, id, new ReplaceKey(_holder.Key, Signer.FreshKey()));

    private static AcceptedEntry Accepted(CommandReply reply)
    {
        Assert.True(reply.Refused is null, $"{reply.Refused?.Code}: {reply.Refused?.English}");
        return reply.Accepted!;
    }

    private async Task<ulong> VersionAsync(StreamName stream) =>
        await _journal.StreamVersionAsync(stream.ToString(), Cancellation);

    private async Task<ulong> SizeAsync() => (await _journal.ReadHeadAsync(Cancellation)).Size;
}
