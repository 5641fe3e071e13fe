using Ledger.Cryptography;

namespace Ledger.Domain.Parties;

/// <summary><c>party.registered</c>.</summary>
public sealed record PartyRegistered(
    Organisation? Organisation, Digest? Person, ValueList<AuthorKey> Keys, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "party.registered";
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
