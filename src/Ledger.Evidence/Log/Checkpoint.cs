using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Log;

/// <summary>
/// The head of one tree at one size, c2sp.org/tlog-checkpoint, with no extension lines. Its text is what the lanes
/// sign.
/// </summary>
/// <param name="Origin">The tree's origin: the log's for SHA-256, the log's with <c>/sm3</c> for SM3.</param>
/// <param name="Size">The number of leaves.</param>
/// <param name="Root">The root over them.</param>
public sealed record Checkpoint(string Origin, ulong Size, Digest Root)
{
    /// <summary>What the SM3 tree's origin adds to the log's.</summary>
    public const string Sm3Suffix = "/sm3";

    /// <summary>What the origin of the tree over SHA3-256 adds to the log's (SPEC-preservation).</summary>
    public const string Sha3Suffix = "/sha3";

    /// <summary>What the origin of the state map over SHA3-256 adds to the log's.</summary>
    public const string Sha3MapSuffix = "/sha3/map";

    /// <summary>The origin of the tree that uses <paramref name="algorithm"/>.</summary>
    /// <exception cref="ArgumentException">The log has no such tree.</exception>
    public static string OriginOf(string logOrigin, DigestAlgorithm algorithm) =>
        algorithm == DigestAlgorithm.Sha256 ? logOrigin
        : algorithm == DigestAlgorithm.Sm3 ? logOrigin + Sm3Suffix
        : algorithm == DigestAlgorithm.Sha3 ? logOrigin + Sha3Suffix
        : throw new ArgumentException("A log has no tree over that digest.", nameof(algorithm));

    /// <summary>
    /// Reads a checkpoint's text; false for anything <see cref="ToText"/> does not write, extension lines among it.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (text?.Split('\n') is not [var origin, var size, var root, ""]
            || !EntrySyntax.IsOrigin(origin)
            || !EntrySyntax.TryDecimal(size, out var leaves)
            || !CanonicalBase64.TryDecode(root, out var bytes)
            || !Digest.TryRead(bytes, out var digest))
        {
            return false;
        }

        checkpoint = new Checkpoint(origin, leaves, digest);
        return true;
    }

    /// <summary>The note text: three lines, each with its newline.</summary>
    public string ToText() => string.Create(
        CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{CanonicalBase64.Encode(Root.AsSpan())}\n");
}
