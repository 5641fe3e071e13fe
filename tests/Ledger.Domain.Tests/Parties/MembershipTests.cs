using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Parties;

/// <summary>Who acts for an organisation, in which roles, from when to when: as its own record has it.</summary>
public sealed class MembershipTests
{
    private static readonly DateOnly s_first = Days.Of("2026-09-28");
    private static readonly DateOnly s_from = Days.Of("2026-10-01");
    private static readonly DateOnly s_to = Days.Of("2026-10-09");
    private static readonly AccountName s_second = AccountName.Parse("holder-2");
    private static readonly Actor s_member = Cast.Of(Cast.Holder, "holder-2");
    private static readonly Command s_file = new FileRegistration(Applications.Derived);

    private static readonly StreamName s_case = CaseFile.First.Stream;

    private static StreamName Own => Cast.Holder.Stream;

    private static AdmitMember Begin => new(
        Cast.HolderAgent.Account, [MemberRole.Administrator, MemberRole.Handler], s_first, null);

    /// <summary>Each of the acts once, in an order in which they can be done.</summary>
    internal static IReadOnlyList<Command> Each =>
    [
        Begin, Admit(MemberRole.Handler) with { To = null }, new ChangeMember(2, [MemberRole.Reader], null),
        new EndMember(2),
    ];

    [Fact]
    public void Until_somebody_is_on_record_the_provider_alone_says_who_acts()
    {
        Cast.World().Accepted(s_case, s_member, s_file);
        Cast.World().Accepted(Own, s_member, Begin with { Account = s_second });
    }

    [Fact]
    public void Only_who_is_on_record_acts_for_the_organisation()
    {
        var world = Begun();
        world.Refused("not-a-member", s_case, s_member, s_file);
        world.Refused("not-a-member", Own, s_member, Begin with { Account = s_second });
        world.Refused("not-a-member", Own, s_member, new AddKey(Cast.Key("second")));

        world.Accepted(Own, Cast.HolderAgent, Admit(MemberRole.Handler) with { From = s_first });

        var outcome = world.Accepted(s_case, s_member, s_file);
        Assert.Contains(outcome.Reads, read => read.Stream == Own);
    }

    [Fact]
    public void Of_another_party_nothing_is_asked_and_its_own_members_do_nothing_here()
    {
        var world = Begun();
        world.Accepted(Cast.Partner.Stream, Cast.PartnerAgent, new AddKey(Cast.Key("further")));
        world.Refused("not-the-party", Own, Cast.PartnerAgent, new EndMember(1));
    }

    [Fact]
    public void Each_act_needs_its_role_in_the_organisation()
    {
        (Command Act, StreamName Stream, MemberRole Needs)[] acts =
        [
            (s_file, s_case, MemberRole.Handler),
            (new AddKey(Cast.Key("second")), Own, MemberRole.Administrator),
            (new ReplaceKey(Cast.Key("a").Id, Cast.Key("b")), Own, MemberRole.Administrator),
            (new RevokeKey(Cast.Key("a").Id), Own, MemberRole.Administrator),
            (Admit(MemberRole.Reader) with { Account = AccountName.Parse("holder-3") }, Own, MemberRole.Administrator),
            (new ChangeMember(2, [MemberRole.Administrator], null), Own, MemberRole.Administrator),
            (new EndMember(1), Own, MemberRole.Administrator),
        ];
        foreach (var role in Enum.GetValues<MemberRole>())
        {
            var world = Begun();
            world.Accepted(Own, Cast.HolderAgent, Admit(role) with { From = s_first });
            foreach (var (act, stream, needs) in acts)
            {
                var refusal = world.Decide(stream, s_member, act).Refusal;
                Assert.Equal(role != needs, refusal?.Code == "member-role-required");
            }
        }
    }

