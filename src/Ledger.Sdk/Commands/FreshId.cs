namespace Ledger.Sdk;

/// <summary>
/// Identifiers of 128 bits for acts that are not repeated after an interruption. They begin with the time (UUID version
/// 7, RFC 9562 section 5.7), so that those made one after the other stand side by side in the registry's index, where
/// each id at random costs it a page of its own to write.
/// </summary>
public static class FreshId
{
    /// <summary>An id that nobody had before, as 32 lowercase hex characters.</summary>
    /// <param name="now">The time, of which whole milliseconds are used.</param>
    public static string At(DateTimeOffset now) => Guid.CreateVersion7(now).ToString("N");
}
