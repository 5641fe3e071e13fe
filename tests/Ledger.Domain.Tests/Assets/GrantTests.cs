using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Assets.Scope;

namespace Ledger.Domain.Tests.Assets;

/// <summary>Rights by contract: nobody gives more than they have, and nobody is bound without having agreed.</summary>
public sealed class GrantTests
{
    [Fact]
    public void A_grant_is_a_right_of_its_own_with_its_own_key()
    {
        var world = Contracts.Certified();
        var outcome = world.Grant(Cast.HolderAgent, Contracts.Use);

        var right = world.Asset().Rights[^1];
        Assert.Equal(
            (4u, RightKind.Use, Cast.Partner, 3u), (right.Ordinal, right.Kind, right.Holder, right.Under!.Value));
        Assert.Null(right.Case);
        var effect = Assert.Single(outcome.Effects);
        Assert.Equal(StateKey.Right(Applications.Asset, 4).ToString(), effect.Key.ToString());
        Assert.Contains(right.Terms.Digests.Sha256.ToString(), effect.Value.ToString());
        Assert.DoesNotContain("420000", effect.Value.ToString());
        Assert.Equal("right.granted", outcome.Type);
    }

    [Fact]
    public void The_scope_is_part_of_what_the_terms_digest_says()
    {
        var terms = Contracts.Granted().Asset().Rights[^1].Terms;
        Assert.NotEqual(terms.Digests, (terms with { Scope = Contracts.Wuhan }).Digests);
        Assert.NotEqual(terms.Digests, (terms with { Scope = null }).Digests);
    }

    [Fact]
    public void Nothing_is_granted_before_the_grantee_has_consented_to_these_very_words()
    {
        var world = Contracts.Certified();
        world.Refused("consent-missing", Cast.HolderAgent, new GrantRight(Contracts.Use));
        world.Consent(new GrantRight(Contracts.Use with { Exclusive = true }), Cast.Partner);
        world.Refused("consent-missing", Cast.HolderAgent, new GrantRight(Contracts.Use));
    }

    [Fact]
    public void A_consent_is_used_up_once_and_counts_for_its_time()
    {
        var world = Contracts.Granted();
        world.Refused("consent-missing", Cast.HolderAgent, new GrantRight(Contracts.Use));

        var later = new GrantRight(Contracts.Use with { From = Days.Of("2026-12-01") });
        world.Consent(later, Cast.Partner);
        world.Refused("consent-known", Cast.PartnerAgent, new GiveConsent(Consents.ActOf(later), world.Today));
        world.Today = Days.Of("2026-11-09");
        world.Refused("consent-missing", Cast.HolderAgent, later);
        world.Accepted(Applications.Asset.Stream, Cast.PartnerAgent, new WithdrawConsent(Consents.ActOf(later)));
        world.Refused("consent-unknown", Cast.PartnerAgent, new WithdrawConsent(Consents.ActOf(later)));
        world.Refused(
            "term-out-of-range", Cast.PartnerAgent, new GiveConsent(Consents.ActOf(later), Days.Of("2026-11-08")));
    }

    [Fact]
    public void A_grant_from_somebody_without_the_right_is_refused_with_both_sides_named()
    {
        var world = Contracts.Certified();
        var refusal = world.NotGranted(
            "not-the-holder", Cast.PersonAgent, Contracts.Use with { Under = 3 });
        Assert.Equal($"right/3 {world.Asset().Rights[2].HolderName} / {Cast.Person}", refusal.Detail);
        world.NotGranted("right-not-in-force", Cast.HolderAgent, Contracts.Use with { Under = 4 });
    }

    [Fact]
    public void Data_is_provided_to_others_by_whoever_has_the_right_to_operate()
    {
        var world = Contracts.Certified(Applications.Derived with
        {
            Rights = [Applications.Claim(Cast.Holder, RightKind.Hold), Applications.Claim(Cast.Holder, RightKind.Use)],
        });
        world.NotGranted("no-right-to-license", Cast.HolderAgent, Contracts.Use with { Under = 2 });
        Contracts.Certified().Grant(Cast.HolderAgent, Contracts.Use with { Under = 2 });
        Contracts.Certified().NotGranted("kind-not-given", Cast.HolderAgent, Contracts.Use with { Under = 1 });
    }

