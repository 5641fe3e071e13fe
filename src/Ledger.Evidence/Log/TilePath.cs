using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Ledger.Cryptography;

namespace Ledger.Evidence.Log;

/// <summary>
/// Where a tile or an entry bundle stands (c2sp.org/tlog-tiles): its level, its index in the level, and how many of
/// its 256 places are filled. A path is relative to the log's prefix: <c>tile/0/x001/067.p/8</c>.
/// </summary>
public readonly record struct TilePath
{
    /// <summary>Hashes in a full tile, entries in a full bundle.</summary>
    public const int FullWidth = 256;

    /// <summary>The highest level that a tree of at most 2^63 leaves can have.</summary>
    public const int MaxLevel = 7;

    private const string Root = "tile/";
    private const string EntriesRoot = "tile/entries/";
    private const int EntriesLevel = -1;

    private readonly int _level;

    private TilePath(int level, ulong index, int width) => (_level, Index, Width) = (level, index, width);

    /// <summary>Whether this is an entry bundle rather than a hash tile.</summary>
    public bool IsEntries => _level == EntriesLevel;

    /// <summary>The level of a hash tile; 0 for an entry bundle, which spans what the tile of level 0 spans.</summary>
    public int Level => Math.Max(_level, 0);

    /// <summary>The index in the level, from 0.</summary>
    public ulong Index { get; }

    /// <summary>How many places are filled: 1 to 255 in a partial tile, 256 in a full one.</summary>
    public int Width { get; }

    /// <summary>Whether all 256 places are filled.</summary>
    public bool IsFull => Width == FullWidth;

    /// <summary>The same tile, filled.</summary>
    public TilePath Full => new(_level, Index, FullWidth);

    /// <summary>A hash tile.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No tree has such a tile.</exception>
    public static TilePath Hashes(int level, ulong index, int width = FullWidth)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, MaxLevel);
        return Checked(level, index, width);
    }

    /// <summary>An entry bundle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No log has such a bundle.</exception>
    public static TilePath Entries(ulong index, int width = FullWidth) => Checked(EntriesLevel, index, width);

    /// <summary>The hash tile at that index as it stands in a tree of <paramref name="size"/> leaves.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The tree has no such tile.</exception>
    public static TilePath HashesIn(ulong size, int level, ulong index)
    {
        var width = WidthIn(size, level, index);
        ArgumentOutOfRangeException.ThrowIfZero(width, nameof(index));
        return Hashes(level, index, width);
    }

    /// <summary>The entry bundle at that index as it stands in a log of <paramref name="size"/> entries.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The log has no such bundle.</exception>
    public static TilePath EntriesIn(ulong size, ulong index)
    {
        var width = WidthIn(size, 0, index);
        ArgumentOutOfRangeException.ThrowIfZero(width, nameof(index));
        return Entries(index, width);
    }

    /// <summary>How many places of a tile a tree of <paramref name="size"/> leaves fills: 0 to 256.</summary>
    public static int WidthIn(ulong size, int level, ulong index)
    {
        // floor(size / 256^level) hashes stand at a level.
        var hashes = size >> (8 * level);
        var first = index << 8;
        return index > hashes >> 8 ? 0 : (int)Math.Min(hashes - first, FullWidth);
    }

    /// <summary>
    /// Reads a path relative to the log's prefix; false for anything <see cref="ToString"/> does not write.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TilePath path)
    {
        path = default;
        if (text is null || !TryLevel(text, out var level, out var rest))
        {
            return false;
        }

        var width = FullWidth;
        var dot = rest.IndexOf(".p/", StringComparison.Ordinal);
        if (dot >= 0)
        {
            if (!CanonicalDecimal.TryDecode(rest[(dot + 3)..], out var partial) || partial is 0 or >= FullWidth)
            {
                return false;
            }

            (width, rest) = ((int)partial, rest[..dot]);
        }

        if (!ulong.TryParse(Digits(rest), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index > long.MaxValue >> 8)
        {
            return false;
        }

        path = new TilePath(level, index, width);
        return path.ToString() == text;
    }

    /// <summary>The path relative to the log's prefix.</summary>
    public override string ToString()
    {
        var text = IsEntries ? EntriesRoot : string.Create(CultureInfo.InvariantCulture, $"{Root}{_level}/");
        text += IndexText();
        return IsFull ? text : string.Create(CultureInfo.InvariantCulture, $"{text}.p/{Width}");
    }

    private static TilePath Checked(int level, ulong index, int width)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, (ulong)long.MaxValue >> 8);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, FullWidth);
        return new TilePath(level, index, width);
    }

    private static bool TryLevel(string text, out int level, out string rest)
    {
        (level, rest) = (EntriesLevel, "");
        if (text.StartsWith(EntriesRoot, StringComparison.Ordinal))
        {
            rest = text[EntriesRoot.Length..];
            return true;
        }

        if (!text.StartsWith(Root, StringComparison.Ordinal) || text.Length < Root.Length + 2
            || text[Root.Length] is < '0' or > '7' || text[Root.Length + 1] != '/')
        {
            return false;
        }

        (level, rest) = (text[Root.Length] - '0', text[(Root.Length + 2)..]);
        return true;
    }

    // What is not digits in the right places does not survive writing the path again.
    private static string Digits(string elements) =>
        elements.Replace("/", "", StringComparison.Ordinal).Replace("x", "", StringComparison.Ordinal);

    // Three digits an element, all but the last marked with an x: 1234067 is x001/x234/067.
    private string IndexText()
    {
        var text = (Index % 1000).ToString("000", CultureInfo.InvariantCulture);
        for (var rest = Index / 1000; rest > 0; rest /= 1000)
        {
            text = string.Create(CultureInfo.InvariantCulture, $"x{rest % 1000:000}/{text}");
        }

        return text;
    }
}
