using Ledger.Domain.Assets;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Tests.Assets;

public sealed class DisputeTests
{
    private static StreamName Stream => Applications.Asset.Stream;

    public static TheoryData<DisputeStatus> Statuses => new(Enum.GetValues<DisputeStatus>());

    [Fact]
    public void The_registrant_is_told_within_five_working_days_of_receipt()
    {
        var world = In(DisputeStatus.Filed);
        Assert.Equal("2026-10-22", DisputeDesk.Notification(Of(world), world.Calendar, Law.G35)!.Value.ToString());
        world.Accepted(Stream, Cast.Clerk, new NotifyDispute(1));
        Assert.Null(DisputeDesk.Notification(Of(world), world.Calendar, Law.G35));
    }

    [Fact]
    public void An_objection_comes_with_prima_facie_evidence_from_somebody_else_about_one_holders_rights()
    {
        var world = CaseFile.Certified().World;
        var content = Samples.Objection(1).Content;
        Refused("material-missing", Cast.PartnerAgent, content with
        {
            Materials = [Applications.Paper(MaterialKind.Other)],
        });
        Refused("objector-is-holder", Cast.HolderAgent, content);
        Refused("right-not-in-force", Cast.PartnerAgent, content with { Rights = [9] });
        Refused("party-unknown", Cast.Of(Cast.Stranger, "s"), content);

        var moved = Later.Completed(Later.Transfer(3)).World;
        moved.Refused("objection-against-several", Stream, Cast.PersonAgent, Samples.Objection(1, 4));

        void Refused(string code, Actor actor, DisputeContent changed) =>
            world.Refused(code, Stream, actor, new FileDispute(changed));
    }

    [Fact]
    public void What_the_registrant_accepts_leads_to_change_or_cancellation()
    {
        var world = In(DisputeStatus.Accepted);
        Assert.True(Of(world).Upheld);
        new CaseFile(world, CaseFile.Second).Act(
            Cast.Reviewer, new OpenCancellation(Later.Revocation(1), "异议经权利人认可。"));
    }

    [Fact]
    public void What_is_contested_is_concluded_and_settled_when_both_sides_accept()
    {
        var world = In(DisputeStatus.Concluded);
        world.Refused("not-a-side", Stream, Cast.PersonAgent, new RespondToConclusion(1, true));
        world.Accepted(Stream, Cast.HolderAgent, new RespondToConclusion(1, true));
        Assert.Equal(DisputeStatus.Concluded, Of(world).Status);
        world.Refused("not-a-side", Stream, Cast.HolderAgent, new RespondToConclusion(1, true));
        world.Accepted(Stream, Cast.PartnerAgent, new RespondToConclusion(1, true));
        Assert.Equal((DisputeStatus.Settled, true), (Of(world).Status, Of(world).Upheld));
    }

    [Fact]
    public void What_a_side_does_not_accept_is_decided_by_an_effective_document_alone()
    {
        var world = In(DisputeStatus.Referred);
        Assert.Null(Of(world).Upheld);
        var document = new FollowDocument(1, "（2027）鄂01民终9号", false);
        world.Refused("role-required", Stream, Cast.Reviewer, document);
        world.Refused("four-eyes", Stream, Cast.Staff("reviewer", Role.Approver), document);
        world.Accepted(Stream, Cast.Approver, document);
        Assert.Equal((DisputeStatus.Decided, false), (Of(world).Status, Of(world).Upheld));
    }

    [Fact]
    public void There_is_nothing_to_do_about_an_objection_that_nobody_raised() => CaseFile.Certified().World.Refused(
        "objection-unknown", Stream, Cast.Clerk, new NotifyDispute(1));

    [Theory]
    [MemberData(nameof(Statuses))]
    public void An_objection_refuses_every_command_that_its_state_does_not_admit(DisputeStatus status)
    {
        var world = In(status);
        Assert.Equal(status, Of(world).Status);
        Assert.Equal(
            Of(world).IsFinal, !Samples.DisputeCommands.Any(command => DisputeAdmission.Admits(status, command)));
        foreach (var command in Samples.DisputeCommands)
        {
            foreach (var actor in (Actor[])[Cast.HolderAgent, Cast.PartnerAgent, Cast.Clerk, Actor.Timer])
            {
                if (!DisputeAdmission.Admits(status, command))
                {
                    world.Refused("objection-not-in-this-state", Stream, actor, command);
                }
                else
                {
                    var answer = world.Decide(Stream, actor, command);
                    Assert.True(answer.IsAccepted ^ answer.Refusal is not null);
                }
            }
        }
    }

    private static Dispute Of(World world) => world.State<AssetState>(Stream).Disputes[0];

    private static World In(DisputeStatus status)
    {
        if (status is DisputeStatus.Filed)
        {
            var world = CaseFile.Certified().World;
            world.Accepted(Stream, Cast.PartnerAgent, Samples.Objection(1));
            return world;
        }

        var (before, actor, command) = Last(status);
        var after = In(before);
        after.Accepted(Stream, actor, command);
        if (status is DisputeStatus.Settled)
        {
            after.Accepted(Stream, Cast.PartnerAgent, new RespondToConclusion(1, true));
        }

        return after;
    }

    private static (DisputeStatus Before, Actor Actor, DisputeCommand Command) Last(DisputeStatus status) =>
        status switch
        {
            DisputeStatus.Dismissed => (DisputeStatus.Filed, Cast.Clerk, new DismissDispute(1, "材料不齐全。")),
            DisputeStatus.Notified => (DisputeStatus.Filed, Cast.Clerk, new NotifyDispute(1)),
            DisputeStatus.Accepted => (
                DisputeStatus.Notified, Cast.HolderAgent, new AnswerDispute(1, true, "认可。")),
            DisputeStatus.Contested => (
                DisputeStatus.Notified, Cast.HolderAgent, new AnswerDispute(1, false, "不认可。")),
            DisputeStatus.Concluded => (
                DisputeStatus.Contested, Cast.Reviewer, new ConcludeDispute(1, true, "登记错误。")),
            DisputeStatus.Settled => (
                DisputeStatus.Concluded, Cast.HolderAgent, new RespondToConclusion(1, true)),
            DisputeStatus.Referred => (
                DisputeStatus.Concluded, Cast.HolderAgent, new RespondToConclusion(1, false)),
            DisputeStatus.Decided => (
                DisputeStatus.Referred, Cast.Approver, new FollowDocument(1, "（2027）鄂01民终9号", true)),
            _ => throw new ArgumentOutOfRangeException(nameof(status)),
        };
}
