using Ledger.Cryptography;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Tests.Parties;

/// <summary>What a new administrator gets whose account was on record before, and who else may not act.</summary>
public sealed class RestorationEdgeTests
{
    private static readonly DateOnly s_first = Days.Of("2026-09-28");
    private static readonly DateOnly s_after = Days.Of("2026-10-11");
    private static readonly AccountName s_heir = RestorationTests.Proposal.Account;
    private static readonly Actor s_heirActs = Cast.Of(Cast.Holder, s_heir.ToString());
    private static readonly DeclineRestoration s_decline = new(1, "管理员仍在职。");

    private static StreamName Own => Cast.Holder.Stream;

    [Fact]
    public void An_administrator_whose_term_ends_is_given_one_without_an_end_and_each_role_once()
    {
        var world = RestorationTests.Begun();
        world.Accepted(Own, Cast.HolderAgent, new AdmitMember(
            s_heir, [MemberRole.Administrator, MemberRole.Reader], s_first, Days.Of("2026-12-31")));
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal with { Key = null });
        world.Today = s_after;

        world.Accepted(Own, Cast.Approver, new ConfirmRestoration(1));

        var members = world.State<PartyState>(Own).Members;
        Assert.Equal(s_after, members[^2].EndedOn);
        Assert.Equal(
            new Membership(s_heir, [MemberRole.Administrator, MemberRole.Reader], s_after, null), members[^1]);
    }

    [Fact]
    public void Whoever_left_before_comes_back_and_the_membership_that_was_over_stays_as_it_was()
    {
        var world = RestorationTests.Begun();
        world.Accepted(Own, Cast.HolderAgent, new AdmitMember(s_heir, [MemberRole.Handler], s_first, null));
        world.Accepted(Own, s_heirActs, new EndMember(5));
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);
        world.Today = s_after;

        var outcome = world.Accepted(Own, Cast.Approver, new ConfirmRestoration(1));

        Assert.Equal(
            ["restoration.confirmed", "membership.admitted", "party.key-added"],
            outcome.Writes[0].Events.Select(static e => e.Type));
        var members = world.State<PartyState>(Own).Members;
        Assert.Equal(s_first, members[4].EndedOn);
        Assert.Equal(new Membership(s_heir, [MemberRole.Administrator], s_after, null), members[5]);
    }

    [Fact]
    public void What_a_proposal_says_is_what_is_kept_of_it()
    {
        var world = RestorationTests.Begun();
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);

        var known = Assert.Single(world.State<PartyState>(Own).Restorations);
        var proposal = RestorationTests.Proposal;
        Assert.Equal(
            (proposal.Account, proposal.Key, proposal.File, proposal.Request, proposal.Reason),
            (known.Account, known.Key, known.File, known.Request, known.Reason));
        Assert.Equal(new Act(Cast.Operator, Cast.Reviewer.Account, s_first), known.Proposed);
        Assert.Null(known.OverOn);
        var read = PartyAggregate.Instance.WriteSnapshot(world.State<PartyState>(Own));
        Assert.True(PartyAggregate.Instance.TryReadSnapshot(read, out var state, out _));
        Assert.Equal(known, Assert.Single(state!.Restorations));
    }

    [Theory]
    [InlineData("restoration.confirm", "{\"number\":0}")]
    [InlineData("restoration.confirm", "{\"number\":-1}")]
    [InlineData("restoration.decline", "{\"number\":0,\"reason\":\"no\"}")]
    [InlineData("restoration.decline", "{\"number\":1,\"reason\":\"\"}")]
    public void A_number_below_one_and_an_empty_reason_are_not_read(string type, string payload)
    {
        Assert.True(CanonicalJson.TryParse(System.Text.Encoding.UTF8.GetBytes(payload), out var json, out _));
        Assert.False(CommandCodec.TryRead(type, json, out _, out _));
    }

    [Fact]
    public void Of_a_public_organ_nothing_is_confirmed_either_and_there_is_nothing_to_decline()
    {
        var world = Cast.World();
        world.Refused(
            "restoration-of-public-organ", Cast.Organ.Stream, Cast.Approver, new ConfirmRestoration(1));
        Assert.Equal("1", world.Refused("restoration-not-open", Cast.Organ.Stream, Cast.OrganAgent, s_decline).Detail);
    }

    [Fact]
    public void Nobody_stands_in_for_the_reviewer_or_the_approver_and_no_account_acts_without_an_office()
    {
        var world = RestorationTests.Begun();
        var (deputy, guest) = (Cast.Staff("deputy"), Cast.Staff("guest"));
        foreach (var (of, role) in ((Actor, Role)[])[(Cast.Reviewer, Role.Reviewer), (Cast.Approver, Role.Approver)])
        {
            world.Accepted(Cast.Operator.Stream, of, new AppointSubstitute(
                of.Account, deputy.Account, role, s_first, Days.Of("2026-12-31")));
        }

        foreach (var actor in (Actor[])[deputy, guest, Cast.Staff("authority", Role.Authority)])
        {
            world.Refused("role-required", Own, actor, RestorationTests.Proposal);
        }

        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);
        world.Today = s_after;
        foreach (var actor in (Actor[])[deputy, guest, Cast.Staff("authority", Role.Authority)])
        {
            world.Refused("role-required", Own, actor, new ConfirmRestoration(1));
            world.Refused("role-required", Own, actor, s_decline);
        }
    }

    [Fact]
    public void Who_is_not_yet_or_no_more_on_record_declines_nothing()
    {
        var world = RestorationTests.Begun();
        world.Accepted(Own, Cast.HolderAgent, new AdmitMember(
            AccountName.Parse("ahead"), [MemberRole.Administrator], Days.Of("2026-10-12"), null));
        world.Accepted(Own, Cast.HolderAgent, new AdmitMember(
            AccountName.Parse("ended"), [MemberRole.Administrator], s_first, null));
        world.Accepted(Own, Cast.HolderAgent, new EndMember(6));
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);
        world.Today = s_after;
        foreach (var account in (string[])["ahead", "ended", s_heir.ToString()])
        {
            world.Refused("not-a-member", Own, Cast.Of(Cast.Holder, account), s_decline);
        }

        world.Today = Days.Of("2026-10-12");
        world.Accepted(Own, Cast.Of(Cast.Holder, "ahead"), s_decline);
    }

    [Fact]
    public void Whoever_leaves_while_an_administrator_ends_somebody_else_tells_the_two_apart()
    {
        var world = RestorationTests.Begun();
        world.Accepted(Own, Cast.HolderAgent, new AdmitMember(s_heir, [MemberRole.Reader], s_first, null));
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal with { Account = AccountName.Parse("other") });

        world.Accepted(Own, s_heirActs, new EndMember(5));
        Assert.Equal(RestorationStatus.Proposed, world.State<PartyState>(Own).Restorations[0].Status);
        world.Accepted(Own, Cast.HolderAgent, new EndMember(4));
        Assert.Equal(RestorationStatus.Lapsed, world.State<PartyState>(Own).Restorations[0].Status);
    }

    [Fact]
    public void Who_handles_for_the_registrar_by_its_record_does_what_the_office_is_for()
    {
        var world = RestorationTests.Begun();
        world.Accepted(Cast.Operator.Stream, Cast.Keeper, new AdmitMember(
            Cast.Keeper.Account, [MemberRole.Administrator], s_first, null));
        foreach (var actor in (Actor[])[Cast.Reviewer, Cast.Approver])
        {
            world.Accepted(Cast.Operator.Stream, Cast.Keeper, new AdmitMember(
                actor.Account, [MemberRole.Handler], s_first, null));
        }

        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);
        world.Accepted(Own, Cast.Approver, s_decline);
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);
        world.Today = s_after;
        world.Accepted(Own, Cast.Approver, new ConfirmRestoration(2));
    }

    [Fact]
    public void While_the_calendar_cannot_tell_the_proposal_stands_and_may_be_declined()
    {
        var world = RestorationTests.Begun("2026-12-29");
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);
        world.Today = Days.Of("2027-06-01");
        world.Refused("restoration-stands", Own, Cast.Reviewer, RestorationTests.Proposal);
        world.Accepted(Own, Cast.Approver, s_decline);
    }

    [Fact]
    public void A_key_that_was_revoked_never_comes_back()
    {
        var world = RestorationTests.Begun();
        world.Accepted(Own, Cast.HolderAgent, new AddKey(RestorationTests.Proposal.Key!));
        world.Accepted(Own, Cast.HolderAgent, new RevokeKey(RestorationTests.Proposal.Key!.Id));
        world.Refused("key-known", Own, Cast.Reviewer, RestorationTests.Proposal);
    }

    [Fact]
    public void What_is_due_cites_who_represents_an_organisation()
    {
        var world = RestorationTests.Begun();
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);
        var due = Assert.Single(
            PartyAggregate.Instance.Dues(world.State<PartyState>(Own), world.Calendar, Law.G35));
        Assert.Equal(new Clause("民法典", "第六十一条第二款"), due.Clause);
    }
}
