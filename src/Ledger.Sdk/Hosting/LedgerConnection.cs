namespace Ledger.Sdk;

/// <summary>Which registry a client of a host talks to, and as whom. It can be bound to a configuration
/// section.</summary>
public sealed class LedgerConnection
{
    /// <summary>The registry's address, for example <c>https://registry.example/</c>.</summary>
    public Uri? Server { get; set; }

    /// <summary>
    /// The account file to act with (<see cref="LedgerAccount.Load"/>); null to read only what is public, or when
    /// <see cref="Account"/> says it.
    /// </summary>
    public string? AccountFile { get; set; }

    /// <summary>The account to act with, where its key comes from elsewhere than a file; goes before the
    /// file.</summary>
    public LedgerAccount? Account { get; set; }

    /// <summary>How the client talks.</summary>
    public LedgerClientOptions Client { get; set; } = new();
}
