using Ledger.Domain.Assets.Rights;

namespace Ledger.Domain.Assets.Provenance;

/// <summary>How one asset comes from another.</summary>
public enum SourceRelation
{
    /// <summary>Made from it (衍生): a product from a resource, a product from a product.</summary>
    Derived,

    /// <summary>Made from it and others, each with a part (融合).</summary>
    Fused,

    /// <summary>A later version of it (版本).</summary>
    Version,
}

/// <summary>Who says so.</summary>
public enum SourceBasis
{
    /// <summary>The holder declared it.</summary>
    Declared,

    /// <summary>The registrar observed it, with evidence.</summary>
    Observed,
}

/// <summary>That an asset comes from another one, as the asset's own stream remembers it.</summary>
/// <param name="Source">The asset that it comes from.</param>
/// <param name="Relation">How.</param>
/// <param name="Part">The source's part in a fusion; null for other relations.</param>
/// <param name="Basis">Who says so.</param>
/// <param name="By">The act that said so.</param>
/// <param name="Stands">False once it was withdrawn.</param>
public sealed record SourceLink(
    AssetId Source, SourceRelation Relation, Fraction? Part, SourceBasis Basis, Act By, bool Stands);

/// <summary>A source of a declaration.</summary>
/// <param name="Asset">The asset.</param>
/// <param name="Part">Its part; set exactly in a fusion.</param>
public sealed record DeclaredSource(AssetId Asset, Fraction? Part);

/// <summary>What a holder declares about where its asset comes from.</summary>
/// <param name="Relation">How.</param>
/// <param name="Sources">From what.</param>
/// <param name="Statement">How it was made, in words.</param>
public sealed record SourceDeclaration(
    SourceRelation Relation, ValueList<DeclaredSource> Sources, string Statement)
{
    internal string? Fault() =>
        Sources.Any(source => Relation is SourceRelation.Fused == source.Part is null)
            ? "parts are expected exactly for fusions"
        : Relation is SourceRelation.Fused && Sources.Count < 2 ? "a fusion has at least two sources"
        : Relation is SourceRelation.Version && Sources.Count > 1 ? "a version has one source"
        : Sources.Select(static source => source.Asset).Distinct().Count() < Sources.Count ? "a source comes twice"
        : null;
}
