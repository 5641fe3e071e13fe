using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Tests.Parties;

/// <summary>How an organisation comes back whose administrators are gone, and who may do what about it.</summary>
public sealed class RestorationTests
{
    // Monday; of the days behind it the 1st to the 7th of October are holidays, the 10th is a Saturday of work.
    private static readonly DateOnly s_first = Days.Of("2026-09-28");
    private static readonly DateOnly s_lastOfWaiting = Days.Of("2026-10-10");
    private static readonly DateOnly s_after = Days.Of("2026-10-11");
    private static readonly AccountName s_heir = AccountName.Parse("holder-2");
    private static readonly Actor s_heirActs = Cast.Of(Cast.Holder, "holder-2");
    private static readonly DeclineRestoration s_decline = new(1, "管理员仍在职。");

    /// <summary>The one who may do everything that two people have to.</summary>
    private static readonly Actor s_both = Cast.Staff("both", Role.Reviewer, Role.Approver);

    private static StreamName Own => Cast.Holder.Stream;

    /// <summary>A proposal, with a key for the new administrator.</summary>
    internal static ProposeRestoration Proposal => new(
        s_heir, Cast.Key("holder-2"), CaseFile.Second, Applications.Digests("request"), "唯一管理员已离职，账号停用。");

    // Written by hand: what each gets who asks, of accepted and the codes of refusals.
    public static TheoryData<string, string, string, string> Cells => new()
    {
        { "clerk", "role-required", "role-required", "role-required" },
        { "reviewer", "accepted", "role-required", "role-required" },
        { "approver", "role-required", "accepted", "accepted" },
        { "operator", "role-required", "role-required", "role-required" },
        { "supervisor", "not-registrar-staff", "not-registrar-staff", "not-registrar-staff" },
        { "administrator", "member-role-required", "member-role-required", "accepted" },
        { "administrator who handles", "not-registrar-staff", "not-registrar-staff", "accepted" },
        { "handler", "not-registrar-staff", "not-registrar-staff", "member-role-required" },
        { "reader", "member-role-required", "member-role-required", "member-role-required" },
        { "off the record", "not-a-member", "not-a-member", "not-a-member" },
        { "another organisation", "not-registrar-staff", "not-registrar-staff", "not-registrar-staff" },
        { "timer", "timer-may-not", "timer-may-not", "timer-may-not" },
    };

