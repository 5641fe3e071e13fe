using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Registration;

/// <summary>
/// What becomes of a registration when its holder is called otherwise (the guide, article 35) or is another one by law
/// (Civil Code article 67; of unincorporated organisations by way of article 108).
/// </summary>
internal static class SubjectRules
{
    /// <summary>The first rule that says no to a changed identity; the holder stays who it is.</summary>
    public static Refusal? OnIdentity(LaterApplication application, IdentityChange identity, Facts facts)
    {
        if (!application.Applicants.Contains(identity.Party))
        {
            return Refusals.IdentityNotOfHolder;
        }

        var party = facts.Party(identity.Party);
        return party.Kind is not PartyKind.Organisation ? Refusals.IdentityNotOfOrganisation
            : identity.Organisation.Code.IsPublicOrgan ? Refusals.OfficialData
            // Who changed before may have each of its certificates follow, in a case of its own.
            : party.Organisation == identity.Organisation && party.Former.Count == 0 ? Refusals.NothingChanged
            : null;
    }

    /// <summary>The first rule that says no to a succession.</summary>
    public static Refusal? OnSuccession(
        LaterApplication application, Succession succession, IEnumerable<Right> rights, Facts facts) =>
        succession.Predecessor == application.Transferee ? Refusals.TransfereeNotAnother
        : !rights.All(right => right.Holder == succession.Predecessor) ? Refusals.RightsNotOfPredecessor
        : facts.Party(succession.Predecessor).Kind is not PartyKind.Organisation
            || facts.Party(application.Transferee!.Value).Kind is not PartyKind.Organisation
                ? Refusals.SuccessionNotOfOrganisations
        : rights.Any(right => JointHolding.After(right.Shares, right.Holder, application.Transferee.Value) is null)
            ? Refusals.SharesNotWhole
        : null;

    /// <summary>
    /// What a changed identity writes into the holder's own stream; nothing where the holder is called so already.
    /// </summary>
    public static Accept.Written? Written(CaseDesk desk, CaseId id)
    {
        if (desk.State.Later!.Identity is not { } identity)
        {
            return null;
        }

        var party = desk.Facts.Find(identity.Party.Stream);
        return ((PartyState)party.State).Organisation == identity.Organisation
            ? null
            : new(identity.Party.Stream, party.State, party.Source.Version,
                [new PartyIdentityChanged(identity.Organisation, id, desk.Act)]);
    }
}
