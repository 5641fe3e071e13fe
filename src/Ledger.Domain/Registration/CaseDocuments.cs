namespace Ledger.Domain.Registration;

/// <summary>What became of the documents that a party handed in for a case.</summary>
/// <param name="Party">Whose they are.</param>
/// <param name="Status">What became of them.</param>
/// <param name="On">Since when.</param>
public sealed record CaseDocuments(PartyId Party, DocumentsStatus Status, DateOnly On);

/// <summary>What may be done with documents.</summary>
public enum DocumentsStatus
{
    /// <summary>Nothing but keeping them (个人信息保护法 article 47, second paragraph).</summary>
    Restricted,

    /// <summary>Nothing: their key is destroyed, and their digests are all that is left.</summary>
    Erased,
}
