using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Manifests;

namespace Ledger.Evidence.Rows;

/// <summary>What a set of rows is, value for value (SPEC-rows), without holding it.</summary>
public sealed record RowSet
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-rows@v1";

    /// <summary>The longest description, in bytes.</summary>
    public const int MaxBytes = 1 << 22;

    /// <summary>The columns in the order of the values.</summary>
    public required IReadOnlyList<RowColumn> Columns { get; init; }

    /// <summary>The digests of the tree.</summary>
    public required ManifestDigests Digests { get; init; }

    /// <summary>The order of the rows.</summary>
    public required RowsOrder Order { get; init; }

    /// <summary>The names of the columns that make the key; empty unless <see cref="RowsOrder.Key"/>.</summary>
    public required IReadOnlyList<string> Key { get; init; }

    /// <summary>The number of rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Whether every leaf has a salt.</summary>
    public required bool IsSalted { get; init; }

    /// <summary>The root over the rows.</summary>
    public required DigestSet Tree { get; init; }

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes.</summary>
    /// <param name="bytes">Untrusted bytes of any length.</param>
    /// <param name="rows">What they describe.</param>
    /// <param name="error">Why they are refused, for people.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out RowSet? rows, [NotNullWhen(false)] out string? error)
    {
        rows = null;
        if (bytes.Length > MaxBytes)
        {
            error = $"A description has at most {MaxBytes} bytes.";
            return false;
        }

        if (!CanonicalJson.TryParse(bytes, out var value, out error))
        {
            return false;
        }

        rows = RowSetFormat.Read(value, out error);
        return rows is not null;
    }

    /// <summary>The canonical bytes.</summary>
    /// <exception cref="ArgumentException">A member breaks its rule; the bytes could not be read back.</exception>
    public byte[] ToBytes()
    {
        var refusal = RowSetFormat.Refusal(this);
        return refusal is null ? CanonicalJson.Write(RowSetFormat.Write(this)) : throw new ArgumentException(refusal);
    }
}
