namespace Ledger.Domain.Parties;

/// <summary>That one of the registrar's accounts does for another what a role is for, within a term.</summary>
/// <param name="For">Who is substituted.</param>
/// <param name="By">Who acts meanwhile.</param>
/// <param name="Role">The role: of the clerks, the reviewers or the approvers.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
/// <param name="EndedOn">The legal date on which it was ended before that; null where it was not.</param>
public sealed record Substitution(
    AccountName For, AccountName By, Role Role, DateOnly From, DateOnly To, DateOnly? EndedOn = null)
{
    /// <summary>Whether it lets an account act in a role on a day.</summary>
    public bool Lets(AccountName account, Role role, DateOnly day) =>
        EndedOn is null && By == account && Role == role && day >= From && day <= To;
}

/// <summary>A command about who acts for whom, addressed to the registrar's own party.</summary>
public abstract record SubstitutionCommand : PartyCommand;

/// <summary>
/// <c>substitution.appoint</c> (the guide, article 10 item 7): by whoever holds the role and is away, or by an
/// operator.
/// </summary>
/// <param name="For">Who is substituted.</param>
/// <param name="By">Who acts meanwhile; another account of the registrar.</param>
/// <param name="Role">The role.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day.</param>
public sealed record AppointSubstitute(
    AccountName For, AccountName By, Role Role, DateOnly From, DateOnly To) : SubstitutionCommand
{
    /// <inheritdoc/>
    public override string Type => "substitution.appoint";
}

/// <summary><c>substitution.end</c>: by whoever is substituted, or by an operator, before the term is over.</summary>
/// <param name="Number">Its number, from 1.</param>
public sealed record EndSubstitution(int Number) : SubstitutionCommand
{
    /// <inheritdoc/>
    public override string Type => "substitution.end";
}

/// <summary><c>substitution.appointed</c>.</summary>
public sealed record SubstituteAppointed(
    AccountName For, AccountName By, Role Role, DateOnly From, DateOnly To, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "substitution.appointed";
}

/// <summary><c>substitution.ended</c>.</summary>
public sealed record SubstitutionEnded(int Number, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "substitution.ended";
}
