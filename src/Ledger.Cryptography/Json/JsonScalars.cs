using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ledger.Cryptography;

/// <summary>
/// A string. Refused are lone surrogates, noncharacters, control and bidirectional control characters (so also tabs
/// and line ends), and text that is not in normalisation form C of Unicode 17.0.
/// </summary>
public sealed class JsonText : JsonValue
{
    /// <summary>Holds a text that <see cref="IsAllowed"/>.</summary>
    /// <exception cref="ArgumentException">The text is refused.</exception>
    public JsonText(string value)
        : base(0)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (TextRule.Refusal(value) is { } refusal)
        {
            throw new ArgumentException($"The {refusal}.", nameof(value));
        }

        Value = value;
    }

    // For the reader, which has checked the text already.
    internal JsonText(string value, bool isChecked)
        : base(0)
    {
        Debug.Assert(isChecked, "Unchecked text goes through the other constructor.");
        Value = value;
    }

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>Whether the text may stand in canonical JSON, as a value or as a name.</summary>
    public static bool IsAllowed([NotNullWhen(true)] string? text) =>
        text is not null && TextRule.Refusal(text) is null;

    private protected override bool EqualsCore(JsonValue other) => Value == ((JsonText)other).Value;

    private protected override int HashCore() => StringComparer.Ordinal.GetHashCode(Value);
}

/// <summary>An integer that a double holds exactly: from −(2^53−1) to 2^53−1.</summary>
public sealed class JsonNumber : JsonValue
{
    /// <summary>The largest number (RFC 7493 section 2.2); the smallest is its negative.</summary>
    public const long MaxValue = (1L << 53) - 1;

    /// <summary>Holds a safe integer.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is beyond the safe range.</exception>
    public JsonNumber(long value)
        : base(0)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, -MaxValue);
        Value = value;
    }

    /// <summary>The number.</summary>
    public long Value { get; }

    internal string Text => Value.ToString(CultureInfo.InvariantCulture);

    private protected override bool EqualsCore(JsonValue other) => Value == ((JsonNumber)other).Value;

    private protected override int HashCore() => Value.GetHashCode();
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class JsonBool : JsonValue
{
    private static readonly JsonBool s_true = new(true);
    private static readonly JsonBool s_false = new(false);

    private JsonBool(bool value)
        : base(0) => Value = value;

    /// <summary>The boolean.</summary>
    public bool Value { get; }

    /// <summary>The one value for each boolean.</summary>
    public static JsonBool Of(bool value) => value ? s_true : s_false;

    private protected override bool EqualsCore(JsonValue other) => Value == ((JsonBool)other).Value;

    private protected override int HashCore() => Value.GetHashCode();
}

/// <summary><c>null</c>.</summary>
public sealed class JsonNull : JsonValue
{
    private JsonNull()
        : base(0)
    {
    }

    /// <summary>The only one.</summary>
    public static JsonNull Instance { get; } = new();

    private protected override bool EqualsCore(JsonValue other) => true;

    private protected override int HashCore() => 0;
}
