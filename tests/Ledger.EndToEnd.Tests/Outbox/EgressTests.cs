using System.Globalization;
using Ledger.Domain;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Outbox;

/// <summary>
/// Gateways let lines go through <c>ledger egress</c> while processes are killed and the network does what it likes:
/// each record is one entry, in order, and nothing left without one.
/// </summary>
public sealed class EgressTests : IAsyncLifetime
{
    private const int Seed = 20_261_127;
    private const int Rounds = 14;

    private readonly TemporaryFolder _folder = new();
    private RunningRegistry _registry = null!;
    private Actors _actors = null!;
    private AssetId _asset;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Account => Path.Combine(_registry.Data, "accounts", "holder.json");

    private string Folder => _folder.PathOf("outbox");

    public async ValueTask InitializeAsync()
    {
        _registry = await RunningRegistry.StartAsync(new RegistryParts(false, false), Cancel);
        _actors = await _registry.ActorsAsync(Cancel);
        var stubborn = new Stubborn();
        await _actors.RegisterAsync(stubborn, "egress", Cancel);
        var own = Registration.Own("egress", _actors);
        await new Procedure(_actors, stubborn).CertifyAsync([own], Cancel);
        _asset = own.Asset;
    }

    public async ValueTask DisposeAsync()
    {
        _actors.Dispose();
        await _registry.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Records_are_entries_once_and_in_order_whatever_is_killed_or_cut()
    {
        var random = new Random(Seed);
        await using var network = new FaultyProxy(_registry.Server.Address, Seed);
        var last = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            network.IsDark = round % 5 == 3;
            var lines = Lines(round, random.Next(20, 60));
            await using var gateway = new Gateway(
                network.Address, Account, Folder, _asset, "--lines", "3", "--seconds", "0.1");
            await gateway.FeedAsync(lines);
            await gateway.FirstAsync();
            var server = round % 6 == 4 ? RestartServerAsync() : Task.CompletedTask;
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(0, 1500)), Cancel);
            await gateway.KillAsync();
            await server;
            using var seen = Sdk.Outbox.Open(Folder);
            last = EgressRecords.AssertCovered(seen, last, lines, gateway.Left);
        }

        (network.IsDark, network.IsCalm) = (false, true);
        Assert.Equal(Enum.GetValues<NetworkFault>(), network.Met.Keys.Order());
        var (ended, said) = await new LedgerCommand(_registry).RunAsync("holder", Cancel, "outbox", "send", "--outbox",
            Folder);
        Assert.True(ended == 0, said);
        using var outbox = Sdk.Outbox.Open(Folder);
        Assert.InRange(outbox.Count.Done, Rounds, long.MaxValue);
        await EgressRecords.AssertRecordedOnceAsync(outbox, _actors.Holder, _asset, Cancel);
    }

    [Fact]
    public async Task A_gateway_passes_all_on_records_it_and_says_how_much()
    {
        var lines = Lines(0, 100);
        await using var gateway = new Gateway(
            _registry.Server.Address, Account, Folder, _asset, "--lines", "40", "--recipient", "某银行");
        await gateway.FeedAsync(lines);

        Assert.Equal(0, await gateway.EndAsync());

        Assert.Equal(lines, gateway.Left);
        Assert.Contains("100 lines", gateway.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("wait in the outbox", gateway.Output, StringComparison.Ordinal);
        using var outbox = Sdk.Outbox.Open(Folder);
        EgressRecords.AssertCovered(outbox, 0, lines, gateway.Left);
        await EgressRecords.AssertRecordedOnceAsync(outbox, _actors.Holder, _asset, Cancel);
    }

    [Fact]
    public async Task What_is_recorded_without_a_network_is_sent_later_and_what_is_refused_is_held_and_dropped()
    {
        var ledger = new LedgerCommand(_registry);
        await using var gateway = new Gateway(
            new Uri("http://127.0.0.1:9/"), Account, Folder, _asset, "--offline", "--lines", "1");
        await gateway.FeedAsync(Lines(0, 3));
        Assert.Equal(0, await gateway.EndAsync());
        Assert.Contains("3 wait in the outbox", gateway.Output, StringComparison.Ordinal);
        var payload = _folder.PathOf("payload.json");
        await File.WriteAllTextAsync(
            payload, $$"""{"content":{"sha256":"{{Hex('a')}}","sm3":"{{Hex('b')}}"},"sequence":"0"}""", Cancel);
        var elsewhere = $"asset/{Hex('e')[..32]}";
        Assert.Equal(0, (await LedgerCommand.RunWithoutServerAsync(Cancel, "outbox", "add", elsewhere, "egress.file",
            "--payload", payload, "--id", Hex('d')[..32], "--outbox", Folder)).ExitCode);

        var (ended, said) = await ledger.RunAsync("holder", Cancel, "outbox", "send", "--outbox", Folder);

        Assert.Equal(1, ended);
        Assert.Equal(3, said.Split('\n').Count(static line => line.Contains("  done ", StringComparison.Ordinal)));
        Assert.Contains("asset-not-registered", said, StringComparison.Ordinal);
        var held = await LedgerCommand.RunWithoutServerAsync(
            Cancel, "outbox", "list", "--state", "held", "--json", "--outbox", Folder);
        Assert.Contains("\"state\": \"held\"", held.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await LedgerCommand.RunWithoutServerAsync(
            Cancel, "outbox", "drop", Hex('d')[..32], "--reason", "no such asset", "--outbox", Folder)).ExitCode);
        Assert.Equal(0, (await ledger.RunAsync("holder", Cancel, "outbox", "send", "--outbox", Folder)).ExitCode);
        Assert.Equal(2, (await LedgerCommand.RunWithoutServerAsync(Cancel, "outbox", "list")).ExitCode);
    }

    private static string[] Lines(int round, int count) =>
    [
        .. Enumerable.Range(0, count).Select(number => string.Create(
            CultureInfo.InvariantCulture, $"{round},{number},第{number}行")),
    ];

    private static string Hex(char digit) => new(digit, 64);

    private async Task RestartServerAsync()
    {
        await _registry.Server.KillAsync();
        await _registry.Server.StartAsync(Cancel);
    }
}
