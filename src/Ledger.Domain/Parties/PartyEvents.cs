using Ledger.Cryptography;

namespace Ledger.Domain.Parties;

/// <summary><c>party.registered</c>.</summary>
public sealed record PartyRegistered(
    Organisation? Organisation, Digest? Person, ValueList<AuthorKey> Keys, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "party.registered";
}

/// <summary><c>party.identity-changed</c>: a case of the register says what it is from now on.</summary>
/// <param name="Organisation">What it is.</param>
/// <param name="Case">The case (the guide, article 35).</param>
/// <param name="Act">Who completed it.</param>
public sealed record PartyIdentityChanged(Organisation Organisation, CaseId Case, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "party.identity-changed";
}

/// <summary><c>party.key-added</c>.</summary>
public sealed record KeyAdded(AuthorKey Key, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "party.key-added";
}

/// <summary><c>party.key-replaced</c>.</summary>
public sealed record KeyReplaced(Digest Old, AuthorKey Key, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "party.key-replaced";
}

/// <summary><c>party.key-revoked</c>.</summary>
public sealed record KeyRevoked(Digest Old, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "party.key-revoked";
}
