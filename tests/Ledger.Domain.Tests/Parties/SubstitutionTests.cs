using Ledger.Domain.Chains;
using Ledger.Domain.Orders;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain.Tests.Parties;

/// <summary>Who acts for whom at the registrar, from when to when, and that the log says so.</summary>
public sealed class SubstitutionTests
{
    private static readonly AccountName s_reviewer = AccountName.Parse("reviewer");
    private static readonly AccountName s_clerk = AccountName.Parse("clerk");
    private static readonly DateOnly s_from = Days.Of("2026-09-30");
    private static readonly DateOnly s_to = Days.Of("2026-10-09");

    private static StreamName Registrar => Cast.Operator.Stream;

    private static AppointSubstitute Away => new(s_reviewer, s_clerk, Role.Reviewer, s_from, s_to);

    [Fact]
    public void A_substitute_acts_for_another_within_the_term_and_the_entry_says_for_whom()
    {
        var file = CaseFile.Accepted(by: null);
        file.World.Accepted(Registrar, Cast.Reviewer, Away);
        var other = Cast.Staff("clerk-2", Role.Clerk);
        var review = CaseFile.Findings(true);

        file.Refused("role-required", Cast.Clerk, review);
        file.On("2026-10-10").Refused("role-required", Cast.Clerk, review);
        file.On("2026-10-09").Refused("role-required", other, review);
        file.Refused("role-required", Cast.Clerk, new RefuseRegistration(default, "权属不明。"));
        var outcome = file.World.Accepted(file.Stream, Cast.Clerk, review);

        var reviewed = Assert.IsType<RegistrationReviewed>(outcome.Writes[0].Events.Single());
        Assert.Equal((s_clerk, s_reviewer), (reviewed.Act.Account, reviewed.Act.For));
        Assert.Null(file.State.Acceptance!.For);
    }

    [Fact]
    public void What_was_ended_lets_nobody_act_any_more()
    {
        var file = CaseFile.Accepted().On("2026-09-30");
        file.World.Accepted(Registrar, Cast.Keeper, Away);
        file.World.Refused("role-required", Registrar, Cast.Clerk, new EndSubstitution(1));
        file.World.Accepted(Registrar, Cast.Reviewer, new EndSubstitution(1));

        file.Refused("role-required", Cast.Clerk, CaseFile.Findings(true));
        file.World.Refused("substitution-over", Registrar, Cast.Reviewer, new EndSubstitution(1));
        file.World.Refused("substitution-over", Registrar, Cast.Reviewer, new EndSubstitution(2));
    }

    [Fact]
    public void Nobody_acts_for_whom_the_registrars_record_of_members_does_not_let_act()
    {
        var file = CaseFile.Accepted().On("2026-09-30");
        var world = file.World;
        var review = CaseFile.Findings(true);
        world.Accepted(Registrar, Cast.Reviewer, Away);
        world.Accepted(Registrar, Cast.Keeper, new AdmitMember(
            Cast.Keeper.Account, [MemberRole.Administrator, MemberRole.Handler], s_from, null));
        world.Accepted(Registrar, Cast.Keeper, new AdmitMember(s_clerk, [MemberRole.Handler], s_from, null));
        file.Refused("role-required", Cast.Clerk, review);

        world.Accepted(Registrar, Cast.Keeper, new AdmitMember(s_reviewer, [MemberRole.Reader], s_from, null));
        file.Refused("role-required", Cast.Clerk, review);
        world.Accepted(Registrar, Cast.Keeper, new ChangeMember(3, [MemberRole.Handler], null));
        Assert.True(world.Decide(file.Stream, Cast.Clerk, review).IsAccepted);

        world.Accepted(Registrar, Cast.Keeper, new EndMember(3));
        file.Refused("role-required", Cast.Clerk, review);
    }

