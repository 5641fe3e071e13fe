using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Mirror;

/// <summary>What sort of state key a chain mirrors.</summary>
internal enum MirrorKeyKind
{
    /// <summary><c>asset/{id}</c></summary>
    Asset,

    /// <summary><c>right/{id}/{n}</c></summary>
    Right,

    /// <summary><c>transaction/{id}/{seq}</c></summary>
    Transaction,

    /// <summary><c>egress/{id}/{seq}</c></summary>
    Egress,
}

/// <summary>A state key that chains mirror, in its one spelling.</summary>
internal readonly record struct MirrorKey(MirrorKeyKind Kind, MirrorAssetId Asset, ulong Number)
{
    // Filing numbers have 40 bits on the chain.
    private const ulong LargestFiling = (1UL << 40) - 1;

    /// <summary>Whether keys that begin so are mirrored at all, however they go on.</summary>
    public static bool IsMirrored(string key) => TryReadKind(key.Split('/')[0], out _);

    public static bool TryParse(string key, [NotNullWhen(true)] out MirrorKey? parsed)
    {
        parsed = null;
        var parts = key.Split('/');
        if (!TryReadKind(parts[0], out var kind)
            || parts.Length != (kind == MirrorKeyKind.Asset ? 2 : 3)
            || !MirrorAssetId.TryParse(parts[1], out var asset))
        {
            return false;
        }

        var number = 0UL;
        var largest = kind == MirrorKeyKind.Right ? uint.MaxValue : LargestFiling;
        if (parts.Length == 3 && (!CanonicalDecimal.TryDecode(parts[2], out number) || number == 0 || number > largest))
        {
            return false;
        }

        parsed = new MirrorKey(kind, asset, number);
        return true;
    }

    private static bool TryReadKind(string word, out MirrorKeyKind kind)
    {
        kind = word switch
        {
            "right" => MirrorKeyKind.Right,
            "transaction" => MirrorKeyKind.Transaction,
            "egress" => MirrorKeyKind.Egress,
            _ => MirrorKeyKind.Asset,
        };
        return kind != MirrorKeyKind.Asset || word == "asset";
    }
}
