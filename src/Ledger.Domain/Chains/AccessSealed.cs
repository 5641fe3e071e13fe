using Ledger.Cryptography;

namespace Ledger.Domain.Chains;

/// <summary>
/// <c>access.sealed</c>: how far a server's access journal goes, so that nothing in it can be changed or dropped unseen
/// afterwards. Who read what and who signed in stands in the journal alone. The registry records it itself.
/// </summary>
/// <param name="Journal">The journal's id, 32 hex characters.</param>
/// <param name="Size">How many records it has.</param>
/// <param name="Digest">The digest of the last.</param>
public sealed record AccessSealed(string Journal, ulong Size, Digest Digest) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "access.sealed";
}

/// <summary>The last seal of an access journal.</summary>
/// <param name="Journal">The journal's id.</param>
/// <param name="Size">How many records it had.</param>
/// <param name="Digest">The digest of the last.</param>
public sealed record AccessSeal(string Journal, ulong Size, Digest Digest);
