using Ledger.Domain.Rules;

namespace Ledger.Domain.Registration;

/// <summary>
/// What lies on the desk of whoever decides on a case: everything that <see cref="IAggregate.Decide"/> got.
/// </summary>
internal sealed record CaseDesk(CaseState State, Request Request, Facts Facts, LegalNow Now, RuleSet Rules)
{
    public DateOnly Today => Now.Date;

    public Act Act => Act.Of(Request.Actor, Now);

    public Application Application =>
        State.Application ?? throw new InvalidOperationException("The case holds no application.");

    /// <summary>The working days that handling has taken; null when that is not determinable.</summary>
    public int? Elapsed => CaseClock.Elapsed(State, Today, Facts.Calendar, Rules);

    /// <summary>The events as an outcome, or the refusal if there is one.</summary>
    public Decision Yes(Refusal? refusal, params DomainEvent[] events) =>
        refusal is not null ? refusal : Accept.Own(Request, State, Facts, events);

    /// <summary>The actor speaks for the applicants.</summary>
    public Refusal? ByApplicant() =>
        Authority.Registered(Request, Facts)
        ?? (State.IsApplicant(Request.Actor.Party) ? null : Refusals.NotTheApplicant);

    /// <summary>The actor is staff with the role, and not of an applicant (the guide, article 10 item 7).</summary>
    public Refusal? ByStaff(Role role) =>
        State.IsApplicant(Request.Actor.Party) ? Refusals.OwnApplication : Authority.Staff(Request, Facts, role);

    /// <summary>The actor is an approver who neither accepted nor reviewed the case.</summary>
    public Refusal? ByApprover() =>
        ByStaff(Role.Approver)
        ?? (State.Acceptance?.IsBySame(Request.Actor) is true
            || State.Reviews.Any(review => review.IsBySame(Request.Actor))
                ? Refusals.FourEyes
                : null);
}
