namespace Ledger.Cryptography;

/// <summary>An array.</summary>
public sealed class JsonArray : JsonValue
{
    private readonly JsonValue[] _items;

    /// <summary>Holds the items in their order.</summary>
    /// <exception cref="ArgumentException">It would nest too deep.</exception>
    public JsonArray(params IEnumerable<JsonValue> items)
        : this([.. items])
    {
    }

    // The array is the caller's no more.
    internal JsonArray(JsonValue[] items)
        : base(1 + DeepestOf(items)) => _items = items;

    /// <summary>The items.</summary>
    public IReadOnlyList<JsonValue> Items => _items;

    private protected override bool EqualsCore(JsonValue other) =>
        _items.AsSpan().SequenceEqual(((JsonArray)other)._items);

    private protected override int HashCore()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    private static int DeepestOf(JsonValue[] items)
    {
        var deepest = 0;
        foreach (var item in items)
        {
            ArgumentNullException.ThrowIfNull(item, nameof(items));
            deepest = Math.Max(deepest, item.Depth);
        }

        return deepest;
    }
}
