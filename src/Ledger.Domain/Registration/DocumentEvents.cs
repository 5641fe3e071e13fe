namespace Ledger.Domain.Registration;

/// <summary>An event about the documents of a case, which leaves the case itself as it is.</summary>
/// <param name="Party">Whose documents.</param>
/// <param name="Reason">Why.</param>
/// <param name="Act">Who did it, and on which legal date.</param>
public abstract record DocumentsEvent(PartyId Party, string Reason, Act Act) : CaseEvent(Act);

/// <summary><c>registration.documents-restricted</c>: they are kept and nothing else.</summary>
public sealed record DocumentsRestricted(PartyId Party, string Reason, Act Act) : DocumentsEvent(Party, Reason, Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.documents-restricted";
}

/// <summary><c>registration.documents-erased</c>: their key is destroyed.</summary>
public sealed record DocumentsErased(PartyId Party, string Reason, Act Act) : DocumentsEvent(Party, Reason, Act)
{
    /// <inheritdoc/>
    public override string Type => "registration.documents-erased";
}
