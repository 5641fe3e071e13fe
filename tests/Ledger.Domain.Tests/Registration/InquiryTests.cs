using Ledger.Domain.Assets;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain.Tests.Registration;

/// <summary>Query and copy of registration materials (数据产权登记工作指引（试行） article 30).</summary>
public sealed class InquiryTests
{
    private static readonly GrantInquiry s_grant = new(1, [Cast.Holder], Days.Of("2026-12-31"));

    public static TheoryData<InquiryStatus> Statuses => new(Enum.GetValues<InquiryStatus>());

    [Fact]
    public void An_interested_party_states_its_purpose_shows_its_interest_and_sees_what_a_clerk_opens_until_a_day()
    {
        var file = CaseFile.Certified().Act(Cast.PartnerAgent, Samples.Inquiry);
        Assert.False(file.State.IsOpened(Cast.Partner, Cast.Holder, Days.Of("2026-10-15")));

        file.Act(Cast.Clerk, s_grant);

        Assert.True(file.State.IsOpened(Cast.Partner, Cast.Holder, Days.Of("2026-12-31")));
        Assert.False(file.State.IsOpened(Cast.Partner, Cast.Holder, Days.Of("2027-01-01")));
        Assert.False(file.State.IsOpened(Cast.Person, Cast.Holder, Days.Of("2026-12-31")));
        Assert.False(file.State.IsOpened(Cast.Partner, Cast.Person, Days.Of("2026-12-31")));
    }

    [Fact]
    public void Who_asks_shows_in_what_capacity()
    {
        var file = CaseFile.Certified();
        var content = Samples.Inquiry.Content;

        file.Refused("interest-not-shown", Cast.PartnerAgent, new FileInquiry(content with { Materials = [] }));
        file.Refused("not-the-applicant", Cast.PartnerAgent, In(InquiryCapacity.Registrant));
        file.Refused("organ-not-shown", Cast.PartnerAgent, In(InquiryCapacity.StateOrgan, "武公函〔2026〕8号"));
        var refusal = file.Refused("organ-not-shown", Cast.OrganAgent, In(InquiryCapacity.StateOrgan));
        Assert.Equal(new Clause("G35", "第三十条"), refusal.Clause);
        file.Refused("party-unknown", Cast.Of(Cast.Stranger, "stranger"), Samples.Inquiry);

        file.Act(Cast.OrganAgent, In(InquiryCapacity.StateOrgan, "武公函〔2026〕8号"));
        file.Act(Cast.HolderAgent, In(InquiryCapacity.Registrant));
    }

    [Fact]
    public void A_clerk_answers_and_nobody_opens_to_their_own_organisation()
    {
        var file = CaseFile.Certified().Act(Cast.PartnerAgent, Samples.Inquiry);
        file.Refused("role-required", Cast.Reviewer, s_grant);
        file.Refused("not-registrar-staff", Cast.HolderAgent, s_grant);
        file.Act(Cast.Clerk, s_grant);

        file.Act(Cast.Reviewer, Samples.Inquiry);
        file.Refused("own-application", Cast.Clerk, s_grant with { Number = 2 });
        file.Refused("own-application", Cast.Clerk, new RefuseInquiry(2, "本机构。"));
    }

    [Fact]
    public void What_is_opened_is_of_a_party_to_the_case_and_for_a_time_ahead()
    {
        var file = CaseFile.Certified().Act(Cast.PartnerAgent, Samples.Inquiry);

        file.Refused("not-a-party-to-the-case", Cast.Clerk, s_grant with { Of = [Cast.Holder, Cast.Person] });
        file.Refused("inquiry-term-over", Cast.Clerk, s_grant with { Until = Days.Of("2026-10-14") });
        file.Act(Cast.Clerk, s_grant with { Until = Days.Of("2026-10-15") });
    }

    [Fact]
    public void Who_asked_withdraws_and_what_was_open_is_closed()
    {
        var file = CaseFile.Certified().Act(Cast.PartnerAgent, Samples.Inquiry).Act(Cast.Clerk, s_grant);
        file.Refused("not-the-inquirer", Cast.HolderAgent, new WithdrawInquiry(1));

        file.Act(Cast.PartnerAgent, new WithdrawInquiry(1));

        Assert.False(file.State.IsOpened(Cast.Partner, Cast.Holder, Days.Of("2026-10-15")));
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void An_inquiry_refuses_every_command_that_its_state_does_not_admit(InquiryStatus status)
    {
        var file = CaseFile.Certified().Act(Cast.PartnerAgent, Samples.Inquiry);
        if (status is not InquiryStatus.Filed)
        {
            file.Act(
                status is InquiryStatus.Withdrawn ? Cast.PartnerAgent : Cast.Clerk,
                Samples.InquiryCommands[(int)status - 1]);
        }

        Assert.Equal(status, file.State.Inquiries[0].Status);
        foreach (var command in Samples.InquiryCommands)
        {
            if (!InquiryAdmission.Admits(status, command))
            {
                var refusal = file.Refused("inquiry-not-in-this-state", Cast.Clerk, command);
                Assert.Equal(WireName.Of(status), refusal.Detail);
            }
        }
    }

    [Fact]
    public void There_is_nothing_to_answer_that_nobody_asked() => Assert.All(
        Samples.InquiryCommands,
        command => CaseFile.Certified().Refused("inquiry-unknown", Cast.Clerk, command));

    [Fact]
    public void An_inquiry_neither_moves_the_case_nor_prolongs_the_time_for_which_materials_are_kept()
    {
        var file = CaseFile.Certified();
        var before = file.State;

        file.On("2027-05-06").Act(Cast.PartnerAgent, Samples.Inquiry);

        Assert.Equal(
            before with { Inquiries = file.State.Inquiries, LastActOn = Days.Of("2027-05-06") }, file.State);
    }

    private static FileInquiry In(InquiryCapacity capacity, string? reference = null) =>
        new(new InquiryContent(capacity, "核实登记内容。", reference, []));
}
