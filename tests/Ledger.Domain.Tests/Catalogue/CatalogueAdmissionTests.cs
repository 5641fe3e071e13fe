using Ledger.Domain.Catalogue;

namespace Ledger.Domain.Tests.Catalogue;

/// <summary>Generated from the state table: every state against every command.</summary>
public sealed class CatalogueAdmissionTests
{
    private static readonly Actor[] Everybody =
    [
        Cast.Clerk, Cast.Reviewer, Cast.Approver, Cast.OrganAgent, Cast.PartnerAgent, Actor.Timer,
        Cast.Of(Cast.Stranger, "stranger"), Cast.Staff("all", Enum.GetValues<Role>()),
    ];

    public static TheoryData<CatalogueStatus> Statuses => new(Enum.GetValues<CatalogueStatus>());

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_refuses_every_command_that_it_does_not_admit(CatalogueStatus status)
    {
        var file = CatalogueFile.In(status);
        Assert.Equal(status, file.State.Status);

        foreach (var command in CatalogueFile.Commands.Where(
            command => !CatalogueAdmission.Admits(file.State, command)))
        {
            Assert.All(Everybody, actor => file.Refused("not-in-this-state", actor, command));
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void A_state_answers_every_command_that_it_admits(CatalogueStatus status)
    {
        var file = CatalogueFile.In(status);
        foreach (var command in CatalogueFile.Commands.Where(
            command => CatalogueAdmission.Admits(file.State, command)))
        {
            var answers = Everybody.Select(actor => file.World.Decide(file.Stream, actor, command)).ToArray();
            Assert.All(answers, answer => Assert.True(answer.IsAccepted ^ answer.Refusal is not null));
            Assert.Contains(answers, answer => !answer.IsAccepted);
        }
    }

    [Fact]
    public void Every_command_of_an_item_is_played() => Assert.Equal(
        typeof(CatalogueCommand).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(CatalogueCommand)) && !type.IsAbstract)
            .Select(type => type.Name).Order(),
        CatalogueFile.Commands.Select(command => command.GetType().Name).Order());

    [Fact]
    public void A_datum_takes_no_command()
    {
        var file = CatalogueFile.Blank();
        var datum = DatumId.Of(CatalogueFile.Content.Division, "法人名称").Stream;
        Assert.All(CatalogueFile.Commands, command =>
            file.World.Refused("wrong-addressee", datum, Cast.OrganAgent, command));
    }
}
