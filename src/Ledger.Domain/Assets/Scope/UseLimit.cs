using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Domain.Assets.Scope;

/// <summary>How often data may be used: a number from 1, or without limit. <c>default</c> is without limit.</summary>
public readonly record struct UseLimit
{
    private const string Word = "unlimited";

    private UseLimit(ulong count) => Count = count;

    /// <summary>Without limit.</summary>
    public static UseLimit Unlimited => default;

    /// <summary>The number; 0 without limit.</summary>
    public ulong Count { get; }

    /// <summary>Whether there is none.</summary>
    public bool IsUnlimited => Count == 0;

    /// <summary>At most so often.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is 0.</exception>
    public static UseLimit Of(ulong count)
    {
        ArgumentOutOfRangeException.ThrowIfZero(count);
        return new UseLimit(count);
    }

    /// <summary>Reads <c>unlimited</c>, or a number from 1 without leading zeros.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UseLimit limit)
    {
        var numbered = CanonicalDecimal.TryDecode(text, out var count) && count > 0;
        limit = numbered ? new UseLimit(count) : default;
        return numbered || text == Word;
    }

    /// <summary>Whether the other is within this one.</summary>
    public bool Contains(UseLimit other) => IsUnlimited || (!other.IsUnlimited && other.Count <= Count);

    /// <summary>The text that is read.</summary>
    public override string ToString() => IsUnlimited ? Word : CanonicalDecimal.Encode(Count);
}
