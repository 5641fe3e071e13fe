namespace Ledger.Domain.Registration;

/// <summary>
/// <c>registration.restrict-documents</c> (个人信息保护法 article 47): by the party whose documents they are, or by a
/// clerk; from then on they are kept and nothing else.
/// </summary>
/// <param name="Party">Who handed them in.</param>
/// <param name="Reason">Why.</param>
public sealed record RestrictDocuments(PartyId Party, string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.restrict-documents";
}

/// <summary>
/// <c>registration.erase-documents</c> (个人信息保护法 article 47): by the party whose documents they are, or by an
/// approver; refused while registration materials must be kept. What the registrar itself keeps are requests of
/// organisations for an administrator: an approver erases them, after as many years.
/// </summary>
/// <param name="Party">Who handed them in.</param>
/// <param name="Reason">Why.</param>
/// <param name="Organisation">
/// Whose request it is, where the registrar keeps one under this id; null for documents of a case.
/// </param>
public sealed record EraseDocuments(PartyId Party, string Reason, PartyId? Organisation = null) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.erase-documents";
}
