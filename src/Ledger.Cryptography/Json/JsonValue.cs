using System.Text;

namespace Ledger.Cryptography;

/// <summary>
/// A value that canonical JSON can hold: immutable, valid by construction, equal when its bytes are.
/// The kinds are <see cref="JsonObject"/>, <see cref="JsonArray"/>, <see cref="JsonText"/>, <see cref="JsonNumber"/>,
/// <see cref="JsonBool"/> and <see cref="JsonNull"/>.
/// </summary>
public abstract class JsonValue : IEquatable<JsonValue>
{
    /// <summary>The deepest nesting of arrays and objects that is written or read.</summary>
    public const int MaxDepth = 32;

    private protected JsonValue(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new ArgumentException($"JSON nests at most {MaxDepth} deep.");
        }

        Depth = depth;
    }

    // 0 for values without children, else one more than the deepest child.
    internal int Depth { get; }

    /// <summary>A text value.</summary>
    /// <exception cref="ArgumentException">The text may not stand in canonical JSON; see <see
    /// cref="JsonText"/>.</exception>
    public static implicit operator JsonValue(string text) => new JsonText(text);

    /// <summary>A boolean value.</summary>
    public static implicit operator JsonValue(bool value) => JsonBool.Of(value);

    /// <summary>
    /// A number. 64 bit integers and amounts are texts in every format; see <see cref="CanonicalDecimal"/>.
    /// </summary>
    public static implicit operator JsonValue(int value) => new JsonNumber(value);

    /// <inheritdoc/>
    public bool Equals(JsonValue? other) =>
        ReferenceEquals(this, other) || (other is not null && GetType() == other.GetType() && EqualsCore(other));

    /// <inheritdoc/>
    public sealed override bool Equals(object? obj) => Equals(obj as JsonValue);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCore();

    /// <summary>The canonical JSON text.</summary>
    public sealed override string ToString() => Encoding.UTF8.GetString(CanonicalJson.Write(this));

    private protected abstract bool EqualsCore(JsonValue other);

    private protected abstract int HashCore();
}
