using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Ledger.Ports.Objects;

/// <summary>
/// The one rule for names of objects: 1 to <see cref="MaxLength"/> characters in segments separated by single
/// slashes; a segment has 1 to <see cref="MaxSegmentLength"/> characters of <c>a–z 0–9 . _ -</c> and neither begins
/// nor ends with a dot. So every name has one spelling on every store, is no path trick, and is no hidden file.
/// </summary>
public static class ObjectName
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxLength = 512;

    /// <summary>The longest segment, in characters.</summary>
    public const int MaxSegmentLength = 128;

    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>True when the text is a name.</summary>
    public static bool IsValid([NotNullWhen(true)] string? name)
    {
        if (name is not { Length: > 0 and <= MaxLength })
        {
            return false;
        }

        foreach (var range in name.AsSpan().Split('/'))
        {
            if (!IsSegment(name.AsSpan(range)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True when the text is empty or a name followed by one slash: what a listing may ask for.</summary>
    public static bool IsPrefix([NotNullWhen(true)] string? prefix) =>
        prefix is "" || (prefix is [.., '/'] && IsValid(prefix[..^1]));

    /// <summary>Throws <see cref="ArgumentException"/> unless the text is a name.</summary>
    public static void Require([NotNull] string? name)
    {
        if (!IsValid(name))
        {
            throw new ArgumentException("Not the name of an object.", nameof(name));
        }
    }

    /// <summary>Throws <see cref="ArgumentException"/> unless the text is a prefix.</summary>
    public static void RequirePrefix([NotNull] string? prefix)
    {
        if (!IsPrefix(prefix))
        {
            throw new ArgumentException("Not a prefix of names: empty, or a name and a slash.", nameof(prefix));
        }
    }

    private static bool IsSegment(ReadOnlySpan<char> segment) =>
        segment is { Length: > 0 and <= MaxSegmentLength }
        && segment[0] != '.'
        && segment[^1] != '.'
        && !segment.ContainsAnyExcept(s_allowed);
}
