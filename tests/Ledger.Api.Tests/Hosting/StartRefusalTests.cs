using System.Text.Json.Nodes;
using Ledger.Testing;

namespace Ledger.Api.Tests.Hosting;

[Collection(nameof(RegistryTests))]
public sealed class StartRefusalTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_production_origin_with_development_parts_does_not_start()
    {
        var output = await RefuseAsync(all => all["Ledger"]!["Origin"] = "ledger.example/registry");

        Assert.Contains("Identity:DevelopmentIssuer", output);
        Assert.Contains("Ledger:SimulatedLegalStart", output);
    }

    [Fact]
    public async Task A_configuration_with_faults_does_not_start_and_names_each()
    {
        var output = await RefuseAsync(all =>
        {
            all["Ledger"]!["Region"] = 100;
            all["Ledger"]!["RegistrarParty"] = "1";
            all["Ledger"]!["Journal"] = new JsonObject { ["Kind"] = "paper" };
            all["Ledger"]!["Objects"] = new JsonObject { ["Kind"] = "azure" };
        });

        string[] settings =
            ["Ledger:Region", "Ledger:RegistrarParty", "Ledger:Journal:Kind", "Ledger:Objects:Connection"];
        Assert.All(settings, setting => Assert.Contains(setting, output));
    }

    private async Task<string> RefuseAsync(Action<JsonObject> change)
    {
        var configuration = ServerConfiguration.Write(_folder.Path, change);
        await using var process = ServerProcess.Launch(configuration, FreePort.Find());
        await process.WaitForEndAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.False(File.Exists(_folder.PathOf("journal.db")));
        return process.Output;
    }
}
