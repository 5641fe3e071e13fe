using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Assets;

public sealed class JointHoldingTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    private static ShareContent Thirds => new(
        3,
        [Part(Cast.Holder, 1, 3), Part(Cast.Organ, 1, 3), Part(Cast.Person, 1, 3)],
        null,
        Applications.Digests("joint"));

    [Fact]
    public void Shares_are_exact_parts_of_one()
    {
        var world = Contracts.Certified();
        NotShared("shares-not-whole", Thirds with { Shares = [Part(Cast.Holder, 333, 1000), Thirds.Shares[1]] });
        NotShared("shares-not-whole", Thirds with { Shares = [Thirds.Shares[0], Thirds.Shares[1]] });
        NotShared("shares-not-whole", Thirds with { Shares = [Part(Cast.Organ, 1, 2), Part(Cast.Person, 1, 2)] });
        world.Agreed(Cast.HolderAgent, new ShareRight(Thirds), Cast.Organ, Cast.Person);
        Assert.Equal(Thirds.Shares, world.Asset().Rights[2].Shares);

        void NotShared(string code, ShareContent content)
        {
            world.Consent(
                new ShareRight(content), [.. content.Shares.Select(s => s.Party).Where(p => p != Cast.Holder)]);
            world.Refused(code, Cast.HolderAgent, new ShareRight(content));
        }
    }

    [Fact]
    public void Nobody_gets_a_share_without_having_consented()
    {
        var world = Contracts.Certified();
        world.Consent(new ShareRight(Thirds), Cast.Organ);
        Assert.Equal(
            Cast.Person.ToString(), world.Refused("consent-missing", Cast.HolderAgent, new ShareRight(Thirds)).Detail);
        world.Refused("not-the-holder", Contracts.OrganAgent, new ShareRight(Thirds));
        world.Refused("party-unknown", Cast.HolderAgent, new ShareRight(Thirds with
        {
            Shares = [Part(Cast.Holder, 1, 2), Part(Cast.Stranger, 1, 2)],
        }));
    }

    [Fact]
    public void Two_thirds_by_share_dispose_of_what_is_held_jointly()
    {
        var world = Joint(Thirds);
        world.NotGranted("majority-missing", Cast.HolderAgent, Contracts.Use);
        world.Consent(new GrantRight(Contracts.Use), Cast.Organ);
        world.Accepted(Stream, Cast.HolderAgent, new GrantRight(Contracts.Use));
    }

    [Theory]
    [InlineData(1999, 3000, false)]
    [InlineData(2, 3, true)]
    public void Two_thirds_is_exactly_two_thirds(int numerator, int denominator, bool enough)
    {
        var world = Joint(Thirds with
        {
            Shares =
            [
                Part(Cast.Holder, numerator, denominator),
                Part(Cast.Organ, denominator - numerator, denominator),
            ],
        });
        if (enough)
        {
            world.Grant(Cast.HolderAgent, Contracts.Use);
        }
        else
        {
            world.NotGranted("majority-missing", Cast.HolderAgent, Contracts.Use);
        }
    }

    [Fact]
    public void What_the_holders_agreed_goes_before_the_two_thirds()
    {
        var all = Joint(Thirds with { Majority = new Fraction(1, 1) });
        all.NotGranted("majority-missing", Cast.HolderAgent, Contracts.Use, Cast.Organ);
        all.Consent(new GrantRight(Contracts.Use), Cast.Person);
        all.Accepted(Stream, Cast.HolderAgent, new GrantRight(Contracts.Use));
        Joint(Thirds with { Majority = new Fraction(1, 3) }).Grant(Cast.HolderAgent, Contracts.Use);
    }

    [Fact]
    public void A_pledge_and_a_transfer_are_disposals_too()
    {
        var world = Joint(Thirds);
        world.Refused("majority-missing", Cast.HolderAgent, Samples.Pledge(3));
        world.Consent(Samples.Pledge(3), Cast.Person);
        Assert.Equal(2, world.Accepted(Stream, Cast.HolderAgent, Samples.Pledge(3)).Writes[0].Events.Count);

        var transfer = Joint(Thirds);
        var file = Later.Evidenced(Later.Filed(Later.Transfer(3), world: transfer));
        file.Refused("majority-missing", Cast.Approver, new CompleteRegistration());
        transfer.Consent(new ApplyForRegistration(Later.Transfer(3)), Cast.Organ);
        file.Act(Cast.Approver, new CompleteRegistration());
        Assert.Empty(transfer.Asset().Rights[3].Shares);
        Assert.Empty(transfer.Asset().Consents);
    }

    [Fact]
    public void Shares_change_only_with_everybody_who_has_or_gets_one()
    {
        var world = Joint(Thirds);
        var half = new ShareRight(Thirds with { Shares = [Part(Cast.Holder, 1, 2), Part(Cast.Partner, 1, 2)] });
        world.Consent(half, Cast.Partner, Cast.Organ);
        world.Refused("consent-missing", Cast.HolderAgent, half);
        world.Consent(half, Cast.Person);
        world.Accepted(Stream, Cast.HolderAgent, half);
    }

    [Fact]
    public void What_is_pledged_or_frozen_is_not_shared_out()
    {
        var world = Contracts.Certified();
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(3));
        world.Consent(new ShareRight(Thirds), Cast.Organ, Cast.Person);
        world.Refused("right-frozen", Cast.HolderAgent, new ShareRight(Thirds));
    }

    private static Share Part(PartyId party, int numerator, int denominator) =>
        new(party, new Fraction(numerator, denominator));

    private static World Joint(ShareContent content)
    {
        var world = Contracts.Certified();
        world.Agreed(
            Cast.HolderAgent, new ShareRight(content),
            [.. content.Shares.Select(share => share.Party).Where(party => party != Cast.Holder)]);
        return world;
    }
}
