using Ledger.Cryptography;

namespace Ledger.Domain.Parties;

/// <summary>A command addressed to a party.</summary>
public abstract record PartyCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Party;
}

/// <summary><c>party.register</c>: the party presents itself with its first keys.</summary>
/// <param name="Organisation">Set for an organisation.</param>
/// <param name="Person">Set for a natural person: the keyed digest of the identity number.</param>
/// <param name="Keys">1 to 8 keys.</param>
public sealed record RegisterParty(Organisation? Organisation, Digest? Person, ValueList<AuthorKey> Keys) : PartyCommand
{
    /// <inheritdoc/>
    public override string Type => "party.register";
}

/// <summary><c>party.add-key</c>.</summary>
/// <param name="Key">The further key.</param>
public sealed record AddKey(AuthorKey Key) : PartyCommand
{
    /// <inheritdoc/>
    public override string Type => "party.add-key";
}

/// <summary><c>party.replace-key</c>.</summary>
/// <param name="Old">The id of the key that ends.</param>
/// <param name="Key">The key that takes its place.</param>
public sealed record ReplaceKey(Digest Old, AuthorKey Key) : PartyCommand
{
    /// <inheritdoc/>
    public override string Type => "party.replace-key";
}

/// <summary><c>party.revoke-key</c>.</summary>
/// <param name="Old">The id of the key that ends.</param>
public sealed record RevokeKey(Digest Old) : PartyCommand
{
    /// <inheritdoc/>
    public override string Type => "party.revoke-key";
}
