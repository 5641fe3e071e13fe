using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Bundles;

/// <summary>One path of hashes in each tree: an audit path, or a consistency path.</summary>
/// <param name="Sha256">The path in the SHA-256 tree.</param>
/// <param name="Sm3">The path in the SM3 tree.</param>
public sealed record HashPaths(IReadOnlyList<Digest> Sha256, IReadOnlyList<Digest> Sm3)
{
    // A consistency path in a tree of 2^63 leaves has no more.
    private const int MaxLength = 64;

    /// <summary>The path in the tree over one digest.</summary>
    public IReadOnlyList<Digest> this[DigestAlgorithm algorithm] =>
        algorithm == DigestAlgorithm.Sm3 ? Sm3 : Sha256;

    internal byte[] ToBytes() => CanonicalJson.Write(new JsonObject(("sha256", Write(Sha256)), ("sm3", Write(Sm3))));

    internal static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out HashPaths? paths)
    {
        paths = null;
        if (!CanonicalJson.TryParse(bytes, out var value, out _) || value is not JsonObject members)
        {
            return false;
        }

        var reader = new MemberReader(members);
        var read = new HashPaths(Read(reader, "sha256"), Read(reader, "sm3"));
        paths = reader.Error is null ? read : null;
        return paths is not null;
    }

    private static JsonArray Write(IReadOnlyList<Digest> hashes) =>
        new(hashes.Select(static hash => (JsonValue)hash.ToString()));

    private static List<Digest> Read(MemberReader members, string name)
    {
        var items = members.Items(name, MaxLength);
        var hashes = new List<Digest>(items.Count);
        foreach (var item in items)
        {
            if (!Digest.TryParse((item as JsonText)?.Value, out var hash))
            {
                members.Refuse($"'{name}' holds something that is not a digest.");
            }

            hashes.Add(hash);
        }

        return hashes;
    }
}
