namespace Ledger.Domain.Assets.Provenance;

/// <summary>A command about how an asset's data was collected.</summary>
public abstract record CollectionCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Asset;
}

/// <summary><c>collection.declare</c>: by a holder of a right, what the collector signed.</summary>
/// <param name="Record">What was signed; it becomes public.</param>
/// <param name="Signature">The collector's signature.</param>
/// <param name="Statement">How the data was generated and stored, and who did it, in words; not public.</param>
public sealed record DeclareCollection(
    CollectionRecord Record, CollectorSignature Signature, string Statement) : CollectionCommand
{
    /// <inheritdoc/>
    public override string Type => "collection.declare";
}

/// <summary><c>collection.withdraw</c>: by a holder of a right.</summary>
/// <param name="Number">Its number under the asset, from 1.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawCollection(int Number, string Reason) : CollectionCommand
{
    /// <inheritdoc/>
    public override string Type => "collection.withdraw";
}

/// <summary><c>collection.declared</c>: numbered after those before.</summary>
public sealed record CollectionDeclared(
    CollectionRecord Record, CollectorSignature Signature, string Statement, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "collection.declared";
}

/// <summary><c>collection.withdrawn</c>.</summary>
public sealed record CollectionWithdrawn(int Number, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "collection.withdrawn";
}