    [Theory]
    [InlineData("2026-11-01", "2031-10-15", "420000", "term")]
    [InlineData("2026-11-01", "2028-12-31", "320000", "territories")]
    public void A_sub_grant_lies_within_the_grant_above_it(string from, string until, string territory, string detail)
    {
        var world = Contracts.Granted(Contracts.Operate with { Until = Days.Of("2031-10-14") });
        var refusal = world.NotGranted("grant-exceeds-right", Cast.PartnerAgent, Contracts.Use with
        {
            Under = 4,
            Grantee = Cast.Person,
            From = Days.Of(from),
            Until = Days.Of(until),
            Scope = Contracts.Hubei with { Territories = [territory] },
        });
        Assert.EndsWith(detail, refusal.Detail, StringComparison.Ordinal);
        world.Grant(Cast.PartnerAgent, Contracts.Use with
        {
            Under = 4, Grantee = Cast.Person, Scope = Contracts.Wuhan,
        });
    }

    [Fact]
    public void A_right_whose_limits_are_only_in_words_gives_nothing_on()
    {
        var world = Contracts.Certified(Applications.Derived with
        {
            Rights = [Applications.Claim(Cast.Holder, RightKind.Operate) with { Limits = "仅限湖北省内" }],
        });
        world.NotGranted("grant-exceeds-right", Cast.HolderAgent, Contracts.Use with { Under = 1 });
    }

    [Fact]
    public void A_grant_is_passed_on_only_where_its_grantor_allowed_that()
    {
        var use = Contracts.Use with { Under = 4, Grantee = Cast.Person };
        Contracts.Granted().NotGranted("not-to-be-passed-on", Cast.PartnerAgent, use);
        Contracts.Granted(Contracts.Use with { Scope = Contracts.Hubei with { Resale = "any" } })
            .Grant(Cast.PartnerAgent, use);
        Contracts.Granted(Contracts.Operate with { Scope = Contracts.Hubei })
            .NotGranted("not-to-be-passed-on", Cast.PartnerAgent, use with { Kind = RightKind.Operate });
    }

    [Fact]
    public void Where_the_grantor_kept_its_say_it_consents_to_each_passing_on()
    {
        var world = Contracts.Granted(Contracts.Use with { Scope = Contracts.Hubei with { Resale = "with-consent" } });
        var use = Contracts.Use with { Under = 4, Grantee = Cast.Person };
        world.NotGranted("consent-missing", Cast.PartnerAgent, use);
        world.Consent(new GrantRight(use), Cast.Holder);
        world.Accepted(Applications.Asset.Stream, Cast.PartnerAgent, new GrantRight(use));
    }

    [Fact]
    public void The_uses_that_are_given_on_sum_to_no_more_than_were_given()
    {
        var world = Contracts.Granted(Contracts.Operate with
        {
            Scope = Contracts.Operate.Scope with { Uses = UseLimit.Of(10) },
        });
        world.Grant(Cast.PartnerAgent, Few(6));
        var refusal = world.NotGranted("grant-exceeds-right", Cast.PartnerAgent, Few(5));
        Assert.EndsWith("uses", refusal.Detail, StringComparison.Ordinal);
        world.Accepted(Applications.Asset.Stream, Cast.PersonAgent, new SurrenderRight(5, "不再需要。"));
        world.NotGranted("grant-exceeds-right", Cast.PartnerAgent, Few(5) with { Limits = "另行约定。" });
        world.Grant(Cast.PartnerAgent, Few(4));

        static GrantContent Few(ulong uses) => Contracts.Use with
        {
            Under = 4, Grantee = Cast.Person, Scope = Contracts.Hubei with { Uses = UseLimit.Of(uses) },
        };
    }

    [Fact]
    public void Two_exclusive_grants_that_overlap_are_refused_with_both_sides_named()
    {
        var exclusive = Contracts.Use with { Under = 2, Exclusive = true };
        var world = Contracts.Granted(exclusive);
        var refusal = world.NotGranted(
            "exclusive-right-overlaps", Cast.HolderAgent,
            exclusive with { Grantee = Cast.Person, Scope = Contracts.Wuhan });
        Assert.Equal($"right/4 {world.Asset().Rights[3].HolderName} / {Cast.Person}", refusal.Detail);

        world.NotGranted(
            "exclusive-right-overlaps", Cast.HolderAgent,
            exclusive with { Grantee = Cast.Person, Exclusive = false, Scope = RightScope.Unknown });
        world.Grant(Cast.HolderAgent, exclusive with { Grantee = Cast.Person, Scope = Contracts.Jiangsu });
        world.Grant(Cast.HolderAgent, exclusive with
        {
            Grantee = Cast.Organ, From = Days.Of("2029-01-01"), Until = Days.Of("2029-12-31"),
        });
    }

