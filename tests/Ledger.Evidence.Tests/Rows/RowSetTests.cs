using System.Text;
using System.Text.Json;
using Ledger.Evidence.Rows;

namespace Ledger.Evidence.Tests.Rows;

public sealed class RowSetTests
{
    private const string Good = """
        {"columns":[{"name":"id","type":"number"},{"name":"t","type":"text[]"}],"digests":["sha256"],
        "format":"ledger-rows@v1","key":["id"],"order":"key","rows":"2","salted":true,"tree":{"sha256":
        "0000000000000000000000000000000000000000000000000000000000000000"}}
        """;

    private static string Sample => Good.ReplaceLineEndings("");

    [Fact]
    public void Descriptions_of_the_vectors_read_and_write_the_same_bytes()
    {
        var vectors = Vectors.Load("rows");
        foreach (var vector in vectors.GetProperty("cases").EnumerateArray())
        {
            var bytes = Encoding.UTF8.GetBytes(vector.GetProperty("description").GetString()!);

            Assert.True(RowSet.TryRead(bytes, out var rows, out var error), error);
            Assert.Equal(bytes, rows.ToBytes());
        }
    }

    [Fact]
    public void The_sample_is_read() =>
        Assert.True(RowSet.TryRead(Encoding.UTF8.GetBytes(Sample), out _, out var error), error);

    [Theory]
    [InlineData("\"text[]\"", "\"texts\"")]
    [InlineData("\"text[]\"", "\"text[][]\"")]
    [InlineData("\"name\":\"t\"", "\"name\":\"id\"")]
    [InlineData("\"name\":\"t\"", "\"name\":\"\"")]
    [InlineData("[\"id\"]", "[\"t\"]")]
    [InlineData("[\"id\"]", "[\"id\",\"id\"]")]
    [InlineData("[\"id\"]", "[]")]
    [InlineData("[\"id\"]", "[\"x\"]")]
    [InlineData("\"order\":\"key\"", "\"order\":\"digest\"")]
    [InlineData("\"order\":\"key\"", "\"order\":\"none\"")]
    [InlineData("\"rows\":\"2\"", "\"rows\":\"02\"")]
    [InlineData("\"rows\":\"2\"", "\"rows\":\"9223372036854775808\"")]
    [InlineData("\"salted\":true", "\"salted\":\"true\"")]
    [InlineData("[\"sha256\"]", "[\"sha256\",\"sm3\"]")]
    [InlineData("@v1", "@v2")]
    [InlineData("\"rows\"", "\"more\":1,\"rows\"")]
    [InlineData("\"rows\":", "\"rows\": ")]
    public void What_a_writer_would_not_write_is_refused(string part, string by) =>
        Assert.False(RowSet.TryRead(
            Encoding.UTF8.GetBytes(Sample.Replace(part, by, StringComparison.Ordinal)), out _, out _));
}
