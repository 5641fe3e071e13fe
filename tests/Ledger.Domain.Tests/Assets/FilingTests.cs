using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Assets;

public sealed class FilingTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    [Fact]
    public void A_holder_files_transactions_and_egress_numbered_apart()
    {
        var world = CaseFile.Certified().World;
        world.Accepted(Stream, Cast.HolderAgent, Transaction(1));
        world.Accepted(Stream, Cast.HolderAgent, Egress(1));
        var outcome = world.Accepted(Stream, Cast.HolderAgent, Transaction(2));

        var effect = Assert.Single(outcome.Effects);
        Assert.Equal(StateKey.Transaction(Applications.Asset, 2), effect.Key.Fill(default));
        Assert.True(effect.Value.HasExactly("sha256", "sm3"));
        Assert.Equal((2UL, 1UL), (
            world.State<AssetState>(Stream).Transactions.Sequence, world.State<AssetState>(Stream).Egress.Sequence));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(ulong.MaxValue)]
    public void A_gap_or_a_repeated_number_is_refused(ulong sequence)
    {
        var world = CaseFile.Certified().World;
        var refusal = world.Refused("sequence-gap", Stream, Cast.HolderAgent, Transaction(sequence));
        Assert.Equal("1", refusal.Detail);
    }

    [Fact]
    public void A_transaction_needs_the_right_to_operate_and_egress_any_right()
    {
        var world = CaseFile.Certified(Applications.Collected).World;
        world.Refused("no-right-in-force", Applications.Raw.Stream, Cast.HolderAgent, Transaction(1));
        world.Accepted(Applications.Raw.Stream, Cast.HolderAgent, Egress(1));
        world.Refused("no-right-in-force", Applications.Raw.Stream, Cast.PartnerAgent, Egress(2));
    }

    [Fact]
    public void A_right_that_has_run_out_allows_nothing()
    {
        var world = CaseFile.Certified().World;
        world.Today = Days.Of("2031-10-14");
        world.Accepted(Stream, Cast.HolderAgent, Transaction(1));
        world.Today = Days.Of("2031-10-15");
        world.Refused("no-right-in-force", Stream, Cast.HolderAgent, Transaction(2));
    }

    [Fact]
    public void Nothing_is_filed_over_what_is_not_registered()
    {
        CaseFile.Evidenced().World.Refused("asset-not-registered", Stream, Cast.HolderAgent, Transaction(1));
        CaseFile.Certified().World.Refused("party-unknown", Stream, Cast.Of(Cast.Stranger, "s"), Egress(1));
        CaseFile.Certified().World.Refused("timer-may-not", Stream, Actor.Timer, Egress(1));
    }

    private static FileTransaction Transaction(ulong sequence) => new(sequence, Applications.Digests("t" + sequence));

    private static FileEgress Egress(ulong sequence) => new(sequence, Applications.Digests("e" + sequence));
}
