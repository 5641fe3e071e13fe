namespace Ledger.Sdk.Fingerprint;

/// <summary>
/// One body of bytes to be fingerprinted where it lies: a file, a blob, or what else a program can read by ranges.
/// </summary>
public abstract class ContentSource
{
    /// <summary>Describes the content as it was found.</summary>
    /// <param name="path">Its path in the manifest.</param>
    /// <param name="location">Where it lies, for messages: no credential may stand in it.</param>
    /// <param name="length">Its bytes.</param>
    protected ContentSource(string path, string location, long length)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(location);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        (Path, Location, Length) = (path, location, length);
    }

    /// <summary>Its path in the manifest.</summary>
    public string Path { get; }

    /// <summary>Where it lies, for messages.</summary>
    public string Location { get; }

    /// <summary>Its bytes when it was found.</summary>
    public long Length { get; }

    /// <summary>
    /// What tells the state it was found in from every other one, in one line: an entity tag, the times of a file.
    /// Work that was interrupted goes on only over content whose state is still the same.
    /// </summary>
    public abstract string State { get; }

    /// <summary>Whether every read asks another machine, so that a chunk is better read at once.</summary>
    public abstract bool IsRemote { get; }

    /// <summary>Opens it; called on one thread, and read on several at once.</summary>
    /// <exception cref="FingerprintException">It cannot be opened, or is in another state.</exception>
    public abstract IOpenContent Open();
}
