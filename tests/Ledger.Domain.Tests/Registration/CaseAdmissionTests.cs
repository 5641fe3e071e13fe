using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Registration;

public sealed class CaseAdmissionTests
{
    public static TheoryData<CaseStatus> Statuses => new(Enum.GetValues<CaseStatus>());

    private static readonly Actor[] Everybody =
    [
        Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.HolderAgent, Cast.PartnerAgent, Cast.PersonAgent,
        Cast.Of(Cast.Stranger, "stranger"), Actor.Timer, Cast.Staff("all", Enum.GetValues<Role>()),
    ];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_refuses_every_command_that_it_does_not_admit(CaseStatus status)
    {
        var file = Samples.In(status);
        Assert.Equal(status, file.State.Status);

        foreach (var command in Samples.CaseCommands.Where(command => !CaseAdmission.Admits(file.State, command)))
        {
            Assert.All(Everybody, actor => file.Refused("not-in-this-state", actor, command));
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_answers_every_command_that_it_admits(CaseStatus status)
    {
        var file = Samples.In(status);
        foreach (var command in Samples.CaseCommands.Where(command => CaseAdmission.Admits(file.State, command)))
        {
            var answers = Everybody.Select(actor => file.World.Decide(file.Stream, actor, command)).ToArray();
            Assert.All(answers, answer => Assert.True(answer.IsAccepted ^ answer.Refusal is not null));
            Assert.Contains(answers, answer => !answer.IsAccepted);
        }
    }

    [Theory]
    [InlineData(CaseStatus.Certified)]
    [InlineData(CaseStatus.Refused)]
    [InlineData(CaseStatus.Declined)]
    [InlineData(CaseStatus.Withdrawn)]
    [InlineData(CaseStatus.Terminated)]
    [InlineData(CaseStatus.Lapsed)]
    [InlineData(CaseStatus.Completed)]
    public void A_final_state_admits_nothing_but_what_is_about_its_documents(CaseStatus status)
    {
        var state = Samples.In(status).State;
        Assert.True(state.IsFinal);
        Assert.Equal(
            [
                "registration.restrict-documents", "registration.erase-documents",
                "inquiry.file", "inquiry.grant", "inquiry.refuse", "inquiry.withdraw",
            ],
            Samples.CaseCommands.Where(command => CaseAdmission.Admits(state, command))
                .Select(command => command.Type));
    }

    [Fact]
    public void The_samples_hold_one_command_of_every_type() =>
        Assert.Equal(CommandCodec.Types.Order(), Samples.Commands.Select(command => command.Type).Order());

    [Fact]
    public void A_command_for_another_kind_of_stream_is_refused()
    {
        var world = Cast.World();
        foreach (var command in Samples.Commands)
        {
            foreach (var stream in (StreamName[])[CaseFile.First.Stream, Applications.Asset.Stream, Cast.Holder.Stream])
            {
                if (stream.Kind != command.Addressee)
                {
                    world.Refused("wrong-addressee", stream, Cast.HolderAgent, command);
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_decided_on_a_day_before_the_last_act() =>
        CaseFile.Accepted().On("2026-09-28").Refused("date-before-last-act", Cast.Reviewer, CaseFile.Findings(true));
}
