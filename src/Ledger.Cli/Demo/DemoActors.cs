using Ledger.Sdk;

namespace Ledger.Cli.Demo;

/// <summary>Everybody who acts in the walk-through, each with an own account and client.</summary>
internal sealed class DemoActors : IDisposable
{
    private readonly HttpClient _http = new();

    private DemoActors(Uri server, IReadOnlyDictionary<string, LedgerAccount> accounts)
    {
        LedgerClient Of(string name) => new(_http, server, accounts[name]);
        (Holder, Maker) = (Of("holder"), Of("maker"));
        (Clerk, Reviewer, Approver) = (Of("clerk"), Of("reviewer"), Of("approver"));
        (Auditor, Operator, Keeper) = (Of("auditor"), Of("operator"), Of("keeper"));
        Court = Of("court");
    }

    public LedgerClient Holder { get; }

    public LedgerClient Maker { get; }

    public LedgerClient Court { get; }

    public LedgerClient Clerk { get; }

    public LedgerClient Reviewer { get; }

    public LedgerClient Approver { get; }

    public LedgerClient Auditor { get; }

    public LedgerClient Operator { get; }

    /// <summary>The other operator: a change of keys takes two.</summary>
    public LedgerClient Keeper { get; }

    public Uri Server => Clerk.Server;

    public static async Task<DemoActors> LoadAsync(Uri server, string data, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(data, "accounts");
        if (!Directory.Exists(folder))
        {
            throw new DemoException(
                $"{folder} is not there: --data names the data folder of a development registry that was started.");
        }

        var accounts = new Dictionary<string, LedgerAccount>(StringComparer.Ordinal);
        string[] names = ["holder", "maker", "court", "clerk", "reviewer", "approver", "auditor", "operator", "keeper"];
        foreach (var name in names)
        {
            accounts[name] = await LedgerAccount.LoadAsync(Path.Combine(folder, name + ".json"), cancellationToken);
        }

        return new DemoActors(server, accounts);
    }

    public void Dispose()
    {
        LedgerClient[] all = [Holder, Maker, Court, Clerk, Reviewer, Approver, Auditor, Operator, Keeper];
        foreach (var client in all)
        {
            client.Dispose();
        }

        _http.Dispose();
    }
}
