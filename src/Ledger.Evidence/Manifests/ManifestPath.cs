using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Evidence.Manifests;

/// <summary>The rule for paths in a manifest and their order.</summary>
public static class ManifestPath
{
    /// <summary>The longest path, in bytes of UTF-8.</summary>
    public const int MaxBytes = 4096;

    /// <summary>The longest segment, in bytes of UTF-8.</summary>
    public const int MaxSegmentBytes = 255;

    /// <summary>
    /// Whether a text is a path: segments joined by single slashes, none of them <c>.</c> or <c>..</c>, no backslash,
    /// and nothing that canonical JSON refuses (controls, text that is not NFC).
    /// </summary>
    public static bool IsValid([NotNullWhen(true)] string? path)
    {
        if (!JsonText.IsAllowed(path) || path.Contains('\\') || Encoding.UTF8.GetByteCount(path) > MaxBytes)
        {
            return false;
        }

        foreach (var segment in path.Split('/'))
        {
            if (segment is "" or "." or ".." || Encoding.UTF8.GetByteCount(segment) > MaxSegmentBytes)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Orders paths by their UTF-8 bytes, which is the order of code points.</summary>
    public static int Compare(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        var same = left.AsSpan().CommonPrefixLength(right);
        return same < left.Length && same < right.Length
            ? Weight(left[same]).CompareTo(Weight(right[same]))
            : left.Length.CompareTo(right.Length);
    }

    // UTF-16 sorts surrogates before U+E000 to U+FFFF, though they stand for what comes after.
    private static int Weight(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
