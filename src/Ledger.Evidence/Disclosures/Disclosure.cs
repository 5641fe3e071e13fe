using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;

namespace Ledger.Evidence.Disclosures;

/// <summary>Bodies of entries, opened for one order: <c>ledger-disclosure@v1</c> (SPEC-disclosure).</summary>
/// <param name="Origin">The log.</param>
/// <param name="Order">The order.</param>
/// <param name="Subject">The asset.</param>
/// <param name="Bodies">The bodies, ascending by entry and name.</param>
public sealed record Disclosure(string Origin, OrderId Order, AssetId Subject, IReadOnlyList<OpenedBody> Bodies)
{
    /// <summary>The most bytes of a disclosure.</summary>
    public const int MaxBytes = 32 * 1024 * 1024;

    /// <summary>The most bytes of a body.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    private const string Format = "ledger-disclosure@v1";

    /// <summary>The bytes of the file.</summary>
    /// <exception cref="ArgumentException">It is larger than <see cref="MaxBytes"/>.</exception>
    public byte[] ToBytes()
    {
        var bytes = CanonicalJson.Write(new JsonObject(
            ("bodies", new JsonArray(Bodies.Select(Write))),
            ("format", Format),
            ("order", Order.Stream.ToString()),
            ("origin", Origin),
            ("subject", Subject.Stream.ToString())));
        return bytes.Length <= MaxBytes
            ? bytes
            : throw new ArgumentException($"The disclosure has {bytes.Length} bytes, more than {MaxBytes}.");
    }

    /// <summary>Reads a disclosure. The bytes are untrusted.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out Disclosure? disclosure)
    {
        disclosure = null;
        if (bytes.Length > MaxBytes || !CanonicalJson.TryParse(bytes, out var json, out _)
            || json is not JsonObject members
            || !members.HasExactly("bodies", "format", "order", "origin", "subject")
            || !members.TryGetText("format", out var format) || format != Format
            || !members.TryGetText("origin", out var origin)
            || !members.TryGetText("order", out var name) || !StreamName.TryParse(name, out var order)
            || !members.TryGetText("subject", out var about) || !StreamName.TryParse(about, out var subject)
            || !order.TryGetOrder(out var id) || !subject.TryGetAsset(out var asset)
            || !members.TryGetArray("bodies", out var items))
        {
            return false;
        }

        var bodies = new List<OpenedBody>(items.Count);
        foreach (var item in items)
        {
            if (Read(item) is not { } body || (bodies.Count > 0 && Compare(bodies[^1], body) >= 0))
            {
                return false;
            }

            bodies.Add(body);
        }

        disclosure = new Disclosure(origin, id, asset, bodies);
        return true;
    }

    private static JsonObject Write(OpenedBody body) => new(
        ("body", CanonicalBase64.Encode(body.Bytes.Span)),
        ("entry", CanonicalDecimal.Encode(body.Entry)),
        ("name", body.Name),
        ("salt", body.Salt.ToString()));

    private static OpenedBody? Read(JsonValue item) =>
        item is JsonObject members && members.HasExactly("body", "entry", "name", "salt")
        && members.TryGetDecimal("entry", out var entry) && entry <= long.MaxValue
        && members.TryGetText("name", out var name) && EntrySyntax.IsBodyName(name)
        && members.TryGetDigest("salt", out var salt)
        && members.TryGetText("body", out var text) && text.Length <= 2 * MaxBodyBytes
        && CanonicalBase64.TryDecode(text, out var bytes) && bytes.Length <= MaxBodyBytes
            ? new OpenedBody(entry, name, salt, bytes)
            : null;

    private static int Compare(OpenedBody left, OpenedBody right) => left.Entry != right.Entry
        ? left.Entry.CompareTo(right.Entry)
        : string.CompareOrdinal(left.Name, right.Name);
}

/// <summary>A body with what opens its commitment.</summary>
/// <param name="Entry">The entry's index.</param>
/// <param name="Name">The body's name.</param>
/// <param name="Salt">Its salt.</param>
/// <param name="Bytes">Its bytes.</param>
public sealed record OpenedBody(ulong Entry, string Name, Digest Salt, ReadOnlyMemory<byte> Bytes);
