using System.Diagnostics;
using System.Text.Json;
using Ledger.Evidence.Mirror;
using Ledger.Ports.TestKit;
using Ledger.Testing;
using static Ledger.Ports.TestKit.MirrorEffects;

namespace Ledger.Evm.Tests;

public sealed class ForeignClientTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_is_not_ours_reads_rights_record_and_filings()
    {
        await using var chain = await EvmMirrorUnderTest.DeployAsync(
            await AnvilNode.StartAsync(Cancellation), Cancellation);
        var range = new MirrorRange(
            0, 7, Record(1, 4), Right(1, 1, 5), Right(1, 2, 6, frozen: true), Egress(1, 1), Egress(1, 2),
            Transaction(1, 1));
        await chain.Mirror.SubmitAsync(range.Sign(chain), Cancellation);
        await chain.SettleAsync(Cancellation);

        var read = await AskAsync(chain);

        Assert.Equal("7", read.GetProperty("size").GetString());
        Assert.Equal([1], read.GetProperty("inForce").EnumerateArray().Select(n => n.GetInt32()));
        var rights = read.GetProperty("rights").EnumerateArray().ToArray();
        Assert.True(MirrorRight.TryRead(5, RightValue(1, 1), out var first));
        Assert.True(MirrorRight.TryRead(6, RightValue(1, 2, frozen: true), out var second));
        AssertRight(first, rights[0]);
        AssertRight(second, rights[1]);
        Assert.True(MirrorRecord.TryRead(4, RecordValue(1, 4), out var record));
        Assert.Equal($"0x{record.Content}", read.GetProperty("record").GetProperty("content").GetString());
        Assert.Equal("2", read.GetProperty("counters").GetProperty("egress").GetString());
        Assert.Equal("1", read.GetProperty("counters").GetProperty("transactions").GetString());
        Assert.Equal(2, read.GetProperty("egress").GetArrayLength());
    }

    private static void AssertRight(MirrorRight expected, JsonElement read)
    {
        Assert.Equal(expected.Version.ToString(), read.GetProperty("version").GetString());
        Assert.Equal($"0x{expected.Holder}", read.GetProperty("holder").GetString());
        Assert.Equal($"0x{expected.Terms}", read.GetProperty("terms").GetString());
        Assert.Equal(expected.From.ToString(), read.GetProperty("fromDay").GetString());
        Assert.Equal(expected.Until.ToString(), read.GetProperty("untilDay").GetString());
        Assert.Equal((expected.Flags & 1) != 0, read.GetProperty("exclusive").GetBoolean());
        Assert.Equal((expected.Flags & 4) != 0, read.GetProperty("frozen").GetBoolean());
    }

    private static async Task<JsonElement> AskAsync(EvmMirrorUnderTest chain)
    {
        using var process = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Repository.PathOf("tests", "Ledger.Evm.Tests", "foreign-client.mjs"),
                NpmTools.PathOf("ethers", "lib.esm", "index.js"),
                chain.Anvil.Endpoint.ToString(),
                chain.Options.Contract.ToString(),
                Repository.PathOf("contracts", "artifacts", "LedgerMirror.json"),
                Asset(1).ToString(),
            },
            RedirectStandardOutput = true,
        })!;
        var answer = await process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        return JsonDocument.Parse(answer).RootElement;
    }
}
