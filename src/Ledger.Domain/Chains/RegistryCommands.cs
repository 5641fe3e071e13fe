namespace Ledger.Domain.Chains;

/// <summary>A decision of the registry's operator about a chain instance.</summary>
/// <param name="Instance">The instance's id.</param>
/// <param name="Reason">Why, for whoever reads the log later.</param>
public abstract record RegistryCommand(string Instance, string Reason) : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Registry;
}

/// <summary><c>range.void</c>: a range that the instance refused goes to it without its operations.</summary>
public sealed record VoidRange(string Instance, LogRange Range, string Reason) : RegistryCommand(Instance, Reason)
{
    /// <inheritdoc/>
    public override string Type => "range.void";
}

/// <summary><c>instance.retire</c>: the log no longer goes to the instance; another one may take its place.</summary>
public sealed record RetireInstance(string Instance, string Reason) : RegistryCommand(Instance, Reason)
{
    /// <inheritdoc/>
    public override string Type => "instance.retire";
}
