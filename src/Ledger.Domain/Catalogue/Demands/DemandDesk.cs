using Ledger.Domain.Rules;

namespace Ledger.Domain.Catalogue.Demands;

/// <summary>Lists, matches and answers demands, and decides objections to how they are met (W25 二（一）).</summary>
internal sealed record DemandDesk(DemandState State, Request Request, Facts Facts, LegalNow Now, RuleSet Rules)
{
    private Act Act => Act.Of(Request.Actor, Now);

    public Decision Decide(DemandCommand command) => command switch
    {
        FileDemand file => Yes(Authority.Registered(Request, Facts), new DemandFiled(file.Content, Act)),
        ListDemand => Yes(ByStaff(Role.Clerk), new DemandListed(Act)),
        DeclineDemand decline => Yes(ByStaff(Role.Clerk), new DemandDeclined(decline.Reason, Act)),
        MatchDemand match => Match(match),
        AnswerDemand answer => Yes(ByProvider(), new DemandAnswered(answer.Supplies, answer.Statement, Act)),
        ObjectToSupply objection => Yes(
            ByDemander() ?? Fits(objection.Ground),
            new SupplyObjected(objection.Ground, objection.Statement, Act)),
        ReplyToObjection reply => Yes(ByProvider(), new ObjectionReplied(reply.Statement, Act)),
        DecideSupply decide => Yes(
            ByStaff(Role.Approver) ?? (State.Matching?.IsBySame(Request.Actor) is true ? Refusals.FourEyes : null),
            new SupplyDecided(decide.Upheld, decide.Statement, Act)),
        ConfirmSupply => Yes(ByDemander(), new SupplyConfirmed(Act)),
        WithdrawDemand withdraw => Yes(ByDemander(), new DemandWithdrawn(withdraw.Reason, Act)),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    private Decision Match(MatchDemand match)
    {
        var item = (CatalogueItem)Facts.Find(match.Item.Stream).State;
        var refusal = ByStaff(Role.Clerk)
            ?? (item is not { Shown: { } shown, Provider: { } provider } ? Refusals.ItemNotPublished
                : provider == State.Demander ? Refusals.DemandOfOwnItem
                : shown.Sharing is SharingMode.Withheld ? Refusals.SharingWithheld
                : null);
        return refusal is not null ? refusal : Yes(null, new DemandMatched(match.Item, item.Provider!.Value, Act));
    }

    // Whoever waits objects only once the time to answer is over.
    private Refusal? Fits(SupplyObjectionGround ground) => (State.Status, ground) switch
    {
        (DemandStatus.Matched, SupplyObjectionGround.Late) =>
            DemandClock.Answer(State, Facts.Calendar, Rules)?.HasPassed(Now.Date) is true
                ? null
                : Refusals.AnswerNotOverdue,
        (DemandStatus.Refused, SupplyObjectionGround.Refusal) => null,
        (DemandStatus.Supplied, SupplyObjectionGround.Quality or SupplyObjectionGround.Mismatch) => null,
        _ => Refusals.ObjectionDoesNotFit.About(WireName.Of(ground)),
    };

    private Refusal? ByDemander() =>
        Authority.Registered(Request, Facts)
        ?? (State.Demander == Request.Actor.Party ? null : Refusals.NotTheDemander);

    private Refusal? ByProvider() =>
        Authority.Registered(Request, Facts)
        ?? (State.Provider == Request.Actor.Party ? null : Refusals.NotTheProvider);

    private Refusal? ByStaff(Role role) =>
        State.Demander == Request.Actor.Party || State.Provider == Request.Actor.Party
            ? Refusals.OwnApplication
            : Authority.Staff(Request, Facts, role);

    private Decision Yes(Refusal? refusal, DomainEvent domainEvent) =>
        refusal is not null ? refusal : Accept.Own(Request, State, Facts, domainEvent);
}
