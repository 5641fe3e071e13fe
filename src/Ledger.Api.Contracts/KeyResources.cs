namespace Ledger.Api.Contracts;

/// <summary>The keys that evidence rests on, as the log names them.</summary>
/// <param name="Keys">Every key that was ever named, oldest first.</param>
/// <param name="Proposed">The change that waits for a second operator; null when none does.</param>
public sealed record KeyListResource(IReadOnlyList<KeyResource> Keys, KeyProposalResource? Proposed);

/// <summary>A key and when it counts.</summary>
/// <param name="Id">SHA-256 of its material, hex.</param>
/// <param name="Purpose">
/// <c>lane</c>, <c>bundle</c>, <c>certificate</c>, <c>witness</c>, <c>time-stamper</c> or <c>authority</c>.
/// </param>
/// <param name="Algorithm">The key's algorithm; null of a certificate.</param>
/// <param name="Name">A witness's name; null of every other.</param>
/// <param name="Material">SubjectPublicKeyInfo, or certificate in DER; base64.</param>
/// <param name="State"><c>in-use</c>, <c>rotated</c> or <c>revoked</c>.</param>
/// <param name="NotBefore">The first time for which it counts.</param>
/// <param name="NotAfter">The last; null while there is none.</param>
/// <param name="RevokedAt">From when on it is not believed; null while it is not revoked.</param>
/// <param name="RevokedFor">The reason (RFC 5280, 5.3.1).</param>
/// <param name="NamedBy">Index of the entry that named it, decimal.</param>
/// <param name="EndedBy">Index of the entry that ended its service; null while it serves.</param>
public sealed record KeyResource(
    string Id,
    string Purpose,
    string? Algorithm,
    string? Name,
    string Material,
    string State,
    string NotBefore,
    string? NotAfter,
    string? RevokedAt,
    string? RevokedFor,
    string NamedBy,
    string? EndedBy);

/// <summary>A change of keys that one operator asks for.</summary>
/// <param name="Change">What a second operator confirms: SHA-256 of its canonical JSON, hex.</param>
/// <param name="Key">Id of the key that ends.</param>
/// <param name="Next">Id of the key that takes its place; null for none.</param>
/// <param name="RevokedFor">Why it is revoked; null for a rotation.</param>
/// <param name="Since">The day from which it is not to be believed; null: from the entry on.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">The account that asks.</param>
public sealed record KeyProposalResource(
    string Change, string Key, string? Next, string? RevokedFor, string? Since, string Reason, string By);

/// <summary>What change of a key is to be prepared.</summary>
/// <param name="Reason">Why, for whoever reads the log later; 1 to 500 characters.</param>
/// <param name="Next">Of somebody else's key the material of the one that takes its place, base64.</param>
/// <param name="NextName">The name of a witness that takes another's place.</param>
/// <param name="RevokedFor">The reason to revoke it (RFC 5280, 5.3.1); null for a rotation.</param>
/// <param name="Since">The day from which it is not to be believed, <c>2026-12-31</c>.</param>
public sealed record KeyChangeRequest(
    string Reason, string? Next = null, string? NextName = null, string? RevokedFor = null, string? Since = null);
