using Ledger.Domain.Rules;

namespace Ledger.Domain.Catalogue;

/// <summary>
/// What lies on the desk of whoever decides on an item of the catalogue: everything that
/// <see cref="IAggregate.Decide"/> got.
/// </summary>
internal sealed record CatalogueDesk(CatalogueItem State, Request Request, Facts Facts, LegalNow Now, RuleSet Rules)
{
    public DateOnly Today => Now.Date;

    public Act Act => Act.Of(Request.Actor, Now);

    /// <summary>The item decided on.</summary>
    public CatalogueId Item => Request.Stream.TryGetItem(out var id)
        ? id
        : throw new InvalidOperationException($"{Request.Stream} is no item of the catalogue.");

    /// <summary>The events as an outcome, or the refusal if there is one.</summary>
    public Decision Yes(Refusal? refusal, params DomainEvent[] events) =>
        refusal is not null ? refusal : Accept.Own(Request, State, Facts, events);

    /// <summary>The actor speaks for the provider.</summary>
    public Refusal? ByProvider() =>
        Authority.Registered(Request, Facts)
        ?? (State.Provider == Request.Actor.Party ? null : Refusals.NotTheProvider);

    /// <summary>The actor is staff with the role, and not of the provider.</summary>
    public Refusal? ByStaff(Role role) =>
        State.Provider == Request.Actor.Party ? Refusals.OwnApplication : Authority.Staff(Request, Facts, role);

    /// <summary>The actor is an approver who did none of these acts.</summary>
    public Refusal? ByApprover(params IEnumerable<Act?> before) =>
        ByStaff(Role.Approver)
        ?? (before.Any(act => act?.IsBySame(Request.Actor) is true) ? Refusals.FourEyes : null);
}
