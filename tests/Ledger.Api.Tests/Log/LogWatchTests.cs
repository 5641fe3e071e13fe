using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Ledger.Domain.Parties;
using Ledger.Evidence.Bundles;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.Api.Tests.Log;

/// <summary>A client that remembers what it saw notices a registry that says something else later.</summary>
[Collection(nameof(RegistryTests))]
public sealed class LogWatchTests : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Data => _folder.PathOf("data");

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_log_that_was_put_back_is_noticed_at_once_and_as_a_fork_once_it_has_grown()
    {
        TrustAnchors anchors;
        await using (var server = await StartAsync())
        {
            anchors = await AnchorsAsync(server);
            using var watch = LogWatch.Open(_folder.PathOf("watch.db"), anchors);
            using var client = await ClientAsync(server, watch);
            await PresentAsync(client);
            Assert.Equal((1, 0), await ProvenAsync(watch, client));
        }

        Copy(Data, _folder.PathOf("backup"));
        ulong seen;
        await using (var server = await StartAsync())
        {
            using var watch = LogWatch.Open(_folder.PathOf("watch.db"), anchors);
            using var client = await ClientAsync(server, watch);
            await KeyChanges.RunAsync(client, 6);
            Assert.Equal((6, 0), await ProvenAsync(watch, client));
            seen = watch.Size;
        }

        Directory.Delete(Data, recursive: true);
        Copy(_folder.PathOf("backup"), Data);
        await using (var server = await StartAsync())
        {
            using var watch = LogWatch.Open(_folder.PathOf("watch.db"), anchors);
            using var client = await ClientAsync(server, watch);
            var back = await Assert.ThrowsAsync<LogForkException>(() => watch.LookAsync(client, Cancel));
            Assert.Equal(LogContradiction.RolledBack, back.Contradiction);
            await KeyChanges.RunAsync(client, 8);
            await PublishedAsync(client, seen + 1);
            var fork = await Assert.ThrowsAsync<LogForkException>(() => watch.LookAsync(client, Cancel));
            Assert.Equal(LogContradiction.Forked, fork.Contradiction);
            Assert.Equal(seen, watch.Size);
        }
    }

    [Fact]
    public async Task What_was_acknowledged_and_is_not_there_is_noticed()
    {
        await using var server = await StartAsync();
        using var watch = LogWatch.Open(_folder.PathOf("watch.db"), await AnchorsAsync(server));
        using var client = await ClientAsync(server, null);
        var accepted = await PresentAsync(client);

        watch.Expect(accepted with { Sha256 = new string('a', 64) });
        await PublishedAsync(client, ulong.Parse(accepted.Index) + 1);
        var broken = await Assert.ThrowsAsync<LogForkException>(() => watch.LookAsync(client, Cancel));

        Assert.Equal(LogContradiction.ReceiptBroken, broken.Contradiction);
        Assert.Throws<LogForkException>(() => watch.Expect(accepted));
    }

    [Fact]
    public async Task Another_registrys_anchors_prove_nothing()
    {
        await using var server = await StartAsync();
        var anchors = await AnchorsAsync(server);
        var key = PrivateKey.Generate(SignatureAlgorithm.Ed25519).PublicKey;
        using var client = await ClientAsync(server, null);
        await PresentAsync(client);
        using var watch = LogWatch.Open(_folder.PathOf("watch.db"), anchors with
        {
            Lanes = [new TrustedLane(key, anchors.Lanes[0].Validity)],
        });

        await PublishedAsync(client, 1);

        await Assert.ThrowsAsync<InvalidDataException>(() => watch.LookAsync(client, Cancel));
        Assert.Equal(0ul, watch.Size);
    }

    [Fact]
    public async Task A_key_that_was_revoked_before_the_checkpoint_proves_nothing()
    {
        await using var server = await StartAsync();
        var anchors = await AnchorsAsync(server);
        using var client = await ClientAsync(server, null);
        await PresentAsync(client);
        await PublishedAsync(client, 1);
        var revoked = anchors.Lanes.Select(lane => lane with
        {
            Validity = lane.Validity with { Revoked = new Revocation(lane.Validity.NotBefore, "keyCompromise") },
        });
        using var watch = LogWatch.Open(_folder.PathOf("watch.db"), anchors with { Lanes = [.. revoked] });

        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => watch.LookAsync(client, Cancel));

        Assert.Contains("No key that counts", fault.Message, StringComparison.Ordinal);
    }

    private async Task<ServerProcess> StartAsync()
    {
        Directory.CreateDirectory(Data);
        return await ServerProcess.StartAsync(Data, Cancel);
    }

    private async Task<LedgerClient> ClientAsync(ServerProcess server, LogWatch? watch)
    {
        var account = (await Registry.ReadAccountsAsync(Data))["holder"];
        return new LedgerClient(_http, server.Address, account, new LedgerClientOptions { Watch = watch });
    }

    private async Task<TrustAnchors> AnchorsAsync(ServerProcess server)
    {
        using var bytes = new MemoryStream();
        using var client = await ClientAsync(server, null);
        Assert.True(await client.DownloadAnchorsAsync(bytes, Cancel));
        Assert.True(TrustAnchors.TryRead(bytes.ToArray(), out var anchors, out var error), error);
        return anchors;
    }

    private static Task<CommandAccepted> PresentAsync(LedgerClient client) => client.ExecuteAsync(
        client.Account!.Party.Stream, 0, Draft.NewId(),
        new RegisterParty(Registrations.Holder, null, [Registrations.KeyOf(client.Account.Key.PublicKey)]), Cancel);

    /// <summary>Looks until all that was acknowledged is found; gives how much that was, and what is left.</summary>
    private static async Task<(int Proven, int Pending)> ProvenAsync(LogWatch watch, LedgerClient client)
    {
        var (start, proven) = (TimeProvider.System.GetTimestamp(), 0);
        while (true)
        {
            var standing = await watch.LookAsync(client, Cancel);
            proven += standing?.Proven ?? 0;
            if (watch.Pending == 0 || TimeProvider.System.GetElapsedTime(start) > s_patience)
            {
                return (proven, watch.Pending);
            }
        }
    }

    private static async Task PublishedAsync(LedgerClient client, ulong size)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(s_patience);
        while (ulong.Parse((await client.ReadLogAsync(patience.Token)).Published) < size)
        {
            await Task.Yield();
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var place = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
    }
}
