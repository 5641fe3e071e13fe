using System.Diagnostics.CodeAnalysis;

namespace Ledger.Cryptography;

/// <summary>
/// An object, its members in canonical order: names compared by UTF-16 code units (RFC 8785 section 3.2.3).
/// The <c>TryGet…</c> members answer false for a member that is missing or of another kind.
/// </summary>
public sealed class JsonObject : JsonValue
{
    private readonly KeyValuePair<string, JsonValue>[] _members;

    /// <summary>Holds the members, given in any order.</summary>
    /// <exception cref="ArgumentException">A name comes twice or is refused as text, or it would nest too
    /// deep.</exception>
    public JsonObject(params ReadOnlySpan<(string Name, JsonValue Value)> members)
        : this(Sort(members))
    {
    }

    /// <summary>Holds the members, given in any order.</summary>
    /// <exception cref="ArgumentException">A name comes twice or is refused as text, or it would nest too
    /// deep.</exception>
    public JsonObject(IEnumerable<(string Name, JsonValue Value)> members)
        : this([.. members])
    {
    }

    // The names are checked, in order and distinct; the array is the caller's no more.
    internal JsonObject(KeyValuePair<string, JsonValue>[] members)
        : base(1 + DeepestOf(members)) => _members = members;

    /// <summary>The members in canonical order.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonValue>> Members => _members;

    /// <summary>The value of a member, or null when there is none (a JSON null is <see cref="JsonNull"/>).</summary>
    public JsonValue? this[string name] => TryGet(name, out var value) ? value : null;

    /// <summary>Whether the names are exactly these, given in any order: nothing missing, nothing more.</summary>
    public bool HasExactly(params ReadOnlySpan<string> names)
    {
        if (names.Length != _members.Length)
        {
            return false;
        }

        var sorted = names.ToArray();
        Array.Sort(sorted, StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++)
        {
            if (sorted[i] != _members[i].Key)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The value of a member of any kind.</summary>
    public bool TryGet(string name, [NotNullWhen(true)] out JsonValue? value)
    {
        var (low, high) = (0, _members.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = string.CompareOrdinal(_members[middle].Key, name);
            if (order == 0)
            {
                value = _members[middle].Value;
                return true;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        value = null;
        return false;
    }

    /// <summary>The value of a text member.</summary>
    public bool TryGetText(string name, [NotNullWhen(true)] out string? value)
    {
        value = (this[name] as JsonText)?.Value;
        return value is not null;
    }

    /// <summary>
    /// The value of a text member that is an unsigned 64 bit integer as <see cref="CanonicalDecimal"/>.
    /// </summary>
    public bool TryGetDecimal(string name, out ulong value) =>
        CanonicalDecimal.TryDecode((this[name] as JsonText)?.Value, out value);

    /// <summary>The value of a text member that is a digest in hex.</summary>
    public bool TryGetDigest(string name, out Digest value) =>
        Digest.TryParse((this[name] as JsonText)?.Value, out value);

    /// <summary>The value of a number member.</summary>
    public bool TryGetNumber(string name, out long value)
    {
        var number = this[name] as JsonNumber;
        value = number?.Value ?? 0;
        return number is not null;
    }

    /// <summary>The value of a boolean member.</summary>
    public bool TryGetBool(string name, out bool value)
    {
        var boolean = this[name] as JsonBool;
        value = boolean?.Value ?? false;
        return boolean is not null;
    }

    /// <summary>The value of an object member.</summary>
    public bool TryGetObject(string name, [NotNullWhen(true)] out JsonObject? value)
    {
        value = this[name] as JsonObject;
        return value is not null;
    }

    /// <summary>The items of an array member.</summary>
    public bool TryGetArray(string name, [NotNullWhen(true)] out IReadOnlyList<JsonValue>? items)
    {
        items = (this[name] as JsonArray)?.Items;
        return items is not null;
    }

    private protected override bool EqualsCore(JsonValue other)
    {
        var members = ((JsonObject)other)._members;
        if (members.Length != _members.Length)
        {
            return false;
        }

        // A pair compares itself through reflection, member by member.
        for (var i = 0; i < members.Length; i++)
        {
            if (members[i].Key != _members[i].Key || !members[i].Value.Equals(_members[i].Value))
            {
                return false;
            }
        }

        return true;
    }

    private protected override int HashCore()
    {
        var hash = new HashCode();
        foreach (var (name, value) in _members)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }

    private static KeyValuePair<string, JsonValue>[] Sort(ReadOnlySpan<(string Name, JsonValue Value)> members)
    {
        var sorted = new KeyValuePair<string, JsonValue>[members.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            var (name, value) = members[i];
            ArgumentNullException.ThrowIfNull(value, nameof(members));
            if (!JsonText.IsAllowed(name))
            {
                throw new ArgumentException("A name may not stand in canonical JSON.", nameof(members));
            }

            sorted[i] = KeyValuePair.Create(name, value);
        }

        if (FirstOutOfOrder(sorted) > 0)
        {
            sorted.AsSpan().Sort(static (a, b) => string.CompareOrdinal(a.Key, b.Key));
        }

        return FirstOutOfOrder(sorted) is > 0 and var twice
            ? throw new ArgumentException($"'{sorted[twice].Key}' comes twice.", nameof(members))
            : sorted;
    }

    // Members are mostly given in order; 0 when all names ascend.
    private static int FirstOutOfOrder(ReadOnlySpan<KeyValuePair<string, JsonValue>> members)
    {
        for (var i = 1; i < members.Length; i++)
        {
            if (string.CompareOrdinal(members[i - 1].Key, members[i].Key) >= 0)
            {
                return i;
            }
        }

        return 0;
    }

    private static int DeepestOf(ReadOnlySpan<KeyValuePair<string, JsonValue>> members)
    {
        var deepest = 0;
        foreach (var (_, value) in members)
        {
            deepest = Math.Max(deepest, value.Depth);
        }

        return deepest;
    }
}
