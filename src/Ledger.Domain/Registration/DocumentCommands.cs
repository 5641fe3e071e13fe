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
/// approver; refused while registration materials must be kept.
/// </summary>
/// <param name="Party">Who handed them in.</param>
/// <param name="Reason">Why.</param>
public sealed record EraseDocuments(PartyId Party, string Reason) : CaseCommand
{
    /// <inheritdoc/>
    public override string Type => "registration.erase-documents";
}
