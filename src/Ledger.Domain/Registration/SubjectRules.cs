using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Parties;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registration;

/// <summary>
/// What becomes of a registration when its holder is called otherwise (the guide, article 35) or is another one by law
/// (Civil Code article 67; of unincorporated organisations by way of article 108).
/// </summary>
internal static class SubjectRules
{
    /// <summary>
    /// The facts without those that these rules do not regard: what became of the applicants was not asked when the
    /// evidence was recorded.
    /// </summary>
    public static Facts Seen(Facts facts, Request request, RuleSet rules) =>
        rules.Has("end-by-merger") || request.Command is not RecordEvidence
            ? facts
            : facts.Others.Select(static fact => fact.Source.Stream)
                .Where(stream => stream.Kind is StreamKind.Party && stream != request.Actor.Party?.Stream)
                .Aggregate(facts, static (seen, stream) => seen.Without(stream));

    /// <summary>
    /// Evidence completes a registration for applicants that still are; what is cancelled ex officio may be of nobody.
    /// </summary>
    public static Refusal? OnEvidence(CaseDesk desk) => desk.State.OwnMotion || !desk.Rules.Has("end-by-merger")
        ? null
        : desk.State.Applicants.Select(party => Authority.Present(party, desk.Facts))
            .FirstOrDefault(static absent => absent is not null);

    /// <summary>The first rule that says no to a changed identity; the holder stays who it is.</summary>
    public static Refusal? OnIdentity(
        LaterApplication application, IdentityChange identity, Certificate certificate, Facts facts, RuleSet rules)
    {
        if (!application.Applicants.Contains(identity.Party))
        {
            return Refusals.IdentityNotOfHolder;
        }

        var party = facts.Party(identity.Party);
        return party.Kind is not PartyKind.Organisation ? Refusals.IdentityNotOfOrganisation
            : identity.Organisation.Code.IsPublicOrgan ? Refusals.OfficialData
            // Who changed before may have each of its certificates follow, in a case of its own, and once.
            : party.Organisation == identity.Organisation
                && (party.Former.Count == 0 || IsIssuedTo(certificate, identity.Party, party, rules))
                ? Refusals.NothingChanged
            : null;
    }

    /// <summary>
    /// How often the identities of holders had changed when a certificate is issued to them; those that never did are
    /// left out.
    /// </summary>
    public static ValueList<HolderIdentity> IssuedTo(CaseDesk desk, IEnumerable<Right> rights) =>
        !desk.Rules.Has("reissue-once") ? [] :
        [
            .. rights.Select(static right => right.Holder).Distinct()
                .Select(holder => new HolderIdentity(holder, Changes(desk, holder)))
                .Where(static identity => identity.Changes > 0),
        ];

    private static int Changes(CaseDesk desk, PartyId holder) => desk.Facts.Party(holder) is var party
        && desk.State.Later?.Identity is { } identity && identity.Party == holder
        && identity.Organisation != party.Organisation
            ? party.Former.Count + 1
            : party.Former.Count;

    private static bool IsIssuedTo(Certificate certificate, PartyId holder, PartyState party, RuleSet rules) =>
        rules.Has("reissue-once")
        && certificate.Identities.Contains(new HolderIdentity(holder, party.Former.Count));

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
        : facts.Party(succession.Predecessor).MergedInto is not null
            && !Heirs.IsHeir(application.Transferee.Value, succession.Predecessor, facts.Others)
            ? Refusals.SucceededByAnother
        : null;

    /// <summary>
    /// What a completed case writes into the stream of a party: its identity, unless it is called so already, or what
    /// it goes on in, unless that is on record.
    /// </summary>
    public static IEnumerable<Accept.Written> Written(CaseDesk desk, CaseId id)
    {
        if (desk.State.Later is { Identity: { } identity })
        {
            var party = desk.Facts.Find(identity.Party.Stream);
            if (((PartyState)party.State).Organisation != identity.Organisation)
            {
                yield return new(identity.Party.Stream, party.State, party.Source.Version,
                    [new PartyIdentityChanged(identity.Organisation, id, desk.Act)]);
            }
        }

        if (desk.Rules.Has("end-by-merger")
            && desk.State.Later is { Succession: { } succession, Transferee: { } successor })
        {
            var party = desk.Facts.Find(succession.Predecessor.Stream);
            var merger = succession.Kind is SuccessionKind.Merger;
            if (party.State is PartyState before && !before.IsSucceededBy(successor)
                && !(merger && before.EndedOn is not null))
            {
                yield return new(succession.Predecessor.Stream, before, party.Source.Version,
                    [new PartySucceeded(null, succession.Kind, successor, merger, id, desk.Act)]);
            }
        }
    }
}
