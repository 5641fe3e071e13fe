namespace Ledger.Sdk;

/// <summary>
/// The registry gave no whole answer, however often it was asked. A command may have been taken all the same: submit
/// the same <see cref="PreparedCommand"/> again, and it is one act.
/// </summary>
public sealed class LedgerUnreachableException : IOException
{
    /// <summary>Creates the exception for an address and what went wrong there at last.</summary>
    public LedgerUnreachableException(Uri address, Exception cause)
        : base($"No answer from {address?.GetLeftPart(UriPartial.Authority)}: {cause?.Message}", cause) =>
        Address = address!;

    /// <summary>What was asked for.</summary>
    public Uri Address { get; }
}
