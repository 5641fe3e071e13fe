namespace Ledger.Domain.Parties;

/// <summary>What an account may do for the organisation that it acts for.</summary>
public enum MemberRole
{
    /// <summary>Admits, limits and removes members, and keeps the organisation's keys.</summary>
    Administrator,

    /// <summary>Applies, files and acts in the organisation's name.</summary>
    Handler,

    /// <summary>Reads what the organisation may read.</summary>
    Reader,
}

/// <summary>That an account acts for an organisation, in which roles and from when to when.</summary>
/// <param name="Account">The account.</param>
/// <param name="Roles">Its roles; every one of them reads.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null where none is set.</param>
/// <param name="EndedOn">The legal date on which it was ended before that; null where it was not.</param>
public sealed record Membership(
    AccountName Account, ValueList<MemberRole> Roles, DateOnly From, DateOnly? To, DateOnly? EndedOn = null)
{
    /// <summary>Whether it is in force on a day.</summary>
    public bool IsInForce(DateOnly day) => !IsOver(day) && day >= From;

    /// <summary>Whether it was ended or its last day has passed.</summary>
    public bool IsOver(DateOnly day) => EndedOn is not null || To < day;

    /// <summary>Whether it is an administrator's, now and without an end.</summary>
    internal bool Lasts(DateOnly day) => To is null && IsInForce(day) && Roles.Contains(MemberRole.Administrator);
}

/// <summary>A command about who acts for an organisation, addressed to its own party.</summary>
public abstract record MembershipCommand : PartyCommand;

/// <summary>
/// <c>membership.admit</c> (Civil Code article 165: who, for what, within which term): by an administrator. The first
/// is the administrator's own, and from then on nobody acts for the organisation who is not on record; of the registrar
/// only an operator begins it.
/// </summary>
/// <param name="Account">Who acts for it.</param>
/// <param name="Roles">In which roles, 1 to 3.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null for no end.</param>
public sealed record AdmitMember(
    AccountName Account, ValueList<MemberRole> Roles, DateOnly From, DateOnly? To) : MembershipCommand
{
    /// <inheritdoc/>
    public override string Type => "membership.admit";
}

/// <summary><c>membership.change</c>: other roles or another last day, by an administrator.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Roles">The roles from now on.</param>
/// <param name="To">The last day from now on; null for no end.</param>
public sealed record ChangeMember(int Number, ValueList<MemberRole> Roles, DateOnly? To) : MembershipCommand
{
    /// <inheritdoc/>
    public override string Type => "membership.change";
}

/// <summary><c>membership.end</c>: by an administrator, or by the member.</summary>
/// <param name="Number">Its number, from 1.</param>
public sealed record EndMember(int Number) : MembershipCommand
{
    /// <inheritdoc/>
    public override string Type => "membership.end";
}

/// <summary><c>membership.admitted</c>.</summary>
public sealed record MemberAdmitted(
    AccountName Account, ValueList<MemberRole> Roles, DateOnly From, DateOnly? To, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "membership.admitted";
}

/// <summary><c>membership.changed</c>.</summary>
public sealed record MemberChanged(int Number, ValueList<MemberRole> Roles, DateOnly? To, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "membership.changed";
}

/// <summary><c>membership.ended</c>.</summary>
public sealed record MemberEnded(int Number, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "membership.ended";
}
