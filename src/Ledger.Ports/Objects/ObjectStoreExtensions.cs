namespace Ledger.Ports.Objects;

/// <summary>Forms of the port's members for content that fits in memory.</summary>
public static class ObjectStoreExtensions
{
    /// <summary>Writes a write-once object from memory; false when the name is taken.</summary>
    public static async ValueTask<bool> CreateAsync(
        this IObjectStore store, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var bytes = new MemoryStream(content.ToArray(), writable: false);
        return await store.CreateAsync(name, bytes, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Reads a whole object of at most <paramref name="maxLength"/> bytes; null when there is none. To replace an
    /// object after reading it, take its version from <see cref="IObjectStore.StatAsync"/> <em>before</em> reading:
    /// a replacement in between then makes yours fail instead of being lost.
    /// </summary>
    /// <exception cref="InvalidDataException">The object is longer.</exception>
    public static async ValueTask<byte[]?> ReadAsync(
        this IObjectStore store, string name, int maxLength, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentOutOfRangeException.ThrowIfNegative(maxLength);
        var content = await store.OpenAsync(name, 0, (long)maxLength + 1, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        await using (content.ConfigureAwait(false))
        {
            using var bytes = new MemoryStream();
            await content.CopyToAsync(bytes, cancellationToken).ConfigureAwait(false);
            return bytes.Length <= maxLength
                ? bytes.ToArray()
                : throw new InvalidDataException($"Object '{name}' is longer than {maxLength} bytes.");
        }
    }
}
