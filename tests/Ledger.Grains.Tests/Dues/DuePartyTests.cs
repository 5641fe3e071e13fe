using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Parties;
using Ledger.Grains.Tests.Log;
using Ledger.Ports;

namespace Ledger.Grains.Tests.Dues;

/// <summary>Of the very many parties those alone are looked at that wait for something.</summary>
public sealed class DuePartyTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static Act Act { get; } = new(DueWorld.Holder, AccountName.Parse("holder"), new DateOnly(2026, 9, 28));

    [Fact]
    public async Task A_party_is_looked_at_from_a_proposal_on_until_it_acts_itself_and_no_longer()
    {
        await using var world = await DueWorld.CreateAsync("2026-09-28");
        var (first, second, party) = (Key(), Key(), DueWorld.Holder.Stream);
        await world.AppendAsync(party, 1, new KeyAdded(first, Act));
        Assert.Equal(0, await world.Follower.FollowAsync(Cancel));

        await world.AppendAsync(party, 2, Proposal());
        Assert.Equal(1, await world.Follower.FollowAsync(Cancel));
        Assert.Equal(DueKind.RestorationWait, Assert.Single(List(world)).Due.Kind);

        world.Restart();
        await world.AppendAsync(party, 3, new KeyAdded(second, Act));
        Assert.Equal(1, await world.Follower.FollowAsync(Cancel));
        Assert.Empty(List(world));

        await world.AppendAsync(party, 4, new KeyRevoked(first.Id, Act));
        Assert.Equal(0, await world.Follower.FollowAsync(Cancel));
        await world.Follower.RebuildAsync(Cancel);
        Assert.Empty(List(world));
    }

    [Fact]
    public async Task What_a_proposal_and_its_end_in_one_round_leave_is_nothing()
    {
        await using var world = await DueWorld.CreateAsync("2026-09-28");
        await world.AppendAsync(DueWorld.Holder.Stream, 1, Proposal());
        // What is known of it then does not pass for what became of it.
        await world.LookAsync(DueWorld.Holder.Stream);
        await world.AppendAsync(DueWorld.Holder.Stream, 2, new KeyAdded(Key(), Act));
        Assert.Equal(1, await world.Follower.FollowAsync(Cancel));
        Assert.Empty(List(world));
    }

    private static RestorationProposed Proposal() => new(
        AccountName.Parse("heir"), null, CaseId.Parse(Requests.Id(5)), DigestPair.Of("request"u8), "管理员已离职。", Act);

    private static AuthorKey Key()
    {
        var key = PrivateKey.Generate(SignatureAlgorithm.P256).PublicKey;
        return new AuthorKey(key.Algorithm.Name, key.Id, CanonicalBase64.Encode(key.ToSpki()));
    }

    private static IReadOnlyList<DueRow> List(DueWorld world) =>
        world.Store.List(new DueFilter(), CivilDate.At(world.Now), null, 100);
}
