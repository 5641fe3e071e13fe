using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Assets;

/// <summary>Objections after registration, from their filing to the last word (the guide, article 29).</summary>
/// <remarks>The registration itself is changed or cancelled by a case, on the ground of the objection.</remarks>
public static class DisputeDesk
{
    /// <summary>The last day to tell the registrant of an objection; null when nobody waits for that.</summary>
    public static Deadline? Notification(Dispute dispute, WorkdayCalendar calendar, RuleSet rules) =>
        dispute is { Status: DisputeStatus.Filed } && rules.Number("objection-notification") is { } days
            ? calendar.AddWorkdays(dispute.FiledOn, days)
            : null;

    internal static Decision Decide(AssetDesk desk, DisputeCommand command)
    {
        if (command is FileDispute { Content: var content })
        {
            return File(desk, content);
        }

        var numbered = (NumberedDisputeCommand)command;
        if (numbered.Number > desk.State.Disputes.Count)
        {
            return Refusals.ObjectionUnknown;
        }

        var dispute = desk.State.Disputes[numbered.Number - 1];
        return DisputeAdmission.Admits(dispute.Status, numbered)
            ? Decide(desk, dispute, numbered)
            : Refusals.ObjectionNotInThisState.About(WireName.Of(dispute.Status));
    }

    private static Decision Decide(AssetDesk desk, Dispute dispute, NumberedDisputeCommand command) => command switch
    {
        DismissDispute c => desk.Yes(
            Staff(desk, dispute, Role.Clerk), new DisputeDismissed(c.Number, c.Reason, desk.Act)),
        NotifyDispute c => desk.Yes(Staff(desk, dispute, Role.Clerk), new DisputeNotified(c.Number, desk.Act)),
        AnswerDispute c => desk.Yes(
            desk.By(dispute.Registrant, Refusals.NotTheHolder),
            new DisputeAnswered(c.Number, c.Accepts, c.Statement, desk.Act)),
        ConcludeDispute c => desk.Yes(
            Staff(desk, dispute, Role.Reviewer), new DisputeConcluded(c.Number, c.Upheld, c.Conclusion, desk.Act)),
        RespondToConclusion c => desk.Yes(
            Side(desk, dispute),
            new ConclusionAnswered(c.Number, desk.Request.Actor.Party.GetValueOrDefault(), c.Accepts, desk.Act)),
        FollowDocument c => desk.Yes(
            Staff(desk, dispute, Role.Approver)
                ?? (dispute.ConcludedBy?.IsBySame(desk.Request.Actor) is true ? Refusals.FourEyes : null),
            new DisputeDecided(c.Number, c.Reference, c.Upheld, desk.Act)),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    private static Decision File(AssetDesk desk, DisputeContent content)
    {
        var refusal = Authority.Registered(desk.Request, desk.Facts) ?? desk.InForce(content.Rights);
        var holders = refusal is null
            ? content.Rights.Select(ordinal => desk.State.Right(ordinal)!.Holder).Distinct().ToArray()
            : [];
        refusal ??= holders.Length > 1 ? Refusals.ObjectionAgainstSeveral
            : holders[0] == desk.Request.Actor.Party ? Refusals.ObjectorIsHolder
            : !desk.Rules.Has("objection-evidence")
                || content.Materials.Any(static material => material.Kind is MaterialKind.ObjectionEvidence)
                ? null
                : Refusals.MaterialMissing with { Clause = new Clause("G35", "第二十九条第一款") };
        return desk.Yes(refusal, new DisputeFiled(content, holders.FirstOrDefault(), desk.Act));
    }

    private static Refusal? Staff(AssetDesk desk, Dispute dispute, Role role) =>
        Authority.Staff(desk.Request, desk.Facts, role)
        ?? (desk.Request.Actor.Party == dispute.Objector ? Refusals.OwnApplication : null);

    private static Refusal? Side(AssetDesk desk, Dispute dispute) =>
        Authority.Registered(desk.Request, desk.Facts)
        ?? (desk.Request.Actor.Party is { } party && !dispute.Agreed.Contains(party)
            && (party == dispute.Objector || party == dispute.Registrant)
                ? null
                : Refusals.NotASide);
}
