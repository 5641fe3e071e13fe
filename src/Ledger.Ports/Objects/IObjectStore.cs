namespace Ledger.Ports.Objects;

/// <summary>
/// Named byte strings of one registry: tiles, checkpoints, manifests and documents. Two kinds of object share one
/// space of names: <em>write-once</em> objects (<see cref="CreateAsync"/>) never change, <em>replaceable</em> objects
/// (<see cref="ReplaceAsync"/>) change only under the version that the caller has seen. The kind of a name is fixed
/// by whoever creates it first, and nothing is ever deleted through this port.
/// </summary>
/// <remarks>
/// <para>
/// Names follow <see cref="ObjectName"/>; every member throws <see cref="ArgumentException"/> for any other text.
/// A name must not extend the name of an object by further segments (<c>a</c> and <c>a/b</c>): a store refuses
/// such a pair with <see cref="IOException"/> where it can tell.
/// </para>
/// <para>
/// What a member has returned as done is durable: it survives the sudden end of this process, of the store's and of
/// the machine's. An object is visible whole or not at all; readers never see part of one, nor a mixture of two
/// versions. A call that throws may or may not have taken effect; calling again with the same bytes is safe, and a
/// store that is remote sends only the parts that it does not hold yet.
/// </para>
/// <para>
/// Not to be assumed: that what is read is what was written (reading by digest checks that), that a listing
/// is a snapshot, that entity tags mean anything but "same version", or that two stores give equal tags. Members are
/// safe to call from many threads, and several processes may share one store.
/// </para>
/// </remarks>
public interface IObjectStore
{
    /// <summary>
    /// Writes a write-once object from the stream's present position to its end. Of any number of concurrent
    /// creators of one name exactly one wins. When reading <paramref name="content"/> throws, the exception passes
    /// through and no object appears.
    /// </summary>
    /// <returns>False when the name is taken, whatever its content; the store is then unchanged.</returns>
    ValueTask<bool> CreateAsync(string name, Stream content, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a replaceable object as one atomic compare-and-swap: with <paramref name="ifMatch"/> null the name must
    /// be free, otherwise the object's present entity tag must equal it.
    /// </summary>
    /// <returns>The version now in place, to be given as <paramref name="ifMatch"/> of the next replacement.</returns>
    /// <exception cref="ObjectVersionMismatchException">Another version is in place; nothing changed.</exception>
    /// <exception cref="InvalidOperationException">The name belongs to a write-once object.</exception>
    ValueTask<ObjectVersion> ReplaceAsync(
        string name, ReadOnlyMemory<byte> content, string? ifMatch, CancellationToken cancellationToken);

    /// <summary>
    /// Opens one version of an object for reading from <paramref name="offset"/>, at most <paramref name="length"/>
    /// bytes or to the end. The stream reads forward only. The offset equal to the object's length gives an empty
    /// stream.
    /// </summary>
    /// <returns>Null when there is no such object.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The offset is negative or behind the object's end.</exception>
    ValueTask<Stream?> OpenAsync(
        string name, long offset = 0, long? length = null, CancellationToken cancellationToken = default);

    /// <summary>Length and version of an object, or null when there is none.</summary>
    ValueTask<ObjectProperties?> StatAsync(string name, CancellationToken cancellationToken);

    /// <summary>
    /// The names of all objects under a prefix, in ordinal order. The prefix is empty or a name followed by a slash.
    /// Objects that appear while the listing runs may or may not be in it.
    /// </summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken);
}
