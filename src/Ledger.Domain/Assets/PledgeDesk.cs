using Ledger.Domain.Assets.Rights;

namespace Ledger.Domain.Assets;

/// <summary>Pledges over rights, from their filing to their release.</summary>
/// <remarks>Civil Code articles 427, 440, 444 and 446: a pledge arises when it is registered.</remarks>
internal static class PledgeDesk
{
    public static Decision Decide(AssetDesk desk, PledgeCommand command)
    {
        if (command is FilePledge { Content: var content })
        {
            return File(desk, content);
        }

        var numbered = (NumberedPledgeCommand)command;
        if (numbered.Number > desk.State.Pledges.Count)
        {
            return Refusals.PledgeUnknown;
        }

        var pledge = desk.State.Pledges[numbered.Number - 1];
        return PledgeAdmission.Admits(pledge.Status, numbered)
            ? Decide(desk, pledge, numbered)
            : Refusals.PledgeNotInThisState.About(WireName.Of(pledge.Status));
    }

    private static Decision Decide(AssetDesk desk, Pledge pledge, NumberedPledgeCommand command) => command switch
    {
        ConfirmPledge => desk.Yes(
            desk.By(pledge.Content.Pledgee, Refusals.NotThePledgee), new PledgeConfirmed(command.Number, desk.Act)),
        RegisterPledge => desk.Yes(
            Authority.Staff(desk.Request, desk.Facts, Role.Approver)
                ?? desk.InForce(pledge.Content.Rights)
                ?? Encumbrance.OnFreeze(desk.State, pledge.Content.Rights),
            new PledgeRegistered(command.Number, desk.Act)),
        ReleasePledge release => desk.Yes(
            desk.By(pledge.Content.Pledgee, Refusals.NotThePledgee),
            new PledgeReleased(command.Number, release.Reason, desk.Act)),
        WithdrawPledge withdraw => desk.Yes(
            desk.By(pledge.Pledgor, Refusals.NotTheHolder),
            new PledgeWithdrawn(command.Number, withdraw.Reason, desk.Act)),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    private static Decision File(AssetDesk desk, PledgeContent content)
    {
        var refusal = Authority.Registered(desk.Request, desk.Facts)
            ?? desk.InForce(content.Rights)
            ?? (content.Rights.All(n => desk.State.Right(n)!.Holder == desk.Request.Actor.Party)
                ? null
                : Refusals.NotTheHolder)
            ?? Pledgee(desk, content.Pledgee)
            ?? Encumbrance.OnFreeze(desk.State, content.Rights)
            ?? Joint(desk, content);
        return desk.Yes(
            refusal,
            [
                new PledgeFiled(content, desk.Request.Actor.Party.GetValueOrDefault(), desk.Act),
                .. Consents.Spent(desk.State, Consents.ActOf(desk.Request.Command)),
            ]);
    }

    private static Refusal? Joint(AssetDesk desk, PledgeContent content)
    {
        var agreed = Consents.To(desk.State, Consents.ActOf(new FilePledge(content)), desk.Today);
        return content.Rights.Select(n => JointHolding.OnDisposal(desk.State.Right(n)!, agreed, desk.Rules))
            .FirstOrDefault(static refusal => refusal is not null);
    }

    private static Refusal? Pledgee(AssetDesk desk, PartyId pledgee) =>
        Authority.Present(pledgee, desk.Facts)?.About(pledgee.ToString())
        ?? (pledgee == desk.Request.Actor.Party || pledgee == desk.Facts.Registrar.Operator
            ? Refusals.PledgeeNotAnother
            : null);
}
