using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Assets.Scope;

namespace Ledger.Domain.Tests.Assets;

/// <summary>A right by contract that goes over to somebody else, whole or in part.</summary>
public sealed class AssignmentTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    private static AssignRight Whole(uint right = 4) =>
        new(new AssignmentContent(right, Cast.Person, null, Applications.Digests("assignment")));

    private static AssignRight Part(RightScope assigned, RightScope kept) => new(new AssignmentContent(
        4, Cast.Person, new AssignedPart(assigned, kept), Applications.Digests("assignment")));

    [Fact]
    public void A_right_by_contract_goes_over_whole_when_grantor_and_assignee_consent()
    {
        var world = Contracts.Granted();
        world.Consent(Whole(), Cast.Person);
        Assert.Equal(
            Cast.Holder.ToString(), world.Refused("consent-missing", Cast.PartnerAgent, Whole()).Detail);
        world.Consent(Whole(), Cast.Holder);
        var outcome = world.Accepted(Stream, Cast.PartnerAgent, Whole());

        var (old, now) = (world.Asset().Rights[3], world.Asset().Rights[4]);
        Assert.Equal((RightStatus.Ended, (DateOnly?)world.Today), (old.Status, old.EndedOn));
        Assert.Equal((Cast.Person, RightStatus.InForce, old.Kind, old.Until, 4u),
            (now.Holder, now.Status, now.Kind, now.Until, now.Replaces!.Value));
        Assert.Equal(old.Terms.Scope, now.Terms.Scope);
        Assert.NotEqual(old.HolderName, now.HolderName);
        Assert.Equal(
            [StateKey.Right(Applications.Asset, 4), StateKey.Right(Applications.Asset, 5)],
            outcome.Effects.Select(effect => effect.Key));
        Assert.Empty(world.Asset().Consents);
        world.Refused("right-not-in-force", Cast.PartnerAgent, Whole());
    }

    [Fact]
    public void Without_the_consent_of_the_assignee_nothing_goes_over()
    {
        var world = Contracts.Granted();
        world.Consent(Whole(), Cast.Holder);
        Assert.Equal(
            Cast.Person.ToString(), world.Refused("consent-missing", Cast.PartnerAgent, Whole()).Detail);
        world.Refused("not-the-holder", Cast.HolderAgent, Whole());
        world.Refused("not-by-contract", Cast.HolderAgent, Whole(3));
    }

    [Fact]
    public void An_assignment_has_three_sides_that_are_not_each_other_nor_the_registrar()
    {
        var world = Contracts.Granted();
        foreach (var assignee in (PartyId[])[Cast.Partner, Cast.Holder, Cast.Operator])
        {
            world.Refused("assignee-not-another", Cast.PartnerAgent, new AssignRight(
                Whole().Content with { Assignee = assignee }));
        }

        world.Refused("party-unknown", Cast.PartnerAgent, new AssignRight(
            Whole().Content with { Assignee = Cast.Stranger }));
    }

    [Fact]
    public void A_part_goes_over_by_scope_or_by_uses_and_nothing_is_had_twice()
    {
        var scope = Contracts.Operate.Scope with { Territories = ["320000", "420000"] };
        var world = Contracts.Granted(Contracts.Operate with { Scope = scope, Exclusive = true });
        Refused("parts-overlap", Contracts.Wuhan, Contracts.Hubei);
        Refused("grant-exceeds-right", scope with { Territories = ["110000"] }, Contracts.Hubei);
        Refused("grant-exceeds-right", Contracts.Jiangsu, RightScope.Unlimited);
        var part = Part(Contracts.Jiangsu, Contracts.Hubei);
        world.Agreed(Cast.PartnerAgent, part, Cast.Holder, Cast.Person);
        Assert.Equal([Contracts.Hubei, Contracts.Jiangsu], world.Asset().Rights.Skip(3).Select(r => r.Terms.Scope!));
        Assert.All(world.Asset().Rights.Skip(3), right => Assert.Equal(RightStatus.InForce, right.Status));

        world = Contracts.Granted(Contracts.Use with { Scope = scope with { Uses = UseLimit.Of(10) } });
        Refused("parts-overlap", Uses(6), Uses(5));
        world.Agreed(Cast.PartnerAgent, Part(Uses(6), Uses(4)), Cast.Holder, Cast.Person);
        Assert.Equal([4ul, 6ul], world.Asset().Rights.Skip(3).Select(r => r.Terms.Scope!.Uses!.Value.Count));

        RightScope Uses(ulong count) => scope with { Uses = UseLimit.Of(count) };
        void Refused(string code, RightScope assigned, RightScope kept)
        {
            world.Consent(Part(assigned, kept), Cast.Holder, Cast.Person);
            world.Refused(code, Cast.PartnerAgent, Part(assigned, kept));
        }
    }

    [Fact]
    public void What_hangs_under_a_right_goes_with_the_whole_and_stays_with_the_part_that_is_kept()
    {
        var world = Contracts.Granted(Contracts.Operate);
        world.Grant(Cast.PartnerAgent, Contracts.Use with { Under = 4, Grantee = Cast.Organ, Scope = Contracts.Wuhan });
        var away = new AssignRight(Part(
            Contracts.Operate.Scope with { Territories = ["420100"] },
            Contracts.Operate.Scope with { Territories = ["420500"] }).Content);
        world.Consent(away, Cast.Holder, Cast.Person);
        world.Refused("grant-exceeds-right", Cast.PartnerAgent, away);

        world.Agreed(Cast.PartnerAgent, Whole(), Cast.Holder, Cast.Person);
        Assert.Equal(6u, world.Asset().Above(world.Asset().Rights[4])!.Ordinal);
        Assert.True(world.Asset().Stands(world.Asset().Rights[4], world.Today));
        world.Accepted(Stream, Cast.PersonAgent, new RevokeRight(
            5, RevocationGround.Agreed, Applications.Digests("notice"), "约定事由发生。"));
    }

    [Fact]
    public void What_is_pledged_or_frozen_does_not_go_over()
    {
        var world = Contracts.Granted();
        world.Consent(Whole(), Cast.Holder, Cast.Person);
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(4));
        world.Refused("right-frozen", Cast.PartnerAgent, Whole());

        world = Contracts.Granted();
        world.Consent(Whole(), Cast.Holder, Cast.Person);
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(3));
        world.Refused("right-frozen", Cast.PartnerAgent, Whole());
    }

    [Fact]
    public void As_of_the_day_before_it_was_the_assignors_and_from_the_day_on_the_assignees()
    {
        var world = Contracts.Granted();
        var before = world.Today;
        world.Today = before.AddDays(30);
        world.Agreed(Cast.PartnerAgent, Whole(), Cast.Holder, Cast.Person);
        Assert.Equal([Cast.Partner], HoldersOn(before));
        Assert.Equal([Cast.Partner], HoldersOn(world.Today.AddDays(-1)));
        Assert.Equal([Cast.Person], HoldersOn(world.Today));

        IEnumerable<PartyId> HoldersOn(DateOnly day) => RightsHistory.On(world.Entries(Stream), day)
            .Where(held => held.Right.Under is not null).Select(held => held.Right.Holder);
    }

    [Fact]
    public void Uses_of_a_right_that_went_over_count_once()
    {
        var ten = Contracts.Operate.Scope with { Uses = UseLimit.Of(10) };
        var six = Contracts.Use.Scope with { Uses = UseLimit.Of(6) };
        var world = Contracts.Granted(Contracts.Operate with { Scope = ten });
        world.Grant(Cast.PartnerAgent, Contracts.Use with { Under = 4, Grantee = Cast.Organ, Scope = six });
        world.Agreed(
            Contracts.OrganAgent, new AssignRight(Whole().Content with { Right = 5 }), Cast.Partner, Cast.Person);
        world.Grant(Cast.PartnerAgent, Contracts.Use with
        {
            Under = 4, Grantee = Cast.Organ, Scope = six with { Uses = UseLimit.Of(4) }, Limits = "其余次数。",
        });
        world.NotGranted("grant-exceeds-right", Cast.PartnerAgent, Contracts.Use with
        {
            Under = 4, Grantee = Cast.Organ, Scope = six with { Uses = UseLimit.Of(1) }, Limits = "多余次数。",
        });
    }
}
