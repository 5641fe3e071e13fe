namespace Ledger.Domain.Chains;

/// <summary>
/// <c>instance.opened</c>: the log goes to a mirror instance from now on. The registry records it itself.
/// </summary>
public sealed record InstanceOpened(MirrorInstance Mirror) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "instance.opened";
}

/// <summary>
/// <c>range.refused</c>: an instance refuses a range for ever, and nothing goes on there until the range is voided. The
/// registry records it itself.
/// </summary>
/// <param name="Instance">The instance's id.</param>
/// <param name="Range">The range.</param>
/// <param name="Code">The contract's own name for its no.</param>
public sealed record RangeRefused(string Instance, LogRange Range, string Code) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "range.refused";
}

/// <summary><c>range.voided</c>: a range goes to an instance without its operations.</summary>
public sealed record RangeVoided(string Instance, LogRange Range, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "range.voided";
}

/// <summary><c>instance.retired</c>: the log no longer goes to an instance.</summary>
public sealed record InstanceRetired(string Instance, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "instance.retired";
}
