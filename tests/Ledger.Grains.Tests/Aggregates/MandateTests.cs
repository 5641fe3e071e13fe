using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Journal.Sqlite;
using Ledger.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>Who acts for a party, asked where another host decided about it.</summary>
public sealed class MandateTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly Signer _holder = new(0);
    private SqliteJournal _journal = null!;
    private LogWriter _writer = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = await SqliteJournal.OpenAsync(
            new() { Path = _folder.PathOf("journal.db"), Origin = Signer.Origin }, Cancellation);
        _writer = new LogWriter(_journal, _time);
        await _writer.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _journal.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_another_host_recorded_a_moment_ago_counts_at_once()
    {
        var (one, two) = (new Activation(_journal, _writer, _time), new Activation(_journal, _writer, _time));
        Accepted(await one.SubmitAsync(_holder.Register()));
        Assert.Null(await RefuseAsync(two, "stranger"));

        Accepted(await one.SubmitAsync(_holder.Sign(_holder.Party.Stream, 1, 10, new AdmitMember(
            AccountName.Parse("tester"), [MemberRole.Administrator, MemberRole.Handler], new DateOnly(2026, 11, 1),
            null))));

        Assert.Equal("not-a-member", (await RefuseAsync(two, "stranger"))?.Code);
        Assert.Null(await RefuseAsync(two, "tester"));
    }

    private async Task<CommandRefusal?> RefuseAsync(Activation at, string account) =>
        await at.Mandates.RefuseAsync(
            new Caller(account, _holder.Party.ToString(), []), writes: true, Cancellation);

    private static void Accepted(CommandReply reply) =>
        Assert.True(reply.Refused is null, $"{reply.Refused?.Code}: {reply.Refused?.English}");
}
