using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Assets;

/// <summary>Variation, surrender and revocation, and what becomes of what hangs under a right.</summary>
public sealed class DescentTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    private static VariationContent Variation => new(
        4, Days.Of("2029-06-30"), Contracts.Wuhan with { Resale = "any" }, "无", Applications.Digests("variation"));

    private static RevokeRight Revocation(uint right = 4) => new(
        right, RevocationGround.NonPerformance, Applications.Digests("notice"), "催告后仍未支付费用。");

    [Fact]
    public void Either_side_varies_a_grant_when_the_other_has_consented()
    {
        var world = Contracts.Granted(Contracts.Operate);
        world.Refused("consent-missing", Cast.PartnerAgent, new VaryRight(Variation));
        var outcome = world.Agreed(Cast.PartnerAgent, new VaryRight(Variation), Cast.Holder);
        var right = world.Asset().Rights[3];
        Assert.Equal((Variation.Until, Variation.Scope), (right.Until, right.Terms.Scope!));
        Assert.Contains("\"until\":\"2029-06-30\"", Assert.Single(outcome.Effects).Value.ToString());

        var back = new VaryRight(Variation with { Scope = Contracts.Operate.Scope });
        world.Refused("not-the-holder", Cast.PersonAgent, back);
        world.Agreed(Cast.HolderAgent, back, Cast.Partner);
    }

    [Fact]
    public void A_variation_stays_within_the_right_above_and_around_the_rights_below()
    {
        var world = Contracts.Granted(Contracts.Operate);
        world.Grant(Cast.PartnerAgent, Contracts.Use with { Under = 4, Grantee = Cast.Person });
        Refused("grant-exceeds-right", Variation with
        {
            Until = Days.Of("2031-10-15"),
            Scope = Contracts.Operate.Scope,
        });
        var refusal = Refused("grant-exceeds-right", Variation);
        Assert.StartsWith("right/5 ", refusal.Detail, StringComparison.Ordinal);
        Assert.Contains(" / right/4 ", refusal.Detail, StringComparison.Ordinal);
        Refused("term-out-of-range", Variation with { Until = Days.Of("2026-10-31") });
        Refused("not-by-contract", Variation with { Right = 3 });

        Refusal Refused(string code, VariationContent content)
        {
            world.Consent(new VaryRight(content), Cast.Partner);
            return world.Refused(code, Cast.HolderAgent, new VaryRight(content));
        }
    }

    [Fact]
    public void Uses_once_given_are_not_lowered_by_a_variation()
    {
        var ten = Contracts.Use.Scope with { Uses = Domain.Assets.Scope.UseLimit.Of(10) };
        var world = Contracts.Granted(Contracts.Use with { Scope = ten });
        var command = new VaryRight(Variation with
        {
            Scope = ten with { Uses = Domain.Assets.Scope.UseLimit.Of(9) },
        });
        world.Consent(command, Cast.Partner);
        world.Refused("uses-not-returned", Cast.HolderAgent, command);
    }

    [Fact]
    public void A_grantor_takes_back_on_a_stated_ground_and_what_was_passed_on_falls_too()
    {
        var world = Contracts.Granted(Contracts.Operate);
        world.Grant(Cast.PartnerAgent, Contracts.Use with { Under = 4, Grantee = Cast.Person });
        world.Refused("not-the-holder", Cast.PartnerAgent, Revocation());
        world.Refused("not-by-contract", Cast.HolderAgent, Revocation(3));

        var outcome = world.Accepted(Stream, Cast.HolderAgent, Revocation());
        Assert.Equal("right.revoked", outcome.Type);
        Assert.Equal(
            [RightStatus.Revoked, RightStatus.Ended], world.Asset().Rights.Skip(3).Select(right => right.Status));
        Assert.Equal(["4", "5"], outcome.Effects.Select(effect => effect.Key.ToString().Split('/')[^1]));
        world.Refused("right-not-in-force", Cast.HolderAgent, Revocation());
        Assert.Equal(AssetStatus.Registered, world.Asset().Record!.Status);
    }

    [Fact]
    public void A_grantee_gives_up_what_nobody_has_from_it()
    {
        var world = Contracts.Granted(Contracts.Operate);
        world.Grant(Cast.PartnerAgent, Contracts.Use with { Under = 4, Grantee = Cast.Person });
        var refusal = world.Refused("others-hang-under-it", Cast.PartnerAgent, new SurrenderRight(4, "不再经营。"));
        Assert.Contains(" / right/5 ", refusal.Detail, StringComparison.Ordinal);
        world.Refused("not-the-holder", Cast.HolderAgent, new SurrenderRight(5, "不再经营。"));

        world.Accepted(Stream, Cast.PersonAgent, new SurrenderRight(5, "不再需要。"));
        world.Accepted(Stream, Cast.PartnerAgent, new SurrenderRight(4, "不再经营。"));
        Assert.All(world.Asset().Rights.Skip(3), right => Assert.Equal(RightStatus.Ended, right.Status));
        world.Refused("not-by-contract", Cast.HolderAgent, new SurrenderRight(3, "不再经营。"));
    }

    [Fact]
    public void A_frozen_grant_is_neither_given_up_nor_taken_back()
    {
        var world = Contracts.Granted();
        world.Accepted(Stream, Cast.Clerk, Samples.Seizure(4));
        world.Refused("right-frozen", Cast.PartnerAgent, new SurrenderRight(4, "不再需要。"));
        world.Refused("right-frozen", Cast.HolderAgent, Revocation());
        world.Accepted(Stream, Cast.Approver, new LiftRemark(1, "R", "解除。"));
        world.Accepted(Stream, Cast.HolderAgent, Revocation());
    }

    [Fact]
    public void A_grant_stays_as_it_is_when_the_right_above_it_is_transferred()
    {
        var world = Contracts.Granted();
        Later.Completed(Later.Transfer(3), world: world);
        var asset = world.Asset();
        Assert.Equal(RightStatus.InForce, asset.Rights[3].Status);
        Assert.Equal(5u, asset.Above(asset.Rights[3])!.Ordinal);
        Assert.True(asset.Stands(asset.Rights[3], world.Today));

        var person = Contracts.Granted(Contracts.Use with { Grantee = Cast.Person });
        Later.Completed(Later.Transfer(3), world: person);
        person.Refused("not-the-holder", Cast.HolderAgent, Revocation());
        person.Accepted(Stream, Cast.PartnerAgent, Revocation());
    }

    [Fact]
    public void A_registered_right_is_not_given_up_from_under_a_grant_but_its_end_by_law_ends_the_grant()
    {
        var world = Contracts.Granted();
        Later.Evidenced(Later.Filed(Later.Cancellation(3), world: world))
            .Refused("others-hang-under-it", Cast.Approver, new CompleteRegistration());

        var revoked = Contracts.Granted();
        var id = CaseId.Parse("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee");
        revoked.Today = Days.Of("2026-11-02");
        revoked.Accepted(id.Stream, Cast.Reviewer, new OpenCancellation(Later.Revocation(3), "生效裁决。"));
        Complete(revoked, id);
        Assert.Equal(RightStatus.Revoked, revoked.Asset().Rights[2].Status);
        Assert.Equal(RightStatus.Ended, revoked.Asset().Rights[3].Status);
    }

    [Fact]
    public void What_hangs_under_a_right_allows_nothing_from_the_day_that_ended_and_the_timer_says_so()
    {
        var world = Contracts.Certified();
        for (var i = 0; i < 14; i++)
        {
            world.Grant(Cast.HolderAgent, Contracts.Operate with { Limits = $"第{i}号合同。" });
        }

        var id = CaseId.Parse("eeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee");
        world.Today = Days.Of("2026-11-02");
        world.Accepted(id.Stream, Cast.Reviewer, new OpenCancellation(Later.Revocation(3), "生效裁决。"));
        Complete(world, id);
        Assert.Equal(3, world.Asset().Rights.Skip(3).Count(right => right.Status is RightStatus.InForce));
        world.Refused("no-right-in-force", Cast.PartnerAgent, new FileTransaction(1, Applications.Digests("t")));
        Assert.Contains(
            AssetAggregate.Instance.Dues(world.Asset(), world.Calendar, Domain.Rules.RuleSet.G35),
            due => due.TimerFrom == world.Today);

        world.Accepted(Stream, Actor.Timer, new TickAsset());
        Assert.DoesNotContain(world.Asset().Rights.Skip(3), right => right.Status is RightStatus.InForce);
        world.Refused("nothing-due", Actor.Timer, new TickAsset());
        Assert.DoesNotContain(
            AssetAggregate.Instance.Dues(world.Asset(), world.Calendar, Domain.Rules.RuleSet.G35),
            due => due.TimerFrom == world.Today);
    }

    [Fact]
    public void With_the_last_registered_right_the_asset_is_closed_whatever_hung_under_it()
    {
        var world = Contracts.Granted();
        world.Today = Days.Of("2031-10-15");
        world.Accepted(Stream, Actor.Timer, new TickAsset());
        Assert.Equal(AssetStatus.Lapsed, world.Asset().Record!.Status);
        Assert.DoesNotContain(world.Asset().Rights, right => right.Status is RightStatus.InForce);
    }

    private static void Complete(World world, CaseId id)
    {
        var file = new CaseFile(world, id);
        foreach (var (actor, command) in new (Actor, CaseCommand)[]
        {
            (Cast.Approver, new RecordEvidence("NDE-3", world.Today)),
            (Cast.Approver, new CompleteRegistration()),
        })
        {
            file.Act(actor, command);
        }
    }
}
