using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ledger.Domain;

/// <summary>
/// The key of one piece of registered state, the same in map, register and chains: <c>asset/{id}</c>,
/// <c>right/{asset}/{n}</c>, <c>case/{id}</c>, <c>party/{id}</c>, <c>certificate/{code}</c>,
/// <c>transaction/{asset}/{seq}</c>, <c>egress/{asset}/{seq}</c>,
/// <c>collection/{asset}/{n}</c>, <c>platform</c>. <c>default</c> is no key and is never parsed.
/// </summary>
public readonly record struct StateKey
{
    private StateKey(StateKeyKind kind, UInt128 id, ulong ordinal, CertificateCode code) =>
        (Kind, Id, Ordinal, Code) = (kind, id, ordinal, code);

    /// <summary>What the key is about.</summary>
    public StateKeyKind Kind { get; }

    /// <summary>The ordinal of a right or a collection, or the sequence number of a filing; 0 for the others.</summary>
    public ulong Ordinal { get; }

    /// <summary>The code of a certificate; <c>default</c> for the others.</summary>
    public CertificateCode Code { get; }

    private UInt128 Id { get; }

    /// <summary>The key of what the registrar states of its platform.</summary>
    public static StateKey Platform { get; } = new(StateKeyKind.Platform, default, 0, default);

    /// <summary>The key of an asset.</summary>
    public static StateKey Of(AssetId id) => new(StateKeyKind.Asset, id.Value, 0, default);

    /// <summary>The key of a case.</summary>
    public static StateKey Of(CaseId id) => new(StateKeyKind.Case, id.Value, 0, default);

    /// <summary>The key of a party.</summary>
    public static StateKey Of(PartyId id) => new(StateKeyKind.Party, id.Value, 0, default);

    /// <summary>The key of a certificate.</summary>
    public static StateKey Of(CertificateCode code) => new(StateKeyKind.Certificate, default, 0, code);

    /// <summary>The key of the <paramref name="ordinal"/>th right (from 1) over an asset.</summary>
    public static StateKey Right(AssetId asset, uint ordinal) =>
        new(StateKeyKind.Right, asset.Value, NotZero(ordinal), default);

    /// <summary>The key of a filed transaction over an asset, numbered from 1.</summary>
    public static StateKey Transaction(AssetId asset, ulong sequence) =>
        new(StateKeyKind.Transaction, asset.Value, NotZero(sequence), default);

    /// <summary>The key of a filed egress of an asset, numbered from 1.</summary>
    public static StateKey Egress(AssetId asset, ulong sequence) =>
        new(StateKeyKind.Egress, asset.Value, NotZero(sequence), default);

    /// <summary>The key of the <paramref name="ordinal"/>th record (from 1) of how an asset's data was collected.
    /// </summary>
    public static StateKey Collection(AssetId asset, uint ordinal) =>
        new(StateKeyKind.Collection, asset.Value, NotZero(ordinal), default);

    /// <summary>The asset that the key belongs to; false for all that is of no one asset.</summary>
    public bool TryGetAsset(out AssetId id)
    {
        var belongs = Kind is StateKeyKind.Asset or StateKeyKind.Right
            or StateKeyKind.Transaction or StateKeyKind.Egress or StateKeyKind.Collection;
        id = belongs ? AssetId.From(Id) : default;
        return belongs;
    }

    /// <summary>Reads one of the nine forms, exactly; ordinals are decimal without leading zeros.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out StateKey key)
    {
        key = default;
        var parts = text?.Split('/', 4) ?? [];
        if (parts is ["platform"])
        {
            key = Platform;
        }
        else if (parts is ["certificate", var code])
        {
            key = CertificateCode.TryParse(code, out var parsed) ? Of(parsed) : default;
        }
        else if (parts is [var kind, var id] && Identifier.TryParse(id, out var value))
        {
            key = Simple(kind, value);
        }
        else if (parts is [var owned, var asset, var ordinal] && Identifier.TryParse(asset, out var owner)
            && TryParseOrdinal(ordinal, out var number))
        {
            key = Numbered(owned, owner, number);
        }

        return key != default;
    }

    /// <summary>The key as text.</summary>
    public override string ToString() => Kind switch
    {
        StateKeyKind.None => "",
        StateKeyKind.Platform => "platform",
        StateKeyKind.Certificate => "certificate/" + Code,
        StateKeyKind.Asset => Identifier.Format("asset/", Id),
        StateKeyKind.Case => Identifier.Format("case/", Id),
        StateKeyKind.Party => Identifier.Format("party/", Id),
        StateKeyKind.Right => Owned("right"),
        StateKeyKind.Transaction => Owned("transaction"),
        StateKeyKind.Collection => Owned("collection"),
        _ => Owned("egress"),
    };

    private static StateKey Simple(string kind, UInt128 id) => kind switch
    {
        "asset" => new StateKey(StateKeyKind.Asset, id, 0, default),
        "case" => new StateKey(StateKeyKind.Case, id, 0, default),
        "party" => new StateKey(StateKeyKind.Party, id, 0, default),
        _ => default,
    };

    private static StateKey Numbered(string kind, UInt128 asset, ulong ordinal) => kind switch
    {
        "right" when ordinal <= uint.MaxValue => new StateKey(StateKeyKind.Right, asset, ordinal, default),
        "collection" when ordinal <= uint.MaxValue =>
            new StateKey(StateKeyKind.Collection, asset, ordinal, default),
        "transaction" => new StateKey(StateKeyKind.Transaction, asset, ordinal, default),
        "egress" => new StateKey(StateKeyKind.Egress, asset, ordinal, default),
        _ => default,
    };

    private static bool TryParseOrdinal(string text, out ulong ordinal)
    {
        ordinal = 0;
        return text is [>= '1' and <= '9', ..] && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && ulong.TryParse(text, CultureInfo.InvariantCulture, out ordinal) && ordinal <= long.MaxValue;
    }

    private static ulong NotZero(ulong ordinal)
    {
        ArgumentOutOfRangeException.ThrowIfZero(ordinal);
        return ordinal;
    }

    private string Owned(string kind) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind}/{Identifier.Format(Id)}/{Ordinal}");
}
