using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;

namespace Ledger.Evidence.Rows;

/// <summary>A column of canonical rows.</summary>
/// <param name="Name">Its name; see <see cref="IsName"/>.</param>
/// <param name="Type">The type of its values, or of the elements of its arrays.</param>
/// <param name="IsArray">Whether its values are arrays.</param>
public sealed record RowColumn(string Name, RowType Type, bool IsArray = false)
{
    /// <summary>The most columns.</summary>
    public const int MaxCount = 1600;

    private const int MaxNameLength = 1024;

    private static readonly string[] s_names =
    [
        "boolean", "number", "float", "text", "bytes", "date", "time", "timestamp", "instant", "interval", "uuid",
        "json",
    ];

    /// <summary>The type as a description writes it: <c>number</c>, <c>text[]</c>.</summary>
    public string TypeName => s_names[(int)Type - 1] + (IsArray ? "[]" : "");

    /// <summary>Whether the column may be part of a key: its values have an order of their own.</summary>
    public bool IsOrdered => !IsArray && Type is not (RowType.Float or RowType.Interval or RowType.Json);

    /// <summary>Whether a text may name a column: what canonical JSON allows, and not empty.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) =>
        name is { Length: > 0 and <= MaxNameLength } && JsonText.IsAllowed(name);

    /// <summary>Reads a type as a description writes it.</summary>
    public static bool TryParseType(string? text, out RowType type, out bool isArray)
    {
        isArray = text?.EndsWith("[]", StringComparison.Ordinal) == true;
        var index = Array.IndexOf(s_names, isArray ? text![..^2] : text);
        type = (RowType)(index + 1);
        return index >= 0;
    }
}
