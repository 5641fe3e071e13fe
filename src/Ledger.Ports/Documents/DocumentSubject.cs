using Ledger.Domain;

namespace Ledger.Ports.Documents;

/// <summary>
/// Whose documents share a key: one party's in one case. Retention ends case by case, so erasing does too.
/// </summary>
/// <param name="Case">The case that the documents were handed in for.</param>
/// <param name="Party">Who handed them in.</param>
public readonly record struct DocumentSubject(CaseId Case, PartyId Party)
{
    /// <summary><c>case/{id}/party/{id}</c>.</summary>
    public override string ToString() => $"case/{Case}/party/{Party}";
}
