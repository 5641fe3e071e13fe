using System.Collections;
using System.Runtime.CompilerServices;

namespace Ledger.Domain;

/// <summary>An immutable list that equals another when it holds equal items in the same order.</summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[] _items;

    internal ValueList(T[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>A list with one more item at its end.</summary>
    public ValueList<T> Add(T item) => new([.. _items, item]);

    /// <summary>A list with another item at one place.</summary>
    public ValueList<T> With(int index, T item)
    {
        var items = (T[])_items.Clone();
        items[index] = item;
        return new ValueList<T>(items);
    }

    /// <inheritdoc/>
    public bool Equals(ValueList<T>? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}

/// <summary>Makes <see cref="ValueList{T}"/>.</summary>
public static class ValueList
{
    /// <summary>A list of the items given.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());
}
