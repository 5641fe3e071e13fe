using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Ledger.Ports;

/// <summary>The spelling of names and command ids; adapters check by it what callers ask for.</summary>
public static class JournalNames
{
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>1 to <see cref="JournalLimits.MaxNameLength"/> printable ASCII characters without space.</summary>
    public static bool IsName([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= JournalLimits.MaxNameLength } && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>Exactly 32 lowercase hexadecimal characters.</summary>
    public static bool IsCommandId([NotNullWhen(true)] string? text) =>
        text is { Length: JournalLimits.CommandIdLength } && !text.AsSpan().ContainsAnyExcept(LowerHex);

    /// <summary>Refuses what is not a name.</summary>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not a name.</exception>
    public static void DemandName([NotNull] string? text, string parameter)
    {
        if (!IsName(text))
        {
            throw new ArgumentException("A name has 1 to 128 printable ASCII characters without space.", parameter);
        }
    }

    /// <summary>Refuses what is not a command id.</summary>
    /// <exception cref="ArgumentException"><paramref name="text"/> is not a command id.</exception>
    public static void DemandCommandId([NotNull] string? text, string parameter)
    {
        if (!IsCommandId(text))
        {
            throw new ArgumentException("A command id has 32 lowercase hexadecimal characters.", parameter);
        }
    }
}
