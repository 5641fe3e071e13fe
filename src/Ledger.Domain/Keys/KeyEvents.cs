namespace Ledger.Domain.Keys;

/// <summary>
/// <c>keys.opened</c>: keys that the registry was set up with. The registry records them itself: its own in the first
/// entry of its log, somebody else's when they are configured.
/// </summary>
public sealed record KeysOpened(ValueList<RegistryKey> Keys) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "keys.opened";
}

/// <summary><c>key.proposed</c>: one operator asks for a change of keys; what was proposed before is void.</summary>
public sealed record KeyProposed(KeyChange Change, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "key.proposed";
}

/// <summary>
/// <c>key.rotated</c>: from the next checkpoint on another key serves the purpose. What the earlier one signed counts.
/// </summary>
/// <param name="Change">The change.</param>
/// <param name="Reason">Why.</param>
/// <param name="Proposed">Who asked for it.</param>
/// <param name="Act">Who agreed.</param>
public sealed record KeyRotated(KeyChange Change, string Reason, Act Proposed, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "key.rotated";
}

/// <summary><c>key.revoked</c>: a key is no longer believed, as its reason has it.</summary>
/// <param name="Change">The change.</param>
/// <param name="Reason">Why.</param>
/// <param name="Proposed">Who asked for it.</param>
/// <param name="Act">Who agreed.</param>
public sealed record KeyRevoked(KeyChange Change, string Reason, Act Proposed, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "key.revoked";
}
