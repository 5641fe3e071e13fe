using Ledger.Evidence.Evm;
using Ledger.Evidence.Mirror;
using Ledger.Evm.Contract;
using Ledger.Ports.Mirror;

namespace Ledger.Evm.Tests.Contract;

public sealed class MirrorContractTests
{
    [Fact]
    public void Calls_have_the_bytes_of_a_foreign_encoder()
    {
        foreach (var vector in Vectors.Transactions.Items("calls"))
        {
            var commit = new MirrorCommit(
                vector.Digest("origin"), vector.Number("from"), vector.Number("to"), vector.Digest("sha256Root"),
                vector.Digest("sm3Root"), vector.Digest("operationsDigest"), vector.GetProperty("voided").GetBoolean());

            var data = MirrorContract.Commit(
                new SignedCommit(commit, vector.FromHex("operations"), vector.FromHex("signature")));

            Assert.Equal(vector.Text("data"), Convert.ToHexStringLower(data));
        }
    }

    [Fact]
    public void A_creation_ends_with_its_arguments()
    {
        var vector = Vectors.Transactions.GetProperty("creation");

        var creation = MirrorContract.Creation(
            vector.Digest("origin"), EvmAddress.Parse(vector.Text("logKey")),
            EvmAddress.Parse(vector.Text("administrator")));

        Assert.EndsWith(vector.Text("arguments"), Convert.ToHexStringLower(creation), StringComparison.Ordinal);
    }

    [Fact]
    public void Declared_errors_are_read_with_their_values()
    {
        foreach (var vector in Vectors.Transactions.Items("errors"))
        {
            Assert.Equal(
                (vector.Text("name"), vector.Text("message")), MirrorContract.Errors.Read(vector.FromHex("data")));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("7f")]
    [InlineData("ffffffff")]
    public void Other_data_is_no_error_of_the_contract(string data)
    {
        var bytes = Convert.FromHexString(data);

        Assert.Null(MirrorContract.Errors.Read(bytes));
        Assert.Equal(
            new MirrorRefusal(MirrorRefusalKind.Circumstance, "Reverted", "out of gas"),
            MirrorContract.Refusal(bytes, "out of gas"));
    }

    [Fact]
    public void An_error_with_values_cut_short_is_named_and_not_read()
    {
        var data = Vectors.Transactions.Items("errors").First().FromHex("data");

        Assert.Equal("LedgerMirrorNotContiguous", MirrorContract.Errors.Read(data.AsSpan()[..^1])?.Name);
        Assert.Equal("LedgerMirrorNotContiguous", MirrorContract.Errors.Read(data.AsSpan()[..4])?.Name);
        Assert.Equal("Error", MirrorContract.Errors.Read([0x08, 0xc3, 0x79, 0xa0])?.Name);
    }
}
