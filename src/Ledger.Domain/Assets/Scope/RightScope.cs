using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Domain.Assets.Scope;

/// <summary>
/// For what a right holds. Each dimension is null where it is unknown: what is unknown may reach anywhere, so that it
/// overlaps everything and contains nothing. The term is the right's own.
/// </summary>
/// <remarks>数据产权登记工作指引（试行） article 23 item 1; annex 1, 限制范围 (购买方类型、地域、转售、出境).</remarks>
public sealed record RightScope
{
    /// <summary>For what; codes of <see cref="CodeTree.Purpose"/>.</summary>
    public ValueList<string>? Purposes { get; init; }

    /// <summary>Where; codes of <see cref="CodeTree.Territory"/>.</summary>
    public ValueList<string>? Territories { get; init; }

    /// <summary>In which industries; codes of <see cref="CodeTree.Industry"/>.</summary>
    public ValueList<string>? Industries { get; init; }

    /// <summary>How often.</summary>
    public UseLimit? Uses { get; init; }

    /// <summary>Whether it may be passed on; a code of <see cref="CodeTree.Resale"/>.</summary>
    public string? Resale { get; init; }

    /// <summary>Whether the data may leave the country; a code of <see cref="CodeTree.Export"/>.</summary>
    public string? Export { get; init; }

    /// <summary>No limit in any dimension.</summary>
    public static RightScope Unlimited { get; } = new()
    {
        Purposes = ["any"],
        Territories = ["any"],
        Industries = ["any"],
        Uses = UseLimit.Unlimited,
        Resale = "any",
        Export = "any",
    };

    /// <summary>Nothing is known.</summary>
    public static RightScope Unknown { get; } = new();

    /// <summary>Whether whatever the other allows, this one allows.</summary>
    public bool Contains(RightScope other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ExceededBy(other) is null;
    }

    /// <summary>The first dimension in which the other allows more than this one; null when there is none.</summary>
    internal string? ExceededBy(RightScope other) =>
        !Contains(CodeTree.Purpose, Purposes, other.Purposes) ? "purposes"
        : !Contains(CodeTree.Territory, Territories, other.Territories) ? "territories"
        : !Contains(CodeTree.Industry, Industries, other.Industries) ? "industries"
        : !(Uses is { } uses && (uses.IsUnlimited || (other.Uses is { } fewer && uses.Contains(fewer)))) ? "uses"
        : !Contains(CodeTree.Resale, One(Resale), One(other.Resale)) ? "resale"
        : !Contains(CodeTree.Export, One(Export), One(other.Export)) ? "export"
        : null;

    /// <summary>
    /// Whether something is allowed by both. Numbers of uses, and whether data may be passed on or leave, say how far
    /// a right goes, not in which field: there two rights always meet.
    /// </summary>
    public bool Overlaps(RightScope other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Overlaps(CodeTree.Purpose, Purposes, other.Purposes)
            && Overlaps(CodeTree.Territory, Territories, other.Territories)
            && Overlaps(CodeTree.Industry, Industries, other.Industries);
    }

    /// <summary>The canonical JSON.</summary>
    public JsonObject Write() => (JsonObject)ScopeCodecs.Scope.Write(this);

    /// <summary>Reads what <see cref="Write"/> writes, and nothing else.</summary>
    public static bool TryRead(
        JsonValue json, [NotNullWhen(true)] out RightScope? scope, [NotNullWhen(false)] out string? error) =>
        ScopeCodecs.Scope.TryRead(json, out scope, out error);

    private static ValueList<string>? One(string? code) => code is null ? null : [code];

    // The root is the whole dimension, so it contains what is unknown too.
    private static bool Contains(CodeTree tree, ValueList<string>? one, ValueList<string>? other) =>
        one is not null && (one.Contains("any")
            || (other is not null && other.All(code => one.Any(wider => tree.Contains(wider, code)))));

    private static bool Overlaps(CodeTree tree, ValueList<string>? one, ValueList<string>? other) =>
        one is null || other is null || one.Any(code => other.Any(second => tree.Overlaps(code, second)));
}