    [Fact]
    public void Whoever_leaves_needs_nobodys_leave()
    {
        var world = Begun();
        world.Accepted(Own, Cast.HolderAgent, Admit(MemberRole.Reader) with { From = s_first });

        world.Accepted(Own, s_member, new EndMember(2));

        Assert.Equal(s_first, world.State<PartyState>(Own).Members[1].EndedOn);
        world.Refused("not-a-member", Own, s_member, new EndMember(2));
    }

    [Fact]
    public void What_was_ended_or_is_over_or_ahead_lets_nobody_act()
    {
        var world = Begun();
        world.Accepted(Own, Cast.HolderAgent, Admit(MemberRole.Handler));
        world.Refused("not-a-member", s_case, s_member, s_file);
        world.Refused("membership-over", Own, Cast.HolderAgent, new ChangeMember(2, [MemberRole.Handler], s_first));
        world.Today = s_to.AddDays(1);
        world.Refused("not-a-member", s_case, s_member, s_file);
        world.Refused("membership-over", Own, Cast.HolderAgent, new EndMember(2));
        world.Refused("membership-over", Own, Cast.HolderAgent, new ChangeMember(2, [MemberRole.Handler], null));
        world.Refused("membership-over", Own, Cast.HolderAgent, Admit(MemberRole.Handler));
        world.Refused("membership-over", Own, Cast.HolderAgent, new EndMember(3));
        world.Today = s_to;
        world.Refused("membership-over", Own, Cast.HolderAgent, new ChangeMember(2, [MemberRole.Reader], s_first));
        Assert.True(world.Decide(s_case, s_member, s_file).IsAccepted);

        world.Accepted(Own, Cast.HolderAgent, new EndMember(2));

        world.Refused("not-a-member", s_case, s_member, s_file);
    }

    [Fact]
    public void What_is_limited_is_limited_at_once()
    {
        var world = Begun();
        world.Accepted(Own, Cast.HolderAgent, Admit(MemberRole.Handler) with { From = s_first });
        world.Accepted(Own, Cast.HolderAgent, new ChangeMember(2, [MemberRole.Reader], s_to));
        world.Refused("member-role-required", s_case, s_member, s_file);
        var known = world.State<PartyState>(Own).Members[1];
        Assert.Equal((s_first, s_to, MemberRole.Reader), (known.From, known.To, known.Roles.Single()));
    }

    [Fact]
    public void The_first_on_record_is_the_administrator_who_begins_it()
    {
        const string Code = "first-member-administrator";
        var world = Cast.World();
        world.Refused(Code, Own, Cast.HolderAgent, Begin with { Account = s_second });
        world.Refused(Code, Own, Cast.HolderAgent, Begin with { Roles = [MemberRole.Handler] });
        world.Refused(Code, Own, Cast.HolderAgent, Begin with { From = s_from });
        world.Refused(Code, Own, Cast.HolderAgent, Begin with { To = s_to });
        world.Accepted(Own, Cast.HolderAgent, Begin);
    }

    [Fact]
    public void Of_the_registrar_an_operator_alone_begins_the_record()
    {
        var world = Cast.World();
        world.Refused("role-required", Cast.Operator.Stream, Cast.Clerk, Begin with { Account = Cast.Clerk.Account });
        world.Refused(
            "role-required", Cast.Operator.Stream, Cast.Approver, Begin with { Account = Cast.Approver.Account });
        world.Accepted(Cast.Operator.Stream, Cast.Keeper, Begin with { Account = Cast.Keeper.Account });

        world.Accepted(Cast.Operator.Stream, Cast.Keeper, new AdmitMember(
            Cast.Clerk.Account, [MemberRole.Administrator], s_first, null));
        world.Accepted(Cast.Operator.Stream, Cast.Clerk, Admit(MemberRole.Handler));
    }

