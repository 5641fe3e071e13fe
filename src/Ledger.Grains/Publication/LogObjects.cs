using System.Globalization;
using Ledger.Cryptography;
using Ledger.Evidence.Log;

namespace Ledger.Grains.Publication;

/// <summary>Where the objects of a log stand in the object store (SPEC-log, "Objects").</summary>
public static class LogObjects
{
    /// <summary>What is derived and not part of the log: may be deleted at any time.</summary>
    public const string Derived = "log/derived/";

    private const string MapStart = Derived + "map-";

    /// <summary>The prefix of a tree's objects.</summary>
    public static string Prefix(DigestAlgorithm algorithm) => algorithm == DigestAlgorithm.Sha256 ? "log/" : "log/sm3/";

    /// <summary>The newest checkpoint of a tree.</summary>
    public static string Checkpoint(DigestAlgorithm algorithm) => Prefix(algorithm) + "checkpoint";

    /// <summary>The prefix under which all checkpoints of a tree are kept.</summary>
    public static string KeptPrefix(DigestAlgorithm algorithm) => Prefix(algorithm) + "checkpoints/";

    /// <summary>The checkpoint of a tree at one size.</summary>
    public static string Kept(DigestAlgorithm algorithm, ulong size) => KeptPrefix(algorithm) + Text(size);

    /// <summary>A tile; entry bundles stand with the SHA-256 tree.</summary>
    public static string Tile(DigestAlgorithm algorithm, TilePath path) => Prefix(algorithm) + path;

    /// <summary>The state map as of a size.</summary>
    public static string MapSnapshot(ulong size) => MapStart + Text(size);

    /// <summary>The size in the name of a map snapshot; false for other names.</summary>
    public static bool TryMapSnapshot(string name, out ulong size)
    {
        size = 0;
        return name.StartsWith(MapStart, StringComparison.Ordinal)
            && CanonicalDecimal.TryDecode(name[MapStart.Length..], out size);
    }

    /// <summary>The size in the name of a kept checkpoint; false for other names.</summary>
    public static bool TryKept(DigestAlgorithm algorithm, string name, out ulong size)
    {
        size = 0;
        var prefix = KeptPrefix(algorithm);
        return name.StartsWith(prefix, StringComparison.Ordinal)
            && CanonicalDecimal.TryDecode(name[prefix.Length..], out size);
    }

    private static string Text(ulong size) => size.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An object of a log with its content.</summary>
internal readonly record struct LogObject(string Name, ReadOnlyMemory<byte> Bytes);
