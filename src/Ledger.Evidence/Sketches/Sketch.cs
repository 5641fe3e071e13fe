using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Sketches;

/// <summary>
/// How much alike two sets of records are can be told from their sketches (SPEC-sketch): one byte of the least hash in
/// each of 1,024 bins. It is made to tell that, and tells it to everybody who has another sketch under the same key.
/// </summary>
public sealed record Sketch
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "ledger-sketch@v1";

    /// <summary>The number of bins.</summary>
    public const int Bins = 1024;

    /// <summary>The number of marks that a bin with a record may show.</summary>
    public const int Marks = 255;

    /// <summary>The longest sketch, in bytes.</summary>
    public const int MaxBytes = 4 * Bins;

    /// <summary>With fewer records a sketch tells of single ones, and is made only by who says so.</summary>
    public const int SafeRecords = 4 * Bins;

    /// <summary>What the key is called.</summary>
    public required string Key { get; init; }

    /// <summary>The number of records, repeated ones counted.</summary>
    public required long Records { get; init; }

    /// <summary>A byte for each bin: 0 where no record fell, else 1 to 255.</summary>
    public required ReadOnlyMemory<byte> Values { get; init; }

    /// <summary>Reads exactly what <see cref="ToBytes"/> writes.</summary>
    /// <param name="bytes">Untrusted bytes of any length.</param>
    /// <param name="sketch">The sketch.</param>
    /// <param name="error">Why the bytes are refused, for people.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Sketch? sketch, [NotNullWhen(false)] out string? error)
    {
        sketch = null;
        if (bytes.Length > MaxBytes)
        {
            error = "A sketch is shorter.";
            return false;
        }

        if (!CanonicalJson.TryParse(bytes, out var value, out error))
        {
            return false;
        }

        if (value is not JsonObject members)
        {
            error = "A sketch is an object.";
            return false;
        }

        var reader = new MemberReader(members);
        reader.Literal("format", Format);
        var values = new byte[Bins];
        reader.Text("bins", text => text.Length == 2 * Bins && Hex.TryDecode(text, values));
        var key = reader.Text("key", SketchKey.IsName);
        var records = reader.Decimal("records", 0);
        error = reader.Error ?? (records > long.MaxValue ? "'records' is too large." : null);
        sketch = error is null ? new Sketch { Key = key, Records = (long)records, Values = values } : null;
        return sketch is not null;
    }

    /// <summary>The canonical bytes.</summary>
    public byte[] ToBytes() => CanonicalJson.Write(new JsonObject(
        ("bins", Hex.Encode(Values.Span)),
        ("format", Format),
        ("key", Key),
        ("records", CanonicalDecimal.Encode((ulong)Records))));

    /// <summary>How much alike the records are of which two sketches were made.</summary>
    /// <exception cref="ArgumentException">They are under different keys.</exception>
    public static Similarity Compare(Sketch left, Sketch right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        if (left.Key != right.Key)
        {
            throw new ArgumentException($"Sketches under different keys ({left.Key}, {right.Key}) do not compare.");
        }

        var (either, both, same) = (0, 0, 0);
        for (var bin = 0; bin < Bins; bin++)
        {
            var (one, other) = (left.Values.Span[bin], right.Values.Span[bin]);
            either += (one | other) != 0 ? 1 : 0;
            both += one != 0 && other != 0 ? 1 : 0;
            same += one != 0 && one == other ? 1 : 0;
        }

        return Similarity.Of(either, both, same);
    }
}
