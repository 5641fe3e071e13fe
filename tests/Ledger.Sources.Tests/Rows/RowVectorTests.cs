using System.Text;
using System.Text.Json;
using Ledger.Evidence.Manifests;
using Ledger.Evidence.Membership;
using Ledger.Evidence.Rows;
using Ledger.Sources.Csv;
using Ledger.Sources.Rows;
using Ledger.Testing;

namespace Ledger.Sources.Tests.Rows;

public sealed class RowVectorTests
{
    public static TheoryData<string> Names => [.. Cases().Select(vector => vector.GetProperty("name").GetString()!)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rows_of_CSV_give_the_description_and_manifest_of_the_vector(string name)
    {
        var vector = Cases().Single(candidate => candidate.GetProperty("name").GetString() == name);
        foreach (var parallelism in new[] { 1, 4 })
        {
            await using var source = Open(vector);

            var made = await RowFingerprinter.ComputeAsync(
                source, Options(vector) with { Parallelism = parallelism }, cancellationToken: Cancellation);

            Assert.Equal(vector.GetProperty("description").GetString(), Encoding.UTF8.GetString(made.Rows.ToBytes()));
            Assert.Equal(vector.GetProperty("manifest").GetString(), Encoding.UTF8.GetString(made.Manifest.ToBytes()));
            Assert.Equal(vector.GetProperty("sha256").GetString(), made.Content.Sha256.ToString());
            Assert.Equal(vector.GetProperty("sm3").GetString(), made.Content.Sm3.ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Rows_of_CSV_have_the_bytes_of_the_vector(string name)
    {
        var vector = Cases().Single(candidate => candidate.GetProperty("name").GetString() == name);
        await using var source = Open(vector);
        var row = new RowBuilder();
        foreach (var expected in vector.GetProperty("rows").EnumerateArray())
        {
            row.Clear();
            Assert.True(await source.ReadAsync(row, Cancellation));
            Assert.Equal(expected.GetString(), Convert.ToHexStringLower(row.Bytes));
            Assert.True(RowReader.IsRow(row.Bytes, source.Columns));
        }

        Assert.False(await source.ReadAsync(row, Cancellation));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_row_is_proven_and_nothing_else(string name)
    {
        var vector = Cases().Single(candidate => candidate.GetProperty("name").GetString() == name);
        await using var source = Open(vector);

        var proof = await RowProver.ProveAsync(source, Options(vector), _ => true, cancellationToken: Cancellation);

        var count = vector.GetProperty("rows").GetArrayLength();
        Assert.Equal(count, proof?.Rows.Count ?? 0);
        if (proof is not null)
        {
            Assert.Equal(vector.GetProperty("manifest").GetString(), Encoding.UTF8.GetString(proof.Manifest.ToBytes()));
            Assert.True(MembershipProof.TryRead(proof.ToBytes(), out var read, out var error), error);
            Assert.True(read.VerifyRows());
            Assert.Equal(count, read.Rows.Select(row => row.Index).Distinct().Count());
        }
    }

    private static CsvRows Open(JsonElement vector) => CsvRows.Open(
        new MemoryStream(Encoding.UTF8.GetBytes(vector.GetProperty("csv").GetString()!)),
        "vector.csv",
        new CsvOptions
        {
            Key = [.. vector.GetProperty("key").EnumerateArray().Select(name => name.GetString()!)],
            Types = vector.GetProperty("types").EnumerateObject().ToDictionary(
                type => type.Name,
                type => RowColumn.TryParseType(type.Value.GetString(), out var parsed, out _)
                    ? parsed
                    : throw new InvalidDataException()),
        });

    private static RowOptions Options(JsonElement vector) => new()
    {
        Digests = vector.GetProperty("digests").EnumerateArray().Aggregate(
            default(ManifestDigests),
            (digests, name) => digests | (name.GetString() == "sm3" ? ManifestDigests.Sm3 : ManifestDigests.Sha256)),
        SaltKey = Convert.FromHexString(vector.GetProperty("salt").GetString()!),
    };

    private static List<JsonElement> Cases() =>
    [
        .. JsonDocument.Parse(File.ReadAllBytes(Repository.PathOf("tests", "vectors", "rows.json")))
            .RootElement.GetProperty("cases").EnumerateArray(),
    ];
}
