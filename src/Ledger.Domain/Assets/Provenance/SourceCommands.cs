using Ledger.Cryptography;

namespace Ledger.Domain.Assets.Provenance;

/// <summary>A command about where an asset comes from.</summary>
public abstract record SourceCommand : Command
{
    /// <inheritdoc/>
    public override StreamKind Addressee => StreamKind.Asset;
}

/// <summary><c>source.declare</c>: by a holder of a right over the asset who may use the sources.</summary>
public sealed record DeclareSources(SourceDeclaration Declaration) : SourceCommand
{
    /// <inheritdoc/>
    public override string Type => "source.declare";
}

/// <summary><c>source.observe</c>: by a reviewer, on evidence.</summary>
/// <param name="Source">The asset that this one comes from.</param>
/// <param name="Relation">How; a fusion is declared, since its parts cannot be observed.</param>
/// <param name="Evidence">Digests of what shows it, for example a comparison of two manifests.</param>
/// <param name="Statement">What was observed.</param>
public sealed record ObserveSource(
    AssetId Source, SourceRelation Relation, DigestPair Evidence, string Statement) : SourceCommand
{
    /// <inheritdoc/>
    public override string Type => "source.observe";
}

/// <summary>
/// <c>source.withdraw</c>: what was declared by a holder of a right, what was observed by an approver who did not.
/// </summary>
/// <param name="Number">The link's number under the asset, from 1.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawSource(int Number, string Reason) : SourceCommand
{
    /// <inheritdoc/>
    public override string Type => "source.withdraw";
}

/// <summary><c>source.declared</c>: each source is a link, numbered after those before.</summary>
public sealed record SourcesDeclared(SourceDeclaration Declaration, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "source.declared";
}

/// <summary><c>source.observed</c>.</summary>
public sealed record SourceObserved(
    AssetId Source, SourceRelation Relation, DigestPair Evidence, string Statement, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "source.observed";
}

/// <summary><c>source.withdrawn</c>.</summary>
public sealed record SourceWithdrawn(int Number, string Reason, Act Act) : DomainEvent
{
    /// <inheritdoc/>
    public override string Type => "source.withdrawn";
}
