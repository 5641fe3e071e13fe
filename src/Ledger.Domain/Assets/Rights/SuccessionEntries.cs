using System.Globalization;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Assets.Rights;

/// <summary>A successor takes the place of an organisation that merged or divided.</summary>
/// <remarks>Civil Code article 67; of unincorporated organisations by way of article 108.</remarks>
internal static class SuccessionEntries
{
    public static Decision Decide(AssetDesk desk, EnterSuccession command)
    {
        var content = command.Content;
        var act = Consents.ActOf(command);
        var refusal = Authority.Registered(desk.Request, desk.Facts)
            ?? desk.InForce([])
            ?? Heir(desk, content.Predecessor, Consents.To(desk.State, act, desk.Today));
        if (refusal is not null || !desk.Request.Stream.TryGetAsset(out var asset))
        {
            return refusal ?? Refusals.WrongAddressee;
        }

        var successor = desk.Request.Actor.Party!.Value;
        refusal = First(content.Rights, ordinal => ByContract(desk, content.Predecessor, ordinal, successor))
            ?? Encumbrance.OnSuccession(desk.State, content.Rights, desk.Rules)
            ?? First(content.Pledges, number => AsPledgee(desk, content.Predecessor, number))
            ?? First(content.Shares, ordinal => AsSharer(desk, content.Predecessor, ordinal, successor));
        return refusal is not null
            ? refusal
            : desk.Yes(
                null,
                [
                    new SuccessionEntered(content, successor, desk.Act),
                    .. content.Rights.Select((ordinal, i) => new RightGranted(
                        Over(desk, asset, desk.State.Right(ordinal)!, successor, i))),
                    .. content.Rights.Count == 0
                        ? (DomainEvent[])[]
                        : [new RightsEnded(content.Rights, EndCause.Succeeded, desk.Act)],
                    .. Consents.Spent(desk.State, act),
                ]);
    }

    // By a merger everything is the successor's; by a division what those who were one agreed to.
    private static Refusal? Heir(AssetDesk desk, PartyId predecessor, HashSet<PartyId> agreed)
    {
        var actor = desk.Request.Actor.Party!.Value;
        var before = desk.Facts.Party(predecessor);
        if (Heirs.IsHeir(actor, predecessor, desk.Facts.Others))
        {
            return null;
        }

        if (!before.IsSucceededBy(actor))
        {
            return Refusals.NotTheHeir.About(predecessor.ToString());
        }

        var others = before.EndedOn is null
            ? [predecessor]
            : before.Successions.Where(other => other.Kind is SuccessionKind.Division
                && other.Status is SuccessionStatus.Confirmed && other.Successor != actor)
                .Select(static other => other.Successor);
        return First(others, party => agreed.Contains(party) ? null : Refusals.ConsentMissing.About(party.ToString()));
    }

    private static Refusal? ByContract(AssetDesk desk, PartyId predecessor, uint ordinal, PartyId successor) =>
        desk.State.Right(ordinal) is not { Status: RightStatus.InForce } right
            ? Refusals.RightNotInForce.About(Text(ordinal))
        : right.Holder != predecessor ? Refusals.RightsNotOfPredecessor.About(Text(ordinal))
        : right.Under is null ? Refusals.NotByContract.About(Text(ordinal))
        : JointHolding.After(right.Shares, predecessor, successor) is null ? Refusals.SharesNotWhole
        : null;

    private static Refusal? AsPledgee(AssetDesk desk, PartyId predecessor, int number) =>
        number > desk.State.Pledges.Count ? Refusals.PledgeUnknown
        : desk.State.Pledges[number - 1] is var pledge && pledge.Status > PledgeStatus.Registered
            ? Refusals.PledgeNotInThisState.About(WireName.Of(pledge.Status))
        : pledge.Content.Pledgee != predecessor ? Refusals.RightsNotOfPredecessor.About(Text(number))
        : null;

    private static Refusal? AsSharer(AssetDesk desk, PartyId predecessor, uint ordinal, PartyId successor) =>
        desk.State.Right(ordinal) is not { Status: RightStatus.InForce } right
            ? Refusals.RightNotInForce.About(Text(ordinal))
        : right.Holder == predecessor || right.Shares.All(share => share.Party != predecessor)
            ? Refusals.RightsNotOfPredecessor.About(Text(ordinal))
        : JointHolding.After(right.Shares, predecessor, successor) is null ? Refusals.SharesNotWhole
        : null;

    // The right as it is, with all that it stands on; what stands over it and under it follows.
    private static Right Over(AssetDesk desk, AssetId asset, Right right, PartyId successor, int place)
    {
        var ordinal = (uint)(desk.State.Rights.Count + place + 1);
        return right with
        {
            Ordinal = ordinal,
            Holder = successor,
            HolderSalt = desk.HolderSalt(asset, successor),
            From = right.From > desk.Today ? right.From : desk.Today,
            Replaces = right.Ordinal,
            Shares = JointHolding.After(right.Shares, right.Holder, successor)!,
            Terms = right.Terms with { Salt = Salts.Of(desk.Facts, "terms/" + Text(ordinal)) },
        };
    }

    private static Refusal? First<T>(IEnumerable<T> items, Func<T, Refusal?> check) =>
        items.Select(check).FirstOrDefault(static refusal => refusal is not null);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
