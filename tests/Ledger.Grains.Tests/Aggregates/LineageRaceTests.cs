using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Grains.Contracts;
using Ledger.Grains.Log;
using Ledger.Ports;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Grains.Tests.Aggregates;

/// <summary>
/// Declarations that only together close a circle of sources, decided at once: one of them wins, in whichever order
/// they reach the log, though neither writes what the other one does.
/// </summary>
public abstract class LineageRaceTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly Signer _holder = new(0);
    private IJournal _journal = null!;
    private LogWriter _writer = null!;
    private Activation _one = null!;
    private Activation _two = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = await NewJournalAsync();
        for (var n = 0; n < 3; n++)
        {
            await new HeldAsset(_journal, Asset(n).Stream, RightKind.Use).RegisterAsync(_holder.Party, Cancellation);
        }

        _writer = new LogWriter(_journal, _time);
        await _writer.StartAsync(Cancellation);
        (_one, _two) = (new Activation(_journal, _writer, _time), new Activation(_journal, _writer, _time));
        Accepted(await _one.SubmitAsync(_holder.Register()));
        Accepted(await _one.SubmitAsync(Comes(1, from: 2, id: 10)));
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
    public async Task Of_two_declarations_that_together_close_a_circle_one_wins()
    {
        Activation.Meet(_one, _two);
        var replies = await Task.WhenAll(
            _one.SubmitAsync(Comes(0, from: 1, id: 20)), _two.SubmitAsync(Comes(2, from: 0, id: 21)));

        Assert.Single(replies, reply => reply.Accepted is not null);
        Assert.Equal("source-circular", Assert.Single(replies, reply => reply.Refused is not null).Refused!.Code);
        Assert.Equal(3, await VersionsAsync(0) + await VersionsAsync(2));
    }

    [Fact]
    public async Task A_declaration_is_decided_anew_when_the_far_end_of_its_lineage_has_changed()
    {
        _one.BeforeAppend(async () => Accepted(await _two.SubmitAsync(Comes(2, from: 0, id: 21))));

        var reply = await _one.SubmitAsync(Comes(0, from: 1, id: 20));

        Assert.Equal("source-circular", reply.Refused?.Code);
        Assert.Equal(1, await VersionsAsync(0));
    }

    [Fact]
    public async Task And_when_its_near_end_has()
    {
        _two.BeforeAppend(async () => Accepted(await _one.SubmitAsync(Comes(0, from: 1, id: 20))));

        var reply = await _two.SubmitAsync(Comes(2, from: 0, id: 21));

        Assert.Equal("source-circular", reply.Refused?.Code);
        Assert.Equal(1, await VersionsAsync(2));
    }

    private static AssetId Asset(int n) => AssetId.Parse(Signer.Id(0xa55e7 + n));

    private SignedCommand Comes(int asset, int from, long id) => _holder.Sign(
        Asset(asset).Stream, 1, id, new DeclareSources(new SourceDeclaration(
            SourceRelation.Derived, [new DeclaredSource(Asset(from), null)], "加工形成。")));

    private static AcceptedEntry Accepted(CommandReply reply)
    {
        Assert.True(reply.Refused is null, $"{reply.Refused?.Code}: {reply.Refused?.English}");
        return reply.Accepted!;
    }

    private async Task<int> VersionsAsync(int asset) =>
        (int)await _journal.StreamVersionAsync(Asset(asset).Stream.ToString(), Cancellation);
}
