namespace Ledger.Cryptography;

/// <summary>
/// Whether text is in normalisation form C (Unicode Standard Annex 15), by Unicode 17.0. Ours and not the platform's:
/// the platform's answer depends on the library it finds, and without one every text passes.
/// </summary>
internal static class Nfc
{
    // The Unicode Standard, section 3.12, conjoining jamo.
    private const int SyllableBase = 0xac00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11a7;
    private const int LeadCount = 19, VowelCount = 21, TrailCount = 28;
    private const int SyllableCount = LeadCount * VowelCount * TrailCount;

    private static readonly Dictionary<(int First, int Second), int> s_composites = ReadComposites();
    private static readonly HashSet<int> s_seconds = [.. s_composites.Keys.Select(pair => pair.Second)];

    /// <summary>The text holds no lone surrogate.</summary>
    public static bool Is(string text)
    {
        var (lastClass, maybe) = (0, false);
        foreach (var rune in text.EnumerateRunes())
        {
            // Below U+0300, and among the unified ideographs, nothing combines.
            if (rune.Value is < 0x300 or (>= 0x3400 and <= 0x9fff))
            {
                lastClass = 0;
                continue;
            }

            var combining = CombiningClass(rune.Value);
            if (Find(NfcRanges.Never, 2, 1, rune.Value) >= 0 || (combining != 0 && lastClass > combining))
            {
                return false;
            }

            lastClass = combining;
            maybe |= MayCombineBackwards(rune.Value);
        }

        return !maybe || IsUnchanged(text);
    }

    // UAX 15 section 9: where the quick check says maybe, only normalising tells.
    private static bool IsUnchanged(string text)
    {
        var composed = Compose(Decompose(text));
        var i = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (i == composed.Count || composed[i++] != rune.Value)
            {
                return false;
            }
        }

        return i == composed.Count;
    }

    private static List<(int Value, int Class)> Decompose(string text)
    {
        var result = new List<(int Value, int Class)>(text.Length);
        var runStart = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            AppendParts(result, rune.Value, ref runStart);
        }

        Order(result, runStart);
        return result;
    }

    private static void AppendParts(List<(int Value, int Class)> result, int value, ref int runStart)
    {
        if (value is >= SyllableBase and < SyllableBase + SyllableCount)
        {
            var (pair, trail) = Math.DivRem(value - SyllableBase, TrailCount);
            Append(result, LeadBase + (pair / VowelCount), ref runStart);
            Append(result, VowelBase + (pair % VowelCount), ref runStart);
            if (trail != 0)
            {
                Append(result, TrailBase + trail, ref runStart);
            }

            return;
        }

        var found = Find(NfcCompositions.Triples, 3, 0, value);
        if (found < 0)
        {
            Append(result, value, ref runStart);
            return;
        }

        AppendParts(result, NfcCompositions.Triples[found + 1], ref runStart);
        Append(result, NfcCompositions.Triples[found + 2], ref runStart);
    }

    private static void Append(List<(int Value, int Class)> result, int value, ref int runStart)
    {
        var combining = CombiningClass(value);
        if (combining == 0)
        {
            Order(result, runStart);
            runStart = result.Count + 1;
        }

        result.Add((value, combining));
    }

    // Canonical ordering: stable, and not quadratic in a run that an opponent made long.
    private static void Order(List<(int Value, int Class)> characters, int start)
    {
        var count = characters.Count - start;
        if (count > 1)
        {
            var ordered = characters.GetRange(start, count).OrderBy(c => c.Class).ToList();
            characters.RemoveRange(start, count);
            characters.AddRange(ordered);
        }
    }

    // UAX 15 section 3 (D117): each character is joined to the last starter unless one between blocks it.
    private static List<int> Compose(List<(int Value, int Class)> characters)
    {
        var result = new List<int>(characters.Count);
        var (starter, lastClass) = (-1, -1);
        foreach (var (value, combining) in characters)
        {
            if (starter >= 0
                && (lastClass < combining || lastClass == -1)
                && TryJoin(result[starter], value, out var joined))
            {
                result[starter] = joined;
                continue;
            }

            if (combining == 0)
            {
                (starter, lastClass) = (result.Count, -1);
            }
            else
            {
                lastClass = combining;
            }

            result.Add(value);
        }

        return result;
    }

    private static bool TryJoin(int first, int second, out int joined)
    {
        if (first is >= LeadBase and < LeadBase + LeadCount && second is >= VowelBase and < VowelBase + VowelCount)
        {
            joined = SyllableBase + ((((first - LeadBase) * VowelCount) + second - VowelBase) * TrailCount);
            return true;
        }

        if (first is >= SyllableBase and < SyllableBase + SyllableCount
            && (first - SyllableBase) % TrailCount == 0
            && second is > TrailBase and < TrailBase + TrailCount)
        {
            joined = first + second - TrailBase;
            return true;
        }

        return s_composites.TryGetValue((first, second), out joined);
    }

    private static bool MayCombineBackwards(int value) =>
        value is (>= VowelBase and < VowelBase + VowelCount) or (> TrailBase and < TrailBase + TrailCount)
        || s_seconds.Contains(value);

    private static int CombiningClass(int value)
    {
        var found = Find(NfcRanges.CombiningClasses, 3, 1, value);
        return found < 0 ? 0 : NfcRanges.CombiningClasses[found + 2];
    }

    // The start of the row whose range [row[0], row[last]] holds the value, or −1.
    private static int Find(ReadOnlySpan<int> table, int width, int last, int value)
    {
        var (low, high) = (0, (table.Length / width) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var row = table.Slice(middle * width, width);
            if (value < row[0])
            {
                high = middle - 1;
            }
            else if (value > row[last])
            {
                low = middle + 1;
            }
            else
            {
                return middle * width;
            }
        }

        return -1;
    }

    private static Dictionary<(int First, int Second), int> ReadComposites()
    {
        var triples = NfcCompositions.Triples;
        var composites = new Dictionary<(int First, int Second), int>(triples.Length / 3);
        for (var i = 0; i < triples.Length; i += 3)
        {
            composites.Add((triples[i + 1], triples[i + 2]), triples[i]);
        }

        return composites;
    }
}