    [Fact]
    public void Whoever_holds_the_office_acts_in_nobodys_stead()
    {
        var file = CaseFile.Accepted().On("2026-09-30");
        var other = Cast.Staff("reviewer-2", Role.Reviewer);
        file.World.Accepted(Registrar, Cast.Reviewer, Away with { By = other.Account });

        var outcome = file.World.Accepted(file.Stream, other, CaseFile.Findings(true));

        var reviewed = Assert.IsType<RegistrationReviewed>(outcome.Writes[0].Events.Single());
        Assert.Equal(other.Account, reviewed.Act.Account);
        Assert.Null(reviewed.Act.For);
    }

    [Fact]
    public void What_lasts_until_today_can_be_made_and_ended_today_and_not_tomorrow()
    {
        var world = Cast.World();
        world.Today = s_to;
        world.Accepted(Registrar, Cast.Reviewer, Away);
        world.Accepted(Registrar, Cast.Reviewer, new EndSubstitution(1));
        world.Accepted(Registrar, Cast.Reviewer, Away);
        world.Today = s_to.AddDays(1);
        world.Refused("substitution-over", Registrar, Cast.Reviewer, new EndSubstitution(2));
    }

    [Fact]
    public void Nobody_appoints_himself_and_only_for_offices_that_have_substitutes()
    {
        var world = Cast.World();
        var both = Cast.Staff("operator", Role.Operator);
        world.Refused("substitute-not-another", Registrar, Cast.Reviewer, Away with { By = s_reviewer });
        world.Refused("substitute-not-another", Registrar, both, Away with { By = both.Account });
        world.Refused("role-required", Registrar, Cast.Clerk, Away with { By = AccountName.Parse("clerk-2") });
        world.Refused("role-required", Registrar, Cast.Reviewer, Away with { Role = Role.Approver });
        world.Refused("role-required", Registrar, Cast.Staff("reviewer-2", Role.Reviewer), Away);
        world.Refused(
            "author-key-not-in-force", Registrar, Cast.Reviewer with { AuthorKey = Cast.Key("foreign").Id }, Away);
        world.Refused("role-without-substitute", Registrar, Cast.Keeper, Away with { Role = Role.Operator });
        world.Refused("role-without-substitute", Registrar, Cast.Keeper, Away with { Role = Role.Supervisor });
        world.Refused("not-the-party", Registrar, Cast.HolderAgent, Away);
        world.Refused("not-registrar-staff", Cast.Holder.Stream, Cast.HolderAgent, Away);
        world.Today = Days.Of("2026-10-10");
        world.Refused("substitution-over", Registrar, Cast.Reviewer, Away);
    }

    /// <summary>Two of four eyes are the same however they are called.</summary>
    [Fact]
    public void Whoever_acts_for_the_approver_decides_nothing_that_either_of_them_prepared()
    {
        var file = CaseFile.Accepted().On("2026-09-30");
        var world = file.World;
        world.Accepted(Registrar, Cast.Keeper, new AppointSubstitute(
            AccountName.Parse("approver"), s_clerk, Role.Approver, s_from, s_to));
        world.Accepted(Registrar, Cast.Keeper, new AppointSubstitute(
            AccountName.Parse("approver"), AccountName.Parse("aide"), Role.Approver, s_from, s_to));

        file.Refused("four-eyes", Cast.Clerk, new RefuseRegistration(default, "权属不明。"));
        file.Act(Cast.Staff("aide"), new RefuseRegistration(default, "权属不明。"));
        Assert.Equal(CaseStatus.Refused, file.State.Status);
    }

    [Fact]
    public void What_somebody_prepared_or_had_prepared_nobody_decides_for_him()
    {
        const string Code = "four-eyes";
        var refuse = new RefuseRegistration(default, "权属不明。");
        var aide = Cast.Staff("aide");
        var prepared = CaseFile.Filed().On("2026-09-30").Act(
            Cast.Staff("approver", Role.Clerk, Role.Approver), new AcceptRegistration());
        prepared.World.Accepted(Registrar, Cast.Keeper, new AppointSubstitute(
            AccountName.Parse("approver"), aide.Account, Role.Approver, s_from, s_to));
        prepared.Refused(Code, aide, refuse);

        var both = CaseFile.Filed().On("2026-09-30");
        foreach (var (by, role) in ((string, Role)[])[("first", Role.Clerk), ("aide", Role.Approver)])
        {
            both.World.Accepted(Registrar, Cast.Keeper, new AppointSubstitute(
                AccountName.Parse("approver"), AccountName.Parse(by), role, s_from, s_to));
        }

        both.Act(Cast.Staff("first"), new AcceptRegistration()).Refused(Code, aide, refuse);
    }

