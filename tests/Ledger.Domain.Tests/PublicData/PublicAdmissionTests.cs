using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.PublicData;

/// <summary>Generated from the state tables: every state against every command of both regimes.</summary>
public sealed class PublicAdmissionTests
{
    public static TheoryData<PublicStatus> Statuses => new(Enum.GetValues<PublicStatus>());

    private static readonly Actor[] Everybody =
    [
        Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.OrganAgent, Cast.PartnerAgent, Actor.Timer,
        Cast.Of(Cast.Stranger, "stranger"), Cast.Staff("all", Enum.GetValues<Role>()),
    ];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_refuses_every_command_that_it_does_not_admit(PublicStatus status)
    {
        var file = PublicFile.In(status);
        Assert.Equal(status, file.State.Public?.Status ?? PublicStatus.None);

        foreach (var command in PublicFile.Commands.Where(
            command => !PublicAdmission.Admits(file.State.Public, command)))
        {
            Assert.All(Everybody, actor => file.Refused("not-in-this-state", actor, command));
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_answers_every_command_that_it_admits(PublicStatus status)
    {
        var file = PublicFile.In(status);
        foreach (var command in PublicFile.Commands.Where(
            command => PublicAdmission.Admits(file.State.Public, command)))
        {
            var answers = Everybody.Select(actor => file.World.Decide(file.Stream, actor, command)).ToArray();
            Assert.All(answers, answer => Assert.True(answer.IsAccepted ^ answer.Refusal is not null));
            Assert.Contains(answers, answer => !answer.IsAccepted);
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_case_of_public_data_admits_no_command_of_the_other_regime(PublicStatus status)
    {
        var file = PublicFile.In(status);
        if (status is not PublicStatus.None)
        {
            Assert.All(
                Samples.CaseCommands.Where(command => !PublicAdmission.AdmitsOfDocuments(file.State.Public!, command)),
                command => file.Refused("not-in-this-state", Cast.Clerk, command));
        }
    }

    [Fact]
    public void A_case_under_the_guide_admits_no_command_of_public_data() => Assert.All(
        Enum.GetValues<CaseStatus>().Where(status => status is not CaseStatus.None),
        status =>
        {
            var file = Samples.In(status);
            Assert.All(PublicFile.Commands, command => file.Refused("not-in-this-state", Cast.Clerk, command));
        });

    [Fact]
    public void The_first_command_chooses_the_regime()
    {
        var aggregate = CaseAggregate.Instance;
        Assert.Equal("M26", aggregate.RegimeOf(aggregate.Initial, new FilePublicData(PublicFile.Application)));
        Assert.Equal("G35", aggregate.RegimeOf(aggregate.Initial, new FileRegistration(Applications.Derived)));
        Assert.Equal("M26", aggregate.RegimeOf(PublicFile.Filed().State, new AcceptRegistration()));
        Assert.Equal("G35", aggregate.RegimeOf(CaseFile.Filed().State, new AcceptPublicData()));
    }
}
