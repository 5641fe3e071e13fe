using Ledger.Cryptography;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Parties;

/// <summary>Where it stands that an organisation gets an administrator again.</summary>
public enum RestorationStatus
{
    /// <summary>The registrar proposed it at the organisation's request; it waits.</summary>
    Proposed,

    /// <summary>The account is administrator. Final.</summary>
    Confirmed,

    /// <summary>The organisation, or an approver, said no. Final.</summary>
    Declined,

    /// <summary>
    /// The organisation acted on its members or keys itself, or its time was over when another was proposed. Final.
    /// </summary>
    Lapsed,
}

/// <summary>
/// That the registrar makes an account administrator of an organisation whose administrators are gone, at its written
/// request.
/// </summary>
/// <param name="Account">Who is to be administrator.</param>
/// <param name="Key">The key that it is to sign with; null where it has one of the organisation's.</param>
/// <param name="File">
/// Under which id the registrar keeps the request, as documents of a case are kept; no case is opened.
/// </param>
/// <param name="Request">The digests of the organisation's written request.</param>
/// <param name="Reason">Why, as the organisation is told.</param>
/// <param name="Proposed">Who proposed it, and when.</param>
/// <param name="Status">Where it stands.</param>
public sealed record Restoration(
    AccountName Account, AuthorKey? Key, CaseId File, DigestPair Request, string Reason, Act Proposed,
    RestorationStatus Status = RestorationStatus.Proposed)
{
    /// <summary>On which legal day it was over; null while it is not. From then on its request is kept.</summary>
    public DateOnly? OverOn { get; init; }

    /// <summary>How many working days the organisation has to say no.</summary>
    public const int WaitingDays = 5;

    /// <summary>Within how many working days after that the registrar decides; a term that it sets itself.</summary>
    public const int DecisionDays = 5;

    /// <summary>On how many days after the wait it can be confirmed; working days or not.</summary>
    public const int ConfirmationDays = 30;

    /// <summary>The last day of waiting; confirmed it is on a later one.</summary>
    /// <remarks>The day of the proposal does not count (Civil Code article 201).</remarks>
    public Deadline WaitsUntil(WorkdayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.AddWorkdays(Proposed.On, WaitingDays);
    }

    /// <summary>Until when the registrar decides.</summary>
    public Deadline DecidedBy(WorkdayCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return calendar.AddWorkdays(Proposed.On, WaitingDays + DecisionDays);
    }

    /// <summary>The last day on which it can be confirmed; unknown while the end of the wait is.</summary>
    public Deadline LapsesAfter(WorkdayCalendar calendar) => WaitsUntil(calendar).TryGet(out var last)
        ? Deadline.On(last.AddDays(ConfirmationDays))
        : Deadline.NotYetDeterminable;

    /// <summary>Whether it still can be confirmed on a day, or on a later one.</summary>
    public bool Stands(WorkdayCalendar calendar, DateOnly today) =>
        Status is RestorationStatus.Proposed && !LapsesAfter(calendar).HasPassed(today);
}

/// <summary>A command about a new administrator, addressed to the organisation, by others than its members.</summary>
public abstract record RestorationCommand : PartyCommand;

/// <summary>
/// <c>restoration.propose</c>: by a reviewer of the registrar, at the organisation's written request (Civil Code
/// article 61: whoever represents a legal person by law or charter binds it).
/// </summary>
/// <param name="Account">Who is to be administrator.</param>
/// <param name="Key">The key that it is to sign with; null where it has one of the organisation's.</param>
/// <param name="File">Under which id the request is kept, as documents of a case are kept.</param>
/// <param name="Request">The digests of the request.</param>
/// <param name="Reason">Why, 1 to 1,000 characters.</param>
public sealed record ProposeRestoration(
    AccountName Account, AuthorKey? Key, CaseId File, DigestPair Request, string Reason) : RestorationCommand
{
    /// <inheritdoc/>
    public override string Type => "restoration.propose";
}

/// <summary>
/// <c>restoration.confirm</c>: by an approver other than whoever proposed it, once five working days are over and for
/// thirty days from then.
/// </summary>
/// <param name="Number">Its number under the organisation, from 1.</param>
public sealed record ConfirmRestoration(int Number) : RestorationCommand
{
    /// <inheritdoc/>
    public override string Type => "restoration.confirm";
}

/// <summary><c>restoration.decline</c>: by an administrator of the organisation, or by an approver.</summary>
/// <param name="Number">Its number under the organisation, from 1.</param>
/// <param name="Reason">Why, 1 to 1,000 characters.</param>
public sealed record DeclineRestoration(int Number, string Reason) : RestorationCommand
{
    /// <inheritdoc/>
    public override string Type => "restoration.decline";
}

/// <summary><c>restoration.proposed</c>.</summary>
public sealed record RestorationProposed(
    AccountName Account, AuthorKey? Key, CaseId File, DigestPair Request, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "restoration.proposed";
}

/// <summary>
/// <c>restoration.confirmed</c>; what it gives the account follows it in the same entry, as <c>membership.admitted</c>
/// and <c>party.key-added</c>.
/// </summary>
public sealed record RestorationConfirmed(int Number, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "restoration.confirmed";
}

/// <summary><c>restoration.declined</c>.</summary>
public sealed record RestorationDeclined(int Number, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "restoration.declined";
}
