using System.Diagnostics;
using System.Text;
using Ledger.Api.Contracts;
using Ledger.Domain.Catalogue;
using Ledger.Testing;

namespace Ledger.Api.Tests.Catalogue;

/// <summary>The resource catalogue over HTTP: its acts, who sees what, and what goes out as DCAT.</summary>
[Collection(nameof(RegistryTests))]
public sealed class CatalogueTests(Registry registry)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_published_item_is_everybodys_to_see_and_comes_out_as_dcat_that_others_read()
    {
        var item = await (await new Items(registry, "holder").PublishAsync()).ProjectedAsync();
        var seen = (await item.SeenByAsync(null))!;
        Assert.Equal(
            ("published", "prefecture", Registrations.Holder.Name, item.Content.Name),
            (seen.Status, seen.Tier, seen.Provider.Name!, seen.Name));

        var name = Uri.EscapeDataString(item.Content.Name);
        var listed = (await registry.GetAsync($"v1/catalogue?name={name}&tier=prefecture&division=420000"))
            .Read<Page<CatalogueItemResource>>();
        Assert.Equal(item.Id.ToString(), Assert.Single(listed.Items).Id);
        Assert.Empty((await registry.GetAsync($"v1/catalogue?name={name}&division=430000"))
            .Read<Page<CatalogueItemResource>>().Items);

        var export = await registry.GetAsync($"v1/catalogue/dcat?name={name}");
        Assert.Equal((200, "application/ld+json"), (export.Status, export.MediaType));
        var quads = await ReadAsync(export.Body);
        var subject = $"<{registry.Address}v1/catalogue/{item.Id}>";
        Assert.Contains(Quad(subject, Rdf + "type", "<http://www.w3.org/ns/dcat#Dataset>"), quads);
        Assert.Contains(Quad(subject, Dct + "title", $"\"{item.Content.Name}\"@zh-hans"), quads);
        Assert.Contains(
            Quad(subject, Dct + "accrualPeriodicity", "<http://purl.org/cld/freq/monthly>"), quads);
        var catalog = $"<{registry.Address}v1/catalogue>";
        Assert.Contains(Quad(catalog, "http://www.w3.org/ns/dcat#dataset", subject), quads);
        Assert.Contains(Quad(
            subject[..^1] + "#access-1>", "http://www.w3.org/ns/dcat#mediaType",
            "<https://www.iana.org/assignments/media-types/text/csv>"), quads);
        Assert.Contains(Quad(
            subject[..^1] + "#service-2>", "http://www.w3.org/ns/dcat#endpointURL",
            "<https://data.example.cn/api/persons>"), quads);
    }

    [Fact]
    public async Task What_is_not_public_is_seen_by_those_only_whose_it_is_to_see()
    {
        var draft = await new Items(registry, "holder").ActAsync("holder", new CompileItem(Items.Public()));
        var own = await (await new Items(registry, "holder")
        {
            Content = Items.Public() with { Category = CatalogueCategory.Enterprise, Sharing = null },
        }.PublishAsync()).ProjectedAsync();
        var secret = await (await new Items(registry, "holder")
        {
            Content = Items.Public() with { Confidential = true },
        }.PublishAsync()).ProjectedAsync();

        await SeenAsync(draft, anybody: false, signedIn: false);
        await SeenAsync(own, anybody: false, signedIn: true);
        await SeenAsync(secret, anybody: false, signedIn: false);
        foreach (var item in (Items[])[draft, own, secret])
        {
            Assert.Equal(200, (await registry.GetAsync($"v1/catalogue/{item.Id}/state", "holder")).Status);
            Assert.Equal(404, (await registry.GetAsync($"v1/catalogue/{item.Id}/state", "maker")).Status);
            Assert.DoesNotContain(
                item.Id.ToString(), Encoding.UTF8.GetString((await registry.GetAsync("v1/catalogue/dcat")).Body));
        }
    }

    [Fact]
    public async Task A_second_source_of_a_datum_is_refused_by_name_and_clause_and_leaves_no_entry()
    {
        var first = await new Items(registry, "holder").PublishAsync();
        var second = new Items(registry, "maker").DraftOf("maker", new CompileItem(first.Content));
        var answer = await registry.RefuseAsync(() => registry.SubmitAsync("maker", second.Address, second.Sign()));
        Assert.Equal(409, answer.Status);
        var text = Encoding.UTF8.GetString(answer.Body);
        Assert.Contains("datum-has-source", text, StringComparison.Ordinal);
        Assert.Contains("W23", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_that_is_to_be_renewed_stands_on_the_list_of_what_is_due()
    {
        var item = await new Items(registry, "holder").PublishAsync();
        while (true)
        {
            Cancel.ThrowIfCancellationRequested();
            var page = (await registry.GetAsync(
                $"v1/due?kind=catalogue-update&stream=catalogue%2F{item.Id}", "clerk")).Read<Page<DueResource>>();
            if (page.Items.Count > 0)
            {
                Assert.Equal("W25", Assert.Single(page.Items).Document);
                return;
            }
        }
    }

    [Theory]
    [InlineData("v1/catalogue?category=Public")]
    [InlineData("v1/catalogue?tier=city")]
    [InlineData("v1/catalogue?division=4201")]
    [InlineData("v1/catalogue?limit=201")]
    [InlineData("v1/catalogue?after=-1")]
    [InlineData("v1/catalogue/dcat?sharing=all")]
    [InlineData("v1/catalogue/XYZ")]
    public async Task What_cannot_be_meant_is_refused(string path) =>
        Assert.Equal(400, (await registry.GetAsync(path)).Status);

    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Dct = "http://purl.org/dc/terms/";

    private static string Quad(string subject, string predicate, string value) => $"{subject} <{predicate}> {value} .";

    private static async Task SeenAsync(Items item, bool anybody, bool signedIn)
    {
        await item.ProjectedAsync();
        Assert.Equal(anybody, await item.SeenByAsync(null) is not null);
        Assert.Equal(signedIn, await item.SeenByAsync("maker") is not null);
        Assert.NotNull(await item.SeenByAsync("clerk"));
    }

    private static async Task<string[]> ReadAsync(byte[] document)
    {
        using var process = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Repository.PathOf("tests", "Ledger.Api.Tests", "Catalogue", "dcat-reader.mjs"),
                NpmTools.PathOf("jsonld"),
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await process.StandardInput.BaseStream.WriteAsync(document, Cancel);
        process.StandardInput.Close();
        var quads = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        Assert.Equal(0, process.ExitCode);
        return quads.Split('\n');
    }
}