    /// <summary>Every event of a restoration once.</summary>
    internal static IEnumerable<Outcome> Walk()
    {
        var world = Begun();
        yield return world.Accepted(Own, Cast.Reviewer, Proposal);
        yield return world.Accepted(Own, Cast.HolderAgent, s_decline);
        yield return world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Today = s_after;
        yield return world.Accepted(Own, Cast.Approver, new ConfirmRestoration(2));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Each_role_gets_at_each_act_what_the_table_says(
        string who, string propose, string confirm, string decline)
    {
        var actor = Everybody()[who];
        Assert.Equal(propose, Answer(Begun(), actor, Proposal));
        var world = Begun();
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Today = s_after;
        Assert.Equal(confirm, Answer(world, actor, new ConfirmRestoration(1)));
        Assert.Equal(decline, Answer(world, actor, s_decline));
    }

    [Fact]
    public void After_five_working_days_the_account_is_administrator_and_its_key_signs()
    {
        var world = Begun();
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Refused("not-a-member", Own, s_heirActs, new EndMember(1));
        world.Today = s_lastOfWaiting;
        var refusal = world.Refused("restoration-too-early", Own, Cast.Approver, new ConfirmRestoration(1));
        Assert.Equal("2026-10-10", refusal.Detail);

        world.Today = s_after;
        var outcome = world.Accepted(Own, Cast.Approver, new ConfirmRestoration(1));

        Assert.Equal(
            ["restoration.confirmed", "membership.admitted", "party.key-added"],
            Assert.Single(outcome.Writes).Events.Select(static e => e.Type));
        Assert.Contains(outcome.Reads, static read => read.Stream == Cast.Operator.Stream);
        Assert.Contains(
            Proposal.Key!.Id.ToString(), world.Public[StateKey.Of(Cast.Holder)].Value.ToString(),
            StringComparison.Ordinal);
        var state = world.State<PartyState>(Own);
        Assert.Equal(
            new Membership(s_heir, [MemberRole.Administrator], s_after, null), state.MemberOn(s_heir, s_after));
        Assert.Equal(RestorationStatus.Confirmed, Assert.Single(state.Restorations).Status);

        world.Accepted(Own, s_heirActs with { AuthorKey = Proposal.Key.Id }, new EndMember(1));
        world.Refused("not-a-member", Own, Cast.HolderAgent, new AddKey(Cast.Key("late")));
    }

    [Fact]
    public void While_the_calendar_cannot_tell_nothing_is_confirmed()
    {
        var world = Begun("2026-12-29");
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Today = Days.Of("2027-03-01");
        var refusal = world.Refused("restoration-too-early", Own, Cast.Approver, new ConfirmRestoration(1));
        Assert.Equal("not yet determinable", refusal.Detail);
        Assert.Equal(DueStanding.Undeterminable, Assert.Single(Dues(world)).On(world.Today));
    }

    [Fact]
    public void What_waits_is_on_the_list_of_what_is_due_until_it_does_not()
    {
        var world = Begun();
        Assert.Empty(Dues(world));
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Accepted(Own, Cast.HolderAgent, s_decline);
        Assert.Empty(Dues(world));
        world.Accepted(Own, Cast.Reviewer, Proposal);

        var due = Assert.Single(Dues(world));

        Assert.Equal(
            (DueKind.RestorationWait, 2, Deadline.On(Days.Of("2026-10-16"))), (due.Kind, due.Item, due.By));
        Assert.Null(due.TimerFrom);
        Assert.Equal(
            [DueStanding.Ahead, DueStanding.Ahead, DueStanding.Today, DueStanding.Late],
            ((DateOnly[])[s_lastOfWaiting, s_after, Days.Of("2026-10-16"), Days.Of("2026-10-17")]).Select(due.On));
        world.Today = s_after;
        world.Accepted(Own, Cast.Approver, new ConfirmRestoration(2));
        Assert.Empty(Dues(world));
    }

    [Fact]
    public void One_proposal_stands_at_a_time_and_what_was_declined_is_over()
    {
        var world = Begun();
        world.Refused("restoration-not-open", Own, Cast.HolderAgent, s_decline);
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Refused("restoration-stands", Own, Cast.Reviewer, Proposal with { Key = Cast.Key("other") });
        world.Accepted(Own, Cast.HolderAgent, s_decline);
        world.Today = s_after;
        world.Refused("restoration-declined", Own, Cast.Approver, new ConfirmRestoration(1));
        world.Refused("restoration-declined", Own, Cast.HolderAgent, s_decline);

        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Accepted(Own, Cast.Approver, s_decline with { Number = 2 });
        world.Refused("restoration-declined", Own, Cast.Approver, s_decline with { Number = 2 });
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Today = Days.Of("2026-10-20");
        world.Accepted(Own, Cast.Approver, new ConfirmRestoration(3));
        world.Refused("restoration-not-open", Own, Cast.Approver, new ConfirmRestoration(3));
        world.Refused("restoration-not-open", Own, Cast.Approver, new ConfirmRestoration(4));
    }

    [Fact]
    public void Whoever_proposed_it_does_not_confirm_it_and_nobody_restores_himself()
    {
        const string Code = "restoration-four-eyes";
        var world = Begun();
        world.Refused(Code, Own, Cast.Reviewer, Proposal with { Account = Cast.Reviewer.Account });
        world.Accepted(Own, s_both, Proposal);
        world.Today = s_after;
        world.Refused(Code, Own, s_both, new ConfirmRestoration(1));
        world.Accepted(Own, Cast.Approver, new ConfirmRestoration(1));

        var own = Begun();
        own.Accepted(Own, Cast.Reviewer, Proposal with { Account = Cast.Approver.Account });
        own.Today = s_after;
        own.Refused(Code, Own, Cast.Approver, new ConfirmRestoration(1));
        own.Accepted(Own, s_both, new ConfirmRestoration(1));
    }

    [Fact]
    public void There_is_something_to_restore_only_where_a_record_shuts_the_account_out()
    {
        Cast.World().Refused("no-member-record", Own, Cast.Reviewer, Proposal);
        var world = Begun();
        world.Refused("nothing-to-restore", Own, Cast.Reviewer, Proposal with
        {
            Account = Cast.HolderAgent.Account, Key = null,
        });

        // The person is there, the key is not.
        world.Accepted(Own, Cast.Reviewer, Proposal with { Account = Cast.HolderAgent.Account });
        world.Today = s_after;
        var outcome = world.Accepted(Own, Cast.Approver, new ConfirmRestoration(1));
        Assert.Equal(
            ["restoration.confirmed", "party.key-added"], outcome.Writes[0].Events.Select(static e => e.Type));
    }

    [Fact]
    public void Only_an_organisation_that_is_there_gets_an_administrator_and_the_registrar_not_from_itself()
    {
        var world = Begun();
        world.Refused("party-unknown", Cast.Stranger.Stream, Cast.Reviewer, Proposal);
        world.Refused("members-of-person", Cast.Person.Stream, Cast.Reviewer, Proposal);
        world.Refused("own-application", Cast.Operator.Stream, Cast.Reviewer, Proposal);
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Accepted(Own, Cast.OrganAgent, Heirlooms.Merger);
        world.Accepted(Own, Cast.Approver, new ConfirmSuccession(1));

        world.Today = s_after;
        world.Refused("party-ended", Own, Cast.Approver, new ConfirmRestoration(1));
        world.Refused("party-ended", Own, Cast.HolderAgent, s_decline);
        Assert.Empty(Dues(world));
    }

    [Fact]
    public void A_key_that_the_organisation_ever_had_is_not_added_and_eight_lost_ones_keep_no_new_one_out()
    {
        var world = Begun();
        world.Refused("key-known", Own, Cast.Reviewer, Proposal with { Key = Cast.Key(Cast.Holder.ToString()) });
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Accepted(Own, Cast.HolderAgent, new AddKey(Proposal.Key!));
        world.Today = s_after;
        world.Refused("restoration-lapsed", Own, Cast.Approver, new ConfirmRestoration(1));
        world.Refused("key-known", Own, Cast.Reviewer, Proposal);

        world = Begun();
        for (var i = 2; i <= 8; i++)
        {
            world.Accepted(Own, Cast.HolderAgent, new AddKey(Cast.Key($"key-{i}")));
        }

        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Today = s_after;
        world.Accepted(Own, Cast.Approver, new ConfirmRestoration(1));
        Assert.Equal(9, world.State<PartyState>(Own).KeysInForce.Count());
        world.Refused("too-many-keys", Own, s_heirActs, new AddKey(Cast.Key("tenth")));
    }

    [Theory]
    [InlineData("2026-09-28", "2026-10-20")]
    [InlineData("2026-12-01", null)]
    public void A_member_who_becomes_administrator_stays_what_he_was_beside(string from, string? to)
    {
        var world = Begun();
        world.Accepted(Own, Cast.HolderAgent, new AdmitMember(
            s_heir, [MemberRole.Handler], Days.Of(from), to is null ? null : Days.Of(to)));
        world.Accepted(Own, Cast.Reviewer, Proposal with { Key = null });
        world.Today = s_after;

        world.Accepted(Own, Cast.Approver, new ConfirmRestoration(1));

        var members = world.State<PartyState>(Own).Members;
        Assert.Equal(s_after, members[^2].EndedOn);
        Assert.Equal(
            new Membership(s_heir, [MemberRole.Administrator, MemberRole.Handler], s_after, null), members[^1]);
        world.Accepted(Own, s_heirActs, new EndMember(1));
    }

    [Fact]
    public void The_registrars_own_record_binds_its_people_here_too()
    {
        var world = Begun();
        world.Accepted(Own, Cast.Reviewer, Proposal);
        foreach (var (account, role) in (IEnumerable<(AccountName, MemberRole[])>)
        [
            (Cast.Keeper.Account, [MemberRole.Administrator, MemberRole.Handler]),
            (Cast.Approver.Account, [MemberRole.Reader]),
        ])
        {
            world.Accepted(Cast.Operator.Stream, Cast.Keeper, new AdmitMember(account, [.. role], s_first, null));
        }

        world.Today = s_after;
        world.Refused("not-a-member", Own, Cast.Reviewer, Proposal);
        world.Refused("member-role-required", Own, Cast.Approver, new ConfirmRestoration(1));
        world.Refused("member-role-required", Own, Cast.Approver, s_decline);
    }

    [Fact]
    public void What_the_organisation_does_itself_on_members_or_keys_ends_a_proposal()
    {
        const string Code = "restoration-lapsed";
        foreach (var act in (Command[])
        [
            new AdmitMember(AccountName.Parse("new"), [MemberRole.Reader], s_first, null),
            new ChangeMember(3, [MemberRole.Reader], null), new EndMember(4), new AddKey(Cast.Key("new")),
            new ReplaceKey(Cast.Key("second").Id, Cast.Key("new")), new RevokeKey(Cast.Key("second").Id),
        ])
        {
            var world = Begun();
            world.Accepted(Own, Cast.HolderAgent, new AddKey(Cast.Key("second")));
            world.Accepted(Own, Cast.Reviewer, Proposal);
            world.Accepted(Own, Cast.HolderAgent, act);
            Assert.Equal([RestorationStatus.Lapsed], Statuses(world));
            Assert.Empty(Dues(world));
            world.Today = s_after;
            world.Refused(Code, Own, Cast.Approver, new ConfirmRestoration(1));
            world.Refused(Code, Own, Cast.HolderAgent, s_decline);
            world.Accepted(Own, Cast.Reviewer, Proposal);
        }
    }

    [Fact]
    public void Whoever_only_leaves_ends_no_proposal_but_the_own()
    {
        var world = Begun();
        world.Accepted(Own, Cast.HolderAgent, new AdmitMember(s_heir, [MemberRole.Reader], s_first, null));
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Accepted(Own, Cast.Of(Cast.Holder, "reader"), new EndMember(4));
        Assert.Equal([RestorationStatus.Proposed], Statuses(world));
        world.Accepted(Own, s_heirActs, new EndMember(5));
        Assert.Equal([RestorationStatus.Lapsed], Statuses(world));
    }

    [Fact]
    public void A_proposal_lapses_thirty_days_after_the_wait_and_another_may_follow()
    {
        const string Code = "restoration-lapsed";
        var world = Begun();
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Today = Days.Of("2026-11-09");
        Assert.Equal("accepted", Answer(world, Cast.Approver, new ConfirmRestoration(1)));
        world.Refused("restoration-stands", Own, Cast.Reviewer, Proposal);
        world.Today = Days.Of("2026-11-10");
        Assert.Equal("2026-11-09", world.Refused(Code, Own, Cast.Approver, new ConfirmRestoration(1)).Detail);
        Assert.Equal("accepted", Answer(world, Cast.Approver, s_decline));

        world.Accepted(Own, Cast.Reviewer, Proposal);

        Assert.Equal([RestorationStatus.Lapsed, RestorationStatus.Proposed], Statuses(world));
        Assert.Equal(2, Assert.Single(Dues(world)).Item);
        world.Refused(Code, Own, Cast.HolderAgent, s_decline);
        world.Today = Days.Of("2026-11-18");
        world.Accepted(Own, Cast.Approver, new ConfirmRestoration(2));
        Assert.Equal([RestorationStatus.Lapsed, RestorationStatus.Confirmed], Statuses(world));
    }

    [Fact]
    public void The_registrar_restores_no_public_organ() =>
        Cast.World().Refused("restoration-of-public-organ", Cast.Organ.Stream, Cast.Reviewer, Proposal);

    [Fact]
    public void Nothing_is_done_under_a_foreign_key()
    {
        const string Code = "author-key-not-in-force";
        var foreign = Cast.Key("foreign").Id;
        var world = Begun();
        world.Refused(Code, Own, Cast.Reviewer with { AuthorKey = foreign }, Proposal);
        world.Accepted(Own, Cast.Reviewer, Proposal);
        world.Refused(Code, Own, Cast.HolderAgent with { AuthorKey = foreign }, s_decline);
        world.Refused(Code, Own, Cast.Approver with { AuthorKey = foreign }, new ConfirmRestoration(1));
    }

    private static string Answer(World world, Actor actor, Command command) =>
        world.Decide(Own, actor, command).Refusal?.Code ?? "accepted";

    private static IEnumerable<RestorationStatus> Statuses(World world) =>
        world.State<PartyState>(Own).Restorations.Select(static known => known.Status);

    private static IReadOnlyList<Due> Dues(World world) =>
        PartyAggregate.Instance.Dues(world.State<PartyState>(Own), world.Calendar, Law.G35);

    private static Dictionary<string, Actor> Everybody() => new(StringComparer.Ordinal)
    {
        ["clerk"] = Cast.Clerk,
        ["reviewer"] = Cast.Reviewer,
        ["approver"] = Cast.Approver,
        ["operator"] = Cast.Keeper,
        ["supervisor"] = Cast.Supervisor,
        ["administrator"] = Cast.Of(Cast.Holder, "administrator"),
        ["administrator who handles"] = Cast.HolderAgent,
        ["handler"] = Cast.Of(Cast.Holder, "handler"),
        ["reader"] = Cast.Of(Cast.Holder, "reader"),
        ["off the record"] = s_heirActs,
        ["another organisation"] = Cast.PartnerAgent,
        ["timer"] = Actor.Timer,
    };

    /// <summary>The holder keeps a record of its members.</summary>
    internal static World Begun(string today = "2026-09-28")
    {
        var world = Cast.World(today);
        foreach (var (account, roles) in (IEnumerable<(string, MemberRole[])>)
        [
            ("holder-1", [MemberRole.Administrator, MemberRole.Handler]), ("administrator", [MemberRole.Administrator]),
            ("handler", [MemberRole.Handler]), ("reader", [MemberRole.Reader]),
        ])
        {
            world.Accepted(Own, Cast.HolderAgent, new AdmitMember(
                AccountName.Parse(account), [.. roles], world.Today, null));
        }

        return world;
    }
}
