using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

/// <summary>Restriction and erasure of what was handed in, within the duty to keep registration materials.</summary>
public sealed class DocumentTests
{
    private static readonly RestrictDocuments s_restrict = new(Cast.Holder, "登记目的已实现。");
    private static readonly EraseDocuments s_erase = new(Cast.Holder, "登记目的已实现。");

    [Fact]
    public void Materials_are_kept_for_twenty_years_after_the_registration_has_ended()
    {
        // Certified on 15 October 2026, valid until 14 October 2031.
        var file = CaseFile.Certified();
        Assert.Equal(Days.Of("2031-10-14"), file.State.Until);

        var refusal = file.On("2051-10-14").Refused("retention-period", Cast.HolderAgent, s_erase);
        Assert.Equal(new Clause("G35", "第十条"), refusal.Clause);
        Assert.Equal("2051-10-14", refusal.Detail);

        file.On("2051-10-15").Act(Cast.HolderAgent, s_erase);
        Assert.Equal(DocumentsStatus.Erased, file.State.DocumentsOf(Cast.Holder));
    }

    [Theory]
    [InlineData(CaseStatus.Refused)]
    [InlineData(CaseStatus.Declined)]
    [InlineData(CaseStatus.Withdrawn)]
    [InlineData(CaseStatus.Terminated)]
    [InlineData(CaseStatus.Lapsed)]
    public void Without_a_registration_the_years_run_from_the_end_of_the_case(CaseStatus status)
    {
        var file = Samples.In(status);
        var ended = file.State.LastActOn;

        file.On($"{ended.AddYears(20):yyyy-MM-dd}").Refused("retention-period", Cast.HolderAgent, s_erase);
        file.On($"{ended.AddYears(20).AddDays(1):yyyy-MM-dd}").Act(Cast.HolderAgent, s_erase);
    }

    [Fact]
    public void Restricting_does_not_prolong_the_time_for_which_materials_are_kept()
    {
        var file = Samples.In(CaseStatus.Withdrawn);
        var ended = file.State.LastActOn;

        file.On("2040-01-04").Act(Cast.Clerk, s_restrict);
        Assert.Equal(DocumentsStatus.Restricted, file.State.DocumentsOf(Cast.Holder));
        file.On($"{ended.AddYears(20).AddDays(1):yyyy-MM-dd}").Act(Cast.Approver, s_erase);
        Assert.Equal(DocumentsStatus.Erased, file.State.DocumentsOf(Cast.Holder));
    }

    [Fact]
    public void What_was_never_filed_is_erased_at_once()
    {
        var file = CaseFile.Blank();

        file.Act(Cast.HolderAgent, s_erase);

        Assert.Equal(DocumentsStatus.Erased, file.State.DocumentsOf(Cast.Holder));
        file.Act(Cast.HolderAgent, new FileRegistration(Applications.Derived));
        Assert.Equal(CaseStatus.Filed, file.State.Status);
    }

    [Fact]
    public void Documents_of_an_open_case_are_needed() => Assert.All(
        [CaseStatus.Filed, CaseStatus.Accepted, CaseStatus.Noticed, CaseStatus.Evidenced],
        status =>
        {
            Samples.In(status).Refused("not-in-this-state", Cast.HolderAgent, s_erase);
            Samples.In(status).Refused("not-in-this-state", Cast.HolderAgent, s_restrict);
        });

    [Fact]
    public void A_party_decides_about_its_own_documents_and_staff_by_their_office()
    {
        var file = CaseFile.Certified();
        file.Refused("not-registrar-staff", Cast.PartnerAgent, s_restrict);
        file.Refused("role-required", Cast.Reviewer, s_restrict);

        file.Act(Cast.HolderAgent, s_restrict);

        file.On("2060-01-05").Refused("role-required", Cast.Clerk, s_erase);
        file.Act(Cast.Approver, s_erase);
    }

    [Fact]
    public void Only_a_party_to_the_case_has_documents_there()
    {
        var file = Samples.In(CaseStatus.Objected).Act(Cast.Approver, new DecideObjection(1, true, "异议成立。"));

        file.Refused("not-a-party-to-the-case", Cast.PersonAgent, new RestrictDocuments(Cast.Person, "无关。"));
        file.Act(Cast.PartnerAgent, new RestrictDocuments(Cast.Partner, "异议材料。"));

        Assert.Null(file.State.DocumentsOf(Cast.Holder));
    }

    [Fact]
    public void Documents_are_restricted_once_and_erased_once()
    {
        var file = CaseFile.Certified().Act(Cast.HolderAgent, s_restrict);
        file.Refused("documents-restricted", Cast.HolderAgent, s_restrict);

        file.On("2060-01-05").Act(Cast.HolderAgent, s_erase);
        file.Refused("documents-erased", Cast.HolderAgent, s_erase);
        file.Refused("documents-erased", Cast.HolderAgent, s_restrict);
    }

    [Fact]
    public void The_case_itself_stays_as_it_was()
    {
        var file = CaseFile.Certified();
        var before = file.State;

        var outcome = file.World.Accepted(file.Stream, Cast.HolderAgent, s_restrict);

        Assert.Empty(outcome.Effects);
        Assert.Equal(before with { Documents = file.State.Documents, LastActOn = file.State.LastActOn }, file.State);
    }
}
