using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Ledger.Testing;

public sealed class AnvilNodeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Hex(int value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_node_answers_with_its_own_chain_id_and_ten_accounts()
    {
        await using var node = await AnvilNode.StartAsync(new AnvilOptions { ChainId = 20_250_701 }, Cancellation);

        Assert.Equal("0x135004d", (await node.CallAsync("eth_chainId", [], Cancellation)).GetString());
        Assert.Equal(10, node.Accounts.Count);
        Assert.Equal("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266", node.Accounts[0].Address);
    }

    [Fact]
    public async Task A_node_with_a_state_file_keeps_its_blocks_over_a_restart_and_loses_them_when_told()
    {
        using var folder = new TemporaryFolder();
        var options = new AnvilOptions { StateFile = folder.PathOf("state.json") };
        await using var node = await AnvilNode.StartAsync(options, Cancellation);
        await node.CallAsync("anvil_mine", ["0x5"], Cancellation);

        await node.RestartAsync(Cancellation);
        Assert.Equal("0x5", await BlockNumberAsync(node));

        await node.LoseStateAsync(Cancellation);
        Assert.Equal("0x0", await BlockNumberAsync(node));
    }

    [Fact]
    public async Task A_node_mines_every_transaction_of_a_flood()
    {
        const int Flood = 3_000;
        await using var node = await AnvilNode.StartAsync(Cancellation);
        var account = node.Accounts[0].Address;

        await Task.WhenAll(Enumerable.Range(0, Flood).Select(index => node.CallAsync(
            "eth_sendTransaction",
            [new { from = account, to = account, nonce = Hex(index), gas = "0x5208", gasPrice = "0x0" }],
            Cancellation)));

        var wanted = Hex(Flood);
        while (await MinedAsync() != wanted)
        {
            await Task.Delay(50, Cancellation);
        }

        async Task<string?> MinedAsync() =>
            (await node.CallAsync("eth_getTransactionCount", [account, "latest"], Cancellation)).GetString();
    }

    [Fact]
    public async Task A_killed_node_is_gone_and_comes_back_at_the_same_address()
    {
        await using var node = await AnvilNode.StartAsync(Cancellation);

        await node.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => BlockNumberAsync(node));

        await node.ResumeAsync(Cancellation);
        Assert.Equal("0x0", await BlockNumberAsync(node));
    }

    [Fact]
    public async Task A_state_file_that_a_kill_cut_off_is_a_lost_state()
    {
        using var folder = new TemporaryFolder();
        var options = new AnvilOptions { StateFile = folder.PathOf("state.json") };
        await using var node = await AnvilNode.StartAsync(options, Cancellation);
        await node.CallAsync("anvil_mine", ["0x5"], Cancellation);
        await node.StopAsync();
        var whole = await File.ReadAllBytesAsync(options.StateFile, Cancellation);
        await File.WriteAllBytesAsync(options.StateFile, whole[..(whole.Length / 2)], Cancellation);

        await node.ResumeAsync(Cancellation);

        Assert.Equal("0x0", await BlockNumberAsync(node));
    }

    [Fact]
    public async Task A_kill_that_cut_the_state_file_off_leaves_the_chain_that_was_there_before()
    {
        using var folder = new TemporaryFolder();
        var options = new AnvilOptions { StateFile = folder.PathOf("state.json") };
        await using var node = await AnvilNode.StartAsync(options, Cancellation);
        await node.CallAsync("anvil_mine", ["0x5"], Cancellation);
        await node.RestartAsync(Cancellation);

        await node.KillAsync();
        await File.WriteAllTextAsync(options.StateFile, """{"block":{"number":"0x""", Cancellation);
        await node.ResumeAsync(Cancellation);

        Assert.Equal("0x5", await BlockNumberAsync(node));
    }

    [Fact]
    public async Task A_chain_begins_with_the_same_block_and_goes_on_in_time_however_often_its_node_is_killed()
    {
        using var folder = new TemporaryFolder();
        var options = new AnvilOptions { StateFile = folder.PathOf("state.json") };
        await using var node = await AnvilNode.StartAsync(options, Cancellation);
        var first = await BlockAsync(node, "0x0");
        await node.CallAsync("anvil_mine", ["0x2"], Cancellation);
        await node.RestartAsync(Cancellation);
        for (var kill = 0; kill < 6; kill++)
        {
            await node.KillAsync();
            await node.ResumeAsync(Cancellation);
            Assert.Equal(first.GetProperty("hash").GetString(), await HashOfFirstAsync(node));
        }

        var before = await BlockAsync(node, "0x2");
        await PassAsync(TimeOf(before));
        await node.CallAsync("anvil_mine", ["0x1"], Cancellation);
        Assert.True(TimeOf(await BlockAsync(node, "0x3")) > TimeOf(before));
    }

    // Two blocks mined at once stand a second apart: the clock has to be past the later one, for any node.
    private static async Task PassAsync(ulong second)
    {
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (DateTimeOffset.UtcNow.ToUnixTimeSeconds() <= (long)second)
        {
            await look.WaitForNextTickAsync(Cancellation);
        }
    }

    private static async Task<string?> HashOfFirstAsync(AnvilNode node) =>
        (await BlockAsync(node, "0x0")).GetProperty("hash").GetString();

    private static Task<JsonElement> BlockAsync(AnvilNode node, string number) =>
        node.CallAsync("eth_getBlockByNumber", [number, false], Cancellation);

    private static ulong TimeOf(JsonElement block) => ulong.Parse(
        block.GetProperty("timestamp").GetString().AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static async Task<string?> BlockNumberAsync(AnvilNode node) =>
        (await node.CallAsync("eth_blockNumber", [], Cancellation)).GetString();
}

public sealed class AzuriteServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_speaks_the_blob_protocol_and_comes_back_at_the_same_address()
    {
        using var folder = new TemporaryFolder();
        await using var server = await AzuriteServer.StartAsync(folder.Path, Cancellation);
        Assert.Equal("Azurite-Blob/3.37.0", await ServerAsync(server));

        await server.RestartAsync(Cancellation);
        Assert.Equal("Azurite-Blob/3.37.0", await ServerAsync(server));

        await server.KillAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => ServerAsync(server));
    }

    private static async Task<string> ServerAsync(AzuriteServer server)
    {
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri($"{server.Endpoint}?comp=list"), Cancellation);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        return response.Headers.Server.Single() is ProductInfoHeaderValue product ? product.ToString() : "";
    }
}
