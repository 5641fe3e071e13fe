using System.Text.Json;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests;

/// <summary>The catalogue as a provider and a clerk keep it from the command line.</summary>
public sealed class CatalogueCommandTests
{
    private const string Table = """
        name,summary,category,division,industry,frequency,sharing,grade,personalInformation,confidential,data,access
        法人名录,"名称, 住所",public,420100,S92,monthly,conditional,general,false,false,名称=国标,file|名录|text/csv|http://a.cn/a.csv
        行业有误,说明。,public,420100,X99,monthly,conditional,general,false,false,甲=乙,
        企业轨迹,轨迹统计。,enterprise,420100,I65,daily,,general,false,false,轨迹=自定,
        缺列,说明。
        """;

    [Fact]
    public async Task Items_are_imported_row_by_row_published_listed_and_exported()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var registry = await RunningRegistry.StartAsync(new RegistryParts(false, false), cancel);
        using var actors = await registry.ActorsAsync(cancel);
        await actors.RegisterAsync(new Stubborn(), "catalogue", cancel);
        using var folder = new TemporaryFolder();
        var ledger = new LedgerCommand(registry);
        var table = folder.PathOf("items.csv");
        await File.WriteAllTextAsync(table, Table, cancel);

        var (exit, output) = await ledger.RunAsync("holder", cancel, "catalogue", "import", table, "--json");
        Assert.Equal(1, exit);
        var rows = Rows(output);
        Assert.Equal(
            ["compiled", "faulty", "compiled", "faulty"], rows.Select(row => row.GetProperty("outcome").GetString()!));
        Assert.Equal("$.industry: an industry is expected", rows[1].GetProperty("error").GetString());
        Assert.Equal("2 fields under 12 headings", rows[3].GetProperty("error").GetString());

        (exit, output) = await ledger.RunAsync("holder", cancel, "catalogue", "import", table);
        Assert.Equal(1, exit);
        Assert.Equal(2, output.Split('\n').Count(line => line.Contains("unchanged", StringComparison.Ordinal)));

        var id = rows[0].GetProperty("id").GetString()!;
        await PublishAsync(ledger, folder, id, cancel);
        Assert.Contains("法人名录", await WaitAsync(ledger, id, cancel), StringComparison.Ordinal);

        var file = folder.PathOf("catalogue.jsonld");
        (exit, _) = await ledger.RunAsync(null, cancel, "catalogue", "export", "--out", file);
        Assert.Equal(0, exit);
        using var document = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancel));
        var dataset = Assert.Single(document.RootElement.GetProperty("dcat:dataset").EnumerateArray());
        Assert.Equal(id, dataset.GetProperty("dct:identifier").GetString());
        Assert.Equal(1, dataset.GetProperty("dcat:distribution").GetArrayLength());
    }

    private static async Task PublishAsync(
        LedgerCommand ledger, TemporaryFolder folder, string id, CancellationToken cancel)
    {
        var digests = "\"data\":{\"sha256\":\"" + new string('a', 64) + "\",\"sm3\":\"" + new string('b', 64) + "\"}";
        var findings = string.Join(',', ((string[])
            ["conformity", "completeness", "accuracy", "consistency", "timeliness", "accessibility"])
            .Select(dimension => "{\"dimension\":\"" + dimension + "\",\"satisfied\":true,\"statement\":\"抽查。\"}"));
        (string Account, string Type, string Payload)[] steps =
        [
            ("reviewer", "catalogue.inspect", "{\"findings\":[" + findings + "]}"),
            ("holder", "catalogue.confirm", "{\"treatments\":[\"cleansing\"]," + digests + "}"),
            ("approver", "catalogue.publish", "{}"),
        ];
        foreach (var (version, (account, type, payload)) in steps.Index())
        {
            var file = folder.PathOf($"{type}.json");
            await File.WriteAllTextAsync(file, payload, cancel);
            var (exit, output) = await ledger.RunAsync(
                account, cancel, "catalogue", "act", $"catalogue/{id}", type, "--version", $"{version + 1}",
                "--payload", file);
            Assert.True(exit == 0, output);
        }
    }

    // What was decided is shown a moment later.
    private static async Task<string> WaitAsync(LedgerCommand ledger, string id, CancellationToken cancel)
    {
        while (true)
        {
            var (exit, output) = await ledger.RunAsync(null, cancel, "catalogue", "show", id);
            if (exit == 0)
            {
                return output;
            }
        }
    }

    private static JsonElement[] Rows(string output)
    {
        using var document = JsonDocument.Parse(output);
        return [.. document.RootElement.EnumerateArray().Select(static row => row.Clone())];
    }
}