    [Fact]
    public void There_is_always_an_administrator_without_an_end()
    {
        const string Code = "last-administrator";
        var world = Begun();
        world.Accepted(Own, Cast.HolderAgent, Admit(MemberRole.Administrator) with { To = s_to });
        world.Refused(Code, Own, Cast.HolderAgent, new EndMember(1));
        world.Refused(Code, Own, Cast.HolderAgent, new ChangeMember(1, [MemberRole.Handler], null));
        world.Refused(Code, Own, Cast.HolderAgent, new ChangeMember(1, [MemberRole.Administrator], s_to));
        world.Accepted(Own, Cast.HolderAgent, new ChangeMember(2, [MemberRole.Administrator], null));
        world.Refused(Code, Own, Cast.HolderAgent, new EndMember(1));
        world.Today = s_from;
        world.Accepted(Own, Cast.HolderAgent, new EndMember(1));
        world.Refused("not-a-member", Own, Cast.HolderAgent, Begin);
    }

    [Fact]
    public void Whoever_has_no_end_but_another_role_is_no_administrator_who_stays()
    {
        var world = Begun();
        world.Accepted(Own, Cast.HolderAgent, Admit(MemberRole.Handler) with { From = s_first, To = null });
        world.Refused("last-administrator", Own, Cast.HolderAgent, new EndMember(1));
        world.Refused("last-administrator", Own, Cast.HolderAgent, new ChangeMember(1, [MemberRole.Reader], null));
    }

    [Fact]
    public void Nobody_is_put_on_record_under_a_foreign_key_or_once_the_organisation_is_no_more()
    {
        var world = Cast.World();
        world.Refused(
            "author-key-not-in-force", Own, Cast.HolderAgent with { AuthorKey = Cast.Key("foreign").Id }, Begin);
        world.Accepted(Cast.Organ.Stream, Cast.HolderAgent, Heirlooms.Merger);
        world.Accepted(Cast.Organ.Stream, Cast.Approver, new ConfirmSuccession(1));
        world.Refused(
            "party-ended", Cast.Organ.Stream, Cast.OrganAgent, Begin with { Account = Cast.OrganAgent.Account });
    }

    [Fact]
    public void An_account_is_on_record_once_at_a_time()
    {
        var world = Begun();
        world.Accepted(Own, Cast.HolderAgent, Admit(MemberRole.Handler));
        world.Refused("member-known", Own, Cast.HolderAgent, Admit(MemberRole.Reader));
        world.Today = s_to.AddDays(1);
        world.Accepted(Own, Cast.HolderAgent, Admit(MemberRole.Reader) with { From = world.Today, To = null });
        Assert.True(world.Decide(Own, s_member, new EndMember(3)).IsAccepted);
    }

    [Fact]
    public void A_natural_person_has_no_members() => Cast.World().Refused(
        "members-of-person", Cast.Person.Stream, Cast.PersonAgent,
        Begin with { Account = Cast.PersonAgent.Account });

    [Fact]
    public void There_are_five_hundred_members_at_most()
    {
        var world = Begun();
        for (var i = 2; i <= 500; i++)
        {
            world.Record(Own, new MemberAdmitted(
                AccountName.Parse($"m-{i}"), [MemberRole.Reader], s_first, null,
                new Act(Cast.Holder, Cast.HolderAgent.Account, s_first)));
        }

        world.Refused("too-many-members", Own, Cast.HolderAgent, Admit(MemberRole.Reader));
        world.Accepted(Own, Cast.HolderAgent, new EndMember(500));
        world.Accepted(Own, Cast.HolderAgent, Admit(MemberRole.Reader));
    }

    [Fact]
    public void What_the_registry_states_by_itself_needs_no_member() =>
        Assert.NotEqual("not-a-member", Begun().Decide(
            s_case, Actor.Timer, new Tick()).Refusal?.Code);

    private static World Begun()
    {
        var world = Cast.World();
        world.Accepted(Own, Cast.HolderAgent, Begin);
        return world;
    }

    private static AdmitMember Admit(MemberRole role) => new(s_second, [role], s_from, s_to);
}
