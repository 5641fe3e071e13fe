namespace Ledger.Ports.Objects;

/// <summary>
/// A replacement was tried under a version that is not the one in place: another writer was there. Nothing changed.
/// Read the object again before deciding anew; never retry blindly.
/// </summary>
public sealed class ObjectVersionMismatchException : IOException
{
    /// <summary>Creates the exception for a name and the version that the caller expected (null: none).</summary>
    public ObjectVersionMismatchException(string name, string? expected)
        : base(expected is null
            ? $"Object '{name}' exists already."
            : $"Object '{name}' is not at version {expected}.")
    {
        Name = name;
        Expected = expected;
    }

    /// <summary>The object's name.</summary>
    public string Name { get; }

    /// <summary>The entity tag that the caller expected; null when it expected no object.</summary>
    public string? Expected { get; }
}
