using Ledger.Domain;
using Ledger.Sdk;

namespace Ledger.Cli.Demo;

/// <summary>
/// Every id of the walk-through follows from its name, so that another run under the same name finds what is there and
/// goes on from it.
/// </summary>
internal sealed class DemoIds(string name)
{
    public AssetId Asset(string key) => AssetId.Parse(Derive("asset", key));

    public CaseId Case(string key) => CaseId.Parse(Derive("case", key));

    public string Command(string key, string type) => Derive("command", key, type);

    private string Derive(params string[] parts) => DerivedId.Of(["ledger-demo@v1", name, .. parts]);
}
