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
        Assert.Contains("Ledger:TimeStamps:Kind", output);
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

    [Theory]
    [InlineData("10.20")]
    [InlineData("proxy.example")]
    [InlineData("10.20.0.1/16")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("")]
    public async Task Proxies_that_cannot_be_meant_keep_the_server_from_starting(string proxy)
    {
        var output = await RefuseAsync(all =>
            all["Ledger"]!["Inbound"] = new JsonObject { ["Proxies"] = new JsonArray("10.20.0.0/16", proxy) });

        Assert.Contains("Ledger:Inbound:Proxies", output);
    }

    [Fact]
    public async Task The_platforms_own_switch_to_believe_everybody_keeps_the_server_from_starting()
    {
        var output = await RefuseAsync(all => all["ForwardedHeaders_Enabled"] = true);

        Assert.Contains("name the proxies in Ledger:Inbound:Proxies", output);
    }

    [Theory]
    [InlineData("[{\"Genesis\":\"00\",\"From\":0,\"Addresses\":[\"A\"]}]", 0, "first block")]
    [InlineData("[{\"Genesis\":\"G\",\"From\":0,\"Addresses\":[]}]", 0, "are 1 to 150 addresses")]
    [InlineData("[{\"Genesis\":\"G\",\"From\":0,\"Addresses\":[\"A\",\"A\"]}]", 0, "are 1 to 150 addresses")]
    [InlineData("[{\"Genesis\":\"G\",\"From\":0,\"Addresses\":[\"0xF\"]}]", 0, "are 1 to 150 addresses")]
    [InlineData(
        "[{\"Genesis\":\"G\",\"From\":7,\"Addresses\":[\"A\"]},"
            + "{\"Genesis\":\"G\",\"From\":7,\"Addresses\":[\"A\"]}]",
        0,
        "two sets from one height")]
    [InlineData("[{\"Genesis\":\"G\",\"From\":0,\"Addresses\":[\"A\"]}]", 3, "Confirmations is 0")]
    public async Task Validators_that_cannot_be_meant_keep_the_server_from_starting(
        string validators, int confirmations, string fault)
    {
        var sets = validators
            .Replace("\"G\"", $"\"{new string('1', 64)}\"")
            .Replace("\"A\"", $"\"0x{new string('2', 40)}\"");
        var output = await RefuseAsync(all => all["Ledger"]!["Chains"] = new JsonArray(new JsonObject
        {
            ["Name"] = "qbft", ["Rpc"] = "http://127.0.0.1:1", ["ChainId"] = 1337, ["Confirmations"] = confirmations,
            ["Validators"] = JsonNode.Parse(sets),
        }));

        Assert.Contains("Chain qbft: Validators", output);
        Assert.Contains(fault, output);
    }

    [Theory]
    [InlineData(null, "no such file")]
    [InlineData("{}", "base is missing")]
    [InlineData(
        "{\"base\":\"M26@2025-03-01.2\",\"province\":\"420000\",\"document\":\"D\",\"effective\":\"2025-06-01\","
            + "\"rules\":[{\"id\":\"notice\",\"clause\":\"1\",\"value\":5}],\"materials\":[]}",
        "notice is 10 at least")]
    public async Task Rules_that_are_not_a_provinces_to_set_keep_the_server_from_starting(string? text, string fault)
    {
        var file = _folder.PathOf("overlay.json");
        if (text is not null)
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
        }

        var output = await RefuseAsync(all => all["Ledger"]!["RuleOverlays"] = new JsonArray(file));

        Assert.Contains("Ledger:RuleOverlays", output);
        Assert.Contains(fault, output);
    }

    private async Task<string> RefuseAsync(Action<JsonObject> change)
    {
        var configuration = ServerConfiguration.Write(_folder.Path, change);
        await using var process = ServerProcess.Launch(configuration, FreePort.Find());

        // One that starts all the same does not end by itself.
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        await process.WaitForEndAsync(limit.Token);

        Assert.Equal(2, process.ExitCode);
        Assert.False(File.Exists(_folder.PathOf("journal.db")));
        return process.Output;
    }
}