    [Fact]
    public void What_was_reviewed_for_somebody_that_one_does_not_decide()
    {
        var file = CaseFile.Accepted().On("2026-09-30");
        var both = Cast.Staff("reviewer", Role.Reviewer, Role.Approver);
        file.World.Accepted(Registrar, Cast.Keeper, Away);
        file.Act(Cast.Clerk, CaseFile.Findings(true));

        file.Refused("four-eyes", both, new RefuseRegistration(default, "权属不明。"));
    }

    /// <summary>Written by hand: whose office each act is. What is not here has no substitute.</summary>
    [Theory]
    [InlineData(typeof(AcceptRegistration), Role.Clerk)]
    [InlineData(typeof(RequestCorrection), Role.Clerk)]
    [InlineData(typeof(DeclineRegistration), Role.Clerk)]
    [InlineData(typeof(PublishNotice), Role.Clerk)]
    [InlineData(typeof(GrantInquiry), Role.Clerk)]
    [InlineData(typeof(RefuseInquiry), Role.Clerk)]
    [InlineData(typeof(AcceptPublicData), Role.Clerk)]
    [InlineData(typeof(ReturnPublicData), Role.Clerk)]
    [InlineData(typeof(DeclinePublicData), Role.Clerk)]
    [InlineData(typeof(NoticePublicData), Role.Clerk)]
    [InlineData(typeof(ReviewRegistration), Role.Reviewer)]
    [InlineData(typeof(RequestEvidence), Role.Reviewer)]
    [InlineData(typeof(ExtendHandling), Role.Reviewer)]
    [InlineData(typeof(OpenCancellation), Role.Reviewer)]
    [InlineData(typeof(ReviewPublicData), Role.Reviewer)]
    [InlineData(typeof(ExplainDelay), Role.Reviewer)]
    [InlineData(typeof(VerifyOrder), Role.Reviewer)]
    [InlineData(typeof(TerminateRegistration), Role.Approver)]
    [InlineData(typeof(WithholdNotice), Role.Approver)]
    [InlineData(typeof(DecideObjection), Role.Approver)]
    [InlineData(typeof(RecordEvidence), Role.Approver)]
    [InlineData(typeof(CertifyRegistration), Role.Approver)]
    [InlineData(typeof(CompleteRegistration), Role.Approver)]
    [InlineData(typeof(RefuseRegistration), Role.Approver)]
    [InlineData(typeof(DecidePublicObjection), Role.Approver)]
    [InlineData(typeof(AssignPublicCode), Role.Approver)]
    [InlineData(typeof(CompletePublicData), Role.Approver)]
    [InlineData(typeof(RefusePublicData), Role.Approver)]
    [InlineData(typeof(RevokePublicData), Role.Approver)]
    [InlineData(typeof(ExecuteOrder), Role.Approver)]
    [InlineData(typeof(RefuseOrder), Role.Approver)]
    public void An_office_has_the_acts_that_the_table_says(Type act, Role office)
    {
        var sample = Samples.Commands.First(command => command.GetType() == act);

        Assert.Equal(office, Offices.Of(sample));
    }

    [Fact]
    public void Everything_else_has_no_substitute()
    {
        var offices = Samples.Commands.Where(static command => Offices.Of(command) is not null)
            .Select(static command => command.GetType()).Distinct();

        Assert.Equal(31, offices.Count());
        Assert.All(
            (Command[])
            [
                new LoadCalendar(Samples.Year2027), .. KeyFile.Commands, Away, new EndSubstitution(1),
                RestorationTests.Proposal, new ConfirmRestoration(1), new DeclineRestoration(1, "管理员仍在职。"),
            ],
            static command => Assert.Null(Offices.Of(command)));
    }
}
