using Ledger.Cli.Importing;
using Ledger.Domain.Assets;
using Ledger.Testing;

namespace Ledger.Cli.Tests;

public sealed class DcatSourceTests : IDisposable
{
    private const string Rest =
        """
        "ledger:kind":"resource","ledger:category":"enterprise","ledger:scope":"全国","ledger:media":["table","文本"],
        "ledger:structure":"structured","ledger:grade":"general","ledger:source":"collected",
        "ledger:basis":"own-production","ledger:statement":"自采。","ledger:rights":"hold;use",
        "ledger:sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "urn:ledger:form#sm3":{"@value":"bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"}
        """;

    private const string Dataset =
        $$$"""
        {"@type":["dcat:Dataset"],"dct:title":[{"@value":"Stations","@language":"en"},
        {"@value":"测站数据","@language":"zh-Hans"}],"dct:description":"各测站逐时数据。",
        "dct:temporal":{"dcat:startDate":{"@value":"2025-01-01","@type":"xsd:date"},"dcat:endDate":"2025-12-31"},
        "dcat:theme":{"skos:notation":"I65"},"dct:spatial":{"skos:notation":"420100"},
        "dct:accrualPeriodicity":{"@id":"http://purl.org/cld/freq/annual"},
        "dcat:distribution":[{"dcat:byteSize":1000},{"dcat:byteSize":{"@value":"24"}}],{{{Rest}}}}
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"@context\":{\"a\":[1]},\"dcat:dataset\":[", "],\"dcat:service\":[{}]}")]
    [InlineData("{\"@graph\":[{\"@type\":\"dcat:Catalog\"},", "]}")]
    [InlineData("{\"x\":{\"dcat:dataset\":[1]},\"dataset\":", "}")]
    public async Task Data_sets_are_rows_wherever_the_catalogue_has_them(string before, string behind)
    {
        var row = Assert.Single(await new DcatSource(Write(before + Dataset + behind)).ReadAsync());

        Assert.Null(row.Fault);
        var application = row.Form!.Application;
        var data = application.Description;
        Assert.Equal(("测站数据", "I65", 1024ul), (data.Name, data.Industry.ToString(), data.Bytes));
        Assert.Equal((new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31)), (data.From, data.Until!.Value));
        Assert.Equal(UpdateFrequency.Yearly, data.Frequency);
        Assert.Equal([DataMedium.Table, DataMedium.Text], data.Media);
        Assert.Equal([RightKind.Hold, RightKind.Use], application.Rights.Select(static one => one.Right));
    }

    [Fact]
    public async Task A_catalogue_far_larger_than_what_is_held_of_it_is_read_to_its_end()
    {
        var text = "{\"dcat:dataset\":[" + string.Join(',', Enumerable.Repeat(Dataset, 2000)) + "]}";

        var rows = await new DcatSource(Write(text)).ReadAsync();

        Assert.Equal(2000, rows.Count(static row => row.Form is not null));
        Assert.Equal(2000, rows[^1].Number);
    }

    [Theory]
    [InlineData("{\"dcat:dataset\":[" + Dataset, "no JSON")]
    [InlineData("{\"dcat:distribution\":[]}", "neither")]
    [InlineData("", "no JSON")]
    [InlineData("[{]", "no JSON")]
    public async Task What_is_no_catalogue_is_said_to_be_none(string text, string says)
    {
        var fault = await Assert.ThrowsAsync<ImportFileException>(() => new DcatSource(Write(text)).ReadAsync());

        Assert.Contains(says, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_object_beyond_measure_ends_the_reading_and_a_value_that_is_none_fails_alone()
    {
        var rows = await new DcatSource(Write($"[1,{Dataset}]")).ReadAsync();
        Assert.Equal(["row-malformed", null], rows.Select(static row => row.Fault?.Code));

        var large = "[{\"a\":\"" + new string('x', 3 << 20) + "\"}]";
        await Assert.ThrowsAsync<ImportFileException>(() => new DcatSource(Write(large)).ReadAsync());
    }

    private string Write(string text)
    {
        var file = _folder.PathOf($"{Guid.NewGuid():N}.jsonld");
        File.WriteAllText(file, text);
        return file;
    }
}