    [Fact]
    public void An_exclusive_grant_leaves_no_other_right_of_its_kind_beside_it_but_the_one_above()
    {
        var world = Contracts.Certified();
        world.NotGranted("exclusive-right-overlaps", Cast.HolderAgent, Contracts.Use with { Exclusive = true });
        world.Grant(Cast.HolderAgent, Contracts.Use with { Exclusive = true, Under = 2 });
    }

    [Fact]
    public void Exclusivity_is_given_by_whoever_alone_can_give()
    {
        var world = Contracts.Certified();
        world.Grant(Cast.HolderAgent, Contracts.Operate with { Grantee = Cast.Person });
        var refusal = world.NotGranted(
            "exclusivity-not-held", Cast.HolderAgent, Contracts.Use with { Under = 2, Exclusive = true });
        Assert.StartsWith("right/4 ", refusal.Detail, StringComparison.Ordinal);
        world.Grant(Cast.HolderAgent, Contracts.Use with
        {
            Under = 2, Exclusive = true, Scope = Contracts.Jiangsu,
        });
    }

    [Fact]
    public void Exclusivity_is_not_given_on_within_a_kind()
    {
        var exclusive = Contracts.Operate with { Exclusive = true };
        var world = Contracts.Granted(exclusive);
        var below = exclusive with { Under = 4, Grantee = Cast.Person, Scope = Contracts.Wuhan };
        var refusal = world.NotGranted("exclusive-right-overlaps", Cast.PartnerAgent, below);
        Assert.StartsWith("right/4 ", refusal.Detail, StringComparison.Ordinal);
        world.Grant(Cast.PartnerAgent, below with { Exclusive = false });
        world.NotGranted("exclusive-right-overlaps", Cast.HolderAgent, Contracts.Operate with { Grantee = Cast.Organ });
    }

    [Fact]
    public void Grantor_grantee_and_registrar_are_three()
    {
        var world = Contracts.Certified();
        world.NotGranted("grantee-not-another", Cast.HolderAgent, Contracts.Use with { Grantee = Cast.Holder });
        world.NotGranted("grantee-not-another", Cast.HolderAgent, Contracts.Use with { Grantee = Cast.Operator });
        world.Refused(
            "party-unknown", Cast.HolderAgent, new GrantRight(Contracts.Use with { Grantee = Cast.Stranger }));
        world.NotGranted("term-out-of-range", Cast.HolderAgent, Contracts.Use with { From = Days.Of("2026-10-31") });
    }

    [Fact]
    public void What_is_frozen_anywhere_above_gives_nothing_on()
    {
        var world = Contracts.Granted(Contracts.Operate);
        world.Accepted(Applications.Asset.Stream, Cast.Clerk, Samples.Seizure(3));
        world.NotGranted("right-frozen", Cast.HolderAgent, Contracts.Use);
        world.NotGranted("right-frozen", Cast.PartnerAgent, Contracts.Use with { Under = 4, Grantee = Cast.Person });
    }

    [Fact]
    public void A_pledged_right_gives_on_only_what_the_pledgee_consented_to()
    {
        var world = Contracts.Certified();
        world.Accepted(Applications.Asset.Stream, Cast.HolderAgent, Samples.Pledge(3));
        world.Accepted(Applications.Asset.Stream, Cast.PartnerAgent, new ConfirmPledge(1));
        world.Accepted(Applications.Asset.Stream, Cast.Approver, new RegisterPledge(1));
        var use = Contracts.Use with { Grantee = Cast.Person };
        world.NotGranted("right-pledged", Cast.HolderAgent, use);
        world.Consent(new GrantRight(use), Cast.Partner);
        world.Accepted(Applications.Asset.Stream, Cast.HolderAgent, new GrantRight(use));
    }

    [Fact]
    public void A_holder_by_contract_acts_as_a_holder()
    {
        var world = Contracts.Granted(Contracts.Operate);
        world.Accepted(
            Applications.Asset.Stream, Cast.PartnerAgent, new FileTransaction(1, Applications.Digests("t")));
        world.Today = Days.Of("2029-01-01");
        world.Refused("no-right-in-force", Cast.PartnerAgent, new FileTransaction(2, Applications.Digests("t")));
    }
}
