using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Parties;

/// <summary>
/// How long the registrar keeps an organisation's request for an administrator, and who has it erased then.
/// </summary>
public sealed class RestorationRequestTests
{
    private const string Kept = "retention-period";
    private static readonly DateOnly s_first = Days.Of("2026-09-28");
    private static readonly DateOnly s_after = Days.Of("2026-10-11");
    private static readonly EraseDocuments s_erase = new(Cast.Operator, "保存期限已届满。", Cast.Holder);
    private static readonly DeclineRestoration s_decline = new(1, "管理员仍在职。");

    private static StreamName Own => Cast.Holder.Stream;

    private static StreamName File => CaseFile.Second.Stream;

    [Fact]
    public void A_request_is_kept_for_twenty_years_after_the_proposal_was_confirmed()
    {
        var world = Proposed();
        world.Today = s_after;
        world.Accepted(Own, Cast.Approver, new ConfirmRestoration(1));

        world.Today = Days.Of("2046-10-11");
        var refusal = world.Refused(Kept, File, Cast.Approver, s_erase);
        Assert.Equal((new Clause("G35", "第十条"), "2046-10-11"), (refusal.Clause, refusal.Detail));

        world.Today = Days.Of("2046-10-12");
        var outcome = world.Accepted(File, Cast.Approver, s_erase);
        Assert.Contains(outcome.Reads, static read => read.Stream == Own);
        Assert.Equal(DocumentsStatus.Erased, world.State<CaseState>(File).DocumentsOf(Cast.Operator));
        world.Refused("documents-erased", File, Cast.Approver, s_erase);
    }

    [Theory]
    [InlineData("declined")]
    [InlineData("declined by the registrar")]
    [InlineData("a key added")]
    [InlineData("a key revoked")]
    [InlineData("a member admitted")]
    [InlineData("a member changed")]
    [InlineData("a member ended")]
    public void Without_an_administrator_the_years_run_from_the_day_on_which_it_was_over(string how)
    {
        var world = Proposed();
        world.Today = Days.Of("2026-09-30");
        _ = how switch
        {
            "declined" => world.Accepted(Own, Cast.HolderAgent, s_decline),
            "declined by the registrar" => world.Accepted(Own, Cast.Approver, s_decline),
            "a key added" => world.Accepted(Own, Cast.HolderAgent, new AddKey(Cast.Key("new"))),
            "a key revoked" => world.Accepted(Own, Cast.HolderAgent, new RevokeKey(Cast.Key("second").Id)),
            "a member admitted" => world.Accepted(Own, Cast.HolderAgent, new AdmitMember(
                AccountName.Parse("new"), [MemberRole.Reader], s_first, null)),
            "a member changed" => world.Accepted(
                Own, Cast.HolderAgent, new ChangeMember(3, [MemberRole.Reader], null)),
            _ => world.Accepted(Own, Cast.HolderAgent, new EndMember(4)),
        };

        Assert.Equal(Days.Of("2026-09-30"), world.State<PartyState>(Own).Restorations[0].OverOn);
        AssertErasedAfter(world, "2046-09-30");
    }

    [Fact]
    public void What_waits_needs_its_request_and_two_that_rest_on_one_keep_it_until_the_later_is_due()
    {
        var world = Proposed();
        world.Today = Days.Of("2026-09-29");
        world.Accepted(Own, Cast.HolderAgent, s_decline);
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);

        // Nobody decided on the second: it stays on the list, late, and so does the request.
        world.Today = Days.Of("2050-01-04");
        var refusal = world.Refused(Kept, File, Cast.Approver, s_erase);
        Assert.Equal("not yet determinable", refusal.Detail);

        world.Accepted(Own, Cast.Approver, s_decline with { Number = 2 });
        AssertErasedAfter(world, "2070-01-04");
    }

    [Fact]
    public void One_that_another_took_the_place_of_was_over_on_that_day()
    {
        var world = Proposed();
        world.Today = Days.Of("2026-11-10");
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal with { File = CaseFile.First });

        AssertErasedAfter(world, "2046-11-10");
    }

    [Fact]
    public void Where_the_organisation_ended_the_years_run_from_its_end()
    {
        var world = Proposed();
        world.Today = Days.Of("2026-09-29");
        world.Accepted(Own, Cast.OrganAgent, Heirlooms.Merger);
        world.Accepted(Own, Cast.Approver, new ConfirmSuccession(1));

        AssertErasedAfter(world, "2046-09-29");
    }

    [Fact]
    public void An_approver_alone_has_it_erased_and_names_whose_it_is()
    {
        var world = Proposed();
        world.Accepted(Own, Cast.HolderAgent, s_decline);
        world.Today = Days.Of("2060-01-05");
        foreach (var actor in (Actor[])[Cast.Clerk, Cast.Reviewer, Cast.Keeper, Cast.Staff("guest")])
        {
            world.Refused("role-required", File, actor, s_erase);
            world.Refused("role-required", File, actor, s_erase with { Organisation = null });
        }

        world.Refused("not-registrar-staff", File, Cast.HolderAgent, s_erase);
        const string None = "not-a-party-to-the-case";
        world.Refused(None, File, Cast.Approver, s_erase with { Organisation = null });
        world.Refused(None, File, Cast.Approver, s_erase with { Organisation = Cast.Partner });
        world.Refused(None, File, Cast.Approver, s_erase with { Party = Cast.Holder });
        world.Refused(None, CaseFile.First.Stream, Cast.Approver, s_erase);
        world.Accepted(File, Cast.Approver, s_erase);
    }

    [Fact]
    public void Nobody_restricts_what_whoever_decides_has_to_read()
    {
        var world = Proposed();
        foreach (var actor in (Actor[])[Cast.Clerk, Cast.Approver, Cast.Staff("guest"), Cast.HolderAgent])
        {
            world.Refused("not-in-this-state", File, actor, new RestrictDocuments(Cast.Operator, "限制处理。"));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_case_that_somebody_files_under_its_id_changes_nothing(bool isWithdrawn)
    {
        var world = Proposed();
        world.Accepted(Own, Cast.HolderAgent, s_decline);
        world.Accepted(File, Cast.HolderAgent, new FileRegistration(Applications.Derived));
        world.Today = Days.Of("2026-09-30");
        if (isWithdrawn)
        {
            world.Accepted(File, Cast.HolderAgent, new WithdrawRegistration("不再申请。"));
        }

        AssertErasedAfter(world, "2046-09-28");
    }

    private static void AssertErasedAfter(World world, string last)
    {
        world.Today = Days.Of(last);
        Assert.Equal(last, world.Refused(Kept, File, Cast.Approver, s_erase).Detail);
        world.Today = Days.Of(last).AddDays(1);
        world.Accepted(File, Cast.Approver, s_erase);
    }

    private static World Proposed()
    {
        var world = RestorationTests.Begun();
        world.Accepted(Own, Cast.HolderAgent, new AddKey(Cast.Key("second")));
        world.Accepted(Own, Cast.Reviewer, RestorationTests.Proposal);
        return world;
    }
}
