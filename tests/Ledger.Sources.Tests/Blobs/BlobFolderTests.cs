using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Ledger.Evidence.Manifests;
using Ledger.Sdk.Fingerprint;
using Ledger.Sources.Blobs;
using Ledger.Testing;

namespace Ledger.Sources.Tests.Blobs;

public sealed class BlobFolderTests(BlobFixture blobs) : IClassFixture<BlobFixture>
{
    private static readonly FingerprintOptions s_small = new() { ChunkSize = 4096, Parallelism = 4 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Blobs_have_the_fingerprint_of_the_files_they_are()
    {
        using var folder = new TemporaryFolder();
        var container = await blobs.NextContainerAsync();
        foreach (var (path, length) in new[] { ("a/名.csv", 50_001), ("a/b/c", 4096), ("a!", 0), ("z", 1) })
        {
            var content = Content(length, path.Length);
            var file = folder.PathOf(["data", .. path.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, content, Cancellation);
            await UploadAsync(container, "some/prefix/" + path, content);
        }

        await UploadAsync(container, "some/prefix-of-others", [1]);
        var expected = await Fingerprinter.ComputeAsync(
            folder.PathOf("data"), s_small, cancellationToken: Cancellation);

        foreach (var address in new[] { "some/prefix", "some/prefix/" })
        {
            var made = await ComputeAsync(blobs.AddressOf(container, address), blobs.Access);

            Assert.Equal(expected.ManifestBytes.ToArray(), made.ManifestBytes.ToArray());
        }
    }

    [Fact]
    public async Task A_single_blob_is_called_by_the_last_part_of_its_name()
    {
        var container = await blobs.NextContainerAsync();
        await UploadAsync(container, "some/one", Content(9000, 1));

        var made = await ComputeAsync(blobs.AddressOf(container, "some/one"), blobs.Access);

        Assert.Equal(("one", 9000L), (made.Manifest.Files[0].Path, made.Manifest.Files[0].Length));
    }

    [Fact]
    public async Task A_signature_is_enough_and_stands_in_no_message()
    {
        var container = await blobs.NextContainerAsync();
        await UploadAsync(container, "one", Content(9000, 1));
        var sas = BlobFixture.SasOf(container);
        var made = await ComputeAsync(blobs.AddressOf(container), BlobAccess.FromSas(sas));
        Assert.Equal(9000, made.Manifest.Files[0].Length);

        var signature = sas[sas.IndexOf("sig=", StringComparison.Ordinal)..];
        var broken = sas.Replace("sig=", "sig=AAAA", StringComparison.Ordinal);
        var refusals = new[]
        {
            await Assert.ThrowsAsync<FingerprintException>(
                () => ComputeAsync(blobs.AddressOf(container), BlobAccess.FromSas(broken))) as Exception,
            await Assert.ThrowsAsync<FingerprintException>(
                () => ComputeAsync(blobs.AddressOf(container), BlobAccess.Anonymous)),
            await Assert.ThrowsAsync<BlobAccessException>(
                () => ComputeAsync(new Uri(blobs.AddressOf(container) + sas), BlobAccess.Anonymous)),
            await Assert.ThrowsAsync<BlobAccessException>(
                () => ComputeAsync(new Uri("http://127.0.0.1:1/other/data"), blobs.Access)),
            await Assert.ThrowsAsync<BlobAccessException>(
                () => ComputeAsync(
                    blobs.AddressOf(container), BlobAccess.FromConnectionString("AccountKey=" + signature))),
        };
        foreach (var refusal in refusals)
        {
            Assert.DoesNotContain(signature[4..12], refusal.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain(AzuriteServer.AccountKey[..8], refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("overwrite")]
    [InlineData("delete")]
    public async Task A_blob_that_changes_while_it_is_read_is_refused(string change)
    {
        var container = await blobs.NextContainerAsync();
        await UploadAsync(container, "one", Content(40 * 4096, 1));
        var sources = await BlobFolder.ListAsync(blobs.AddressOf(container), blobs.Access, Cancellation);
        var blob = container.GetBlobClient("one");

        var refusal = await Assert.ThrowsAsync<FingerprintException>(() => Fingerprinter.ComputeSourcesAsync(
            sources,
            s_small with { Parallelism = 2 },
            progress: new First(() =>
            {
                if (change == "delete")
                {
                    blob.Delete(cancellationToken: Cancellation);
                }
                else
                {
                    blob.Upload(new BinaryData(Content(40 * 4096, 2)), overwrite: true, Cancellation);
                }
            }),
            cancellationToken: Cancellation));

        Assert.Equal(FingerprintFault.Changed, refusal.Fault);
    }

    [Fact]
    public async Task What_is_not_there_is_told_apart()
    {
        var container = await blobs.NextContainerAsync();

        Assert.Equal(FingerprintFault.Empty, await FaultAsync(blobs.AddressOf(container)));
        Assert.Equal(FingerprintFault.Empty, await FaultAsync(blobs.AddressOf(container, "none")));
        Assert.Equal(FingerprintFault.Missing, await FaultAsync(new Uri($"{blobs.Server.Endpoint}/no-such-container")));
        await container.GetBlobClient("folder").UploadAsync(
            new BinaryData([]),
            new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["hdi_isfolder"] = "true" } },
            Cancellation);
        Assert.Equal(FingerprintFault.Empty, await FaultAsync(blobs.AddressOf(container)));
        await UploadAsync(container, "both/file", [1]);
        await UploadAsync(container, "both", [1]);
        Assert.Equal(FingerprintFault.Name, await FaultAsync(blobs.AddressOf(container)));
        await container.DeleteBlobAsync("both", cancellationToken: Cancellation);
        await UploadAsync(container, "cafe\u0301", [1]);
        Assert.Equal(FingerprintFault.Name, await FaultAsync(blobs.AddressOf(container)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_store_that_lets_itself_be_called_and_says_nothing_is_told(int retries)
    {
        // Connections are taken by the system, and nobody reads them.
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        var port = ((IPEndPoint)mute.LocalEndpoint).Port;
        var access = BlobAccess.Anonymous with { Retries = retries, Patience = TimeSpan.FromMilliseconds(300) };

        var refusal = await Assert.ThrowsAsync<FingerprintException>(
            () => ComputeAsync(new Uri($"http://127.0.0.1:{port}/account/data"), access));

        Assert.Equal(FingerprintFault.Unreadable, refusal.Fault);
    }

    [Fact]
    public async Task A_signature_is_not_sent_where_others_can_read_it()
    {
        const string signature = "sv=2026-06-06&sig=geheim";
        var address = new Uri("http://store.invalid/account/data");
        foreach (var access in new[]
        {
            BlobAccess.FromSas(signature),
            BlobAccess.FromConnectionString(
                $"BlobEndpoint=http://store.invalid/account;SharedAccessSignature={signature}"),
        })
        {
            var refusal = await Assert.ThrowsAsync<BlobAccessException>(() => ComputeAsync(address, access));

            Assert.Contains("https only", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("https", refusal.Chinese, StringComparison.Ordinal);
            Assert.DoesNotContain("geheim", refusal.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_network_with_faults_changes_nothing()
    {
        var container = await blobs.NextContainerAsync();
        var content = Content(3_000_000, 3);
        await UploadAsync(container, "one", content);
        var expected = await ComputeAsync(blobs.AddressOf(container), blobs.Access);
        await using var proxy = new FaultyProxy(blobs.Server.Endpoint, 7);
        var address = new UriBuilder(blobs.AddressOf(container)) { Port = proxy.Address.Port }.Uri;
        var access = BlobAccess.FromConnectionString(blobs.Server.ConnectionString.Replace(
            $":{blobs.Server.Port}/", $":{proxy.Address.Port}/", StringComparison.Ordinal));

        var made = await Fingerprinter.ComputeSourcesAsync(
            await BlobFolder.ListAsync(address, access, Cancellation),
            s_small with { ChunkSize = 1 << 17 },
            cancellationToken: Cancellation);
        proxy.IsCalm = true;

        Assert.Equal(
            (await Fingerprinter.ComputeSourcesAsync(
                await BlobFolder.ListAsync(blobs.AddressOf(container), blobs.Access, Cancellation),
                s_small with { ChunkSize = 1 << 17 },
                cancellationToken: Cancellation)).Content,
            made.Content);
        Assert.Equal(expected.Manifest.Files[0].Length, made.Manifest.Files[0].Length);
        Assert.Contains(proxy.Met, met => met.Key is NetworkFault.CutAnswer or NetworkFault.CutRequest);
    }

    [Fact]
    public async Task Work_cut_off_goes_on_and_reads_only_what_is_missing()
    {
        var container = await blobs.NextContainerAsync();
        await UploadAsync(container, "a", Content(30 * 4096, 1));
        await UploadAsync(container, "b", Content(30 * 4096, 2));
        using var folder = new TemporaryFolder();
        var options = s_small with { ProgressFile = folder.PathOf("progress"), Parallelism = 2 };
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Fingerprinter.ComputeSourcesAsync(
            await BlobFolder.ListAsync(blobs.AddressOf(container), blobs.Access, Cancellation),
            options,
            progress: new Each(step =>
            {
                if (step.Bytes >= 40 * 4096)
                {
                    cut.Cancel();
                }
            }),
            cancellationToken: cut.Token));
        await UploadAsync(container, "b", Content(30 * 4096, 3));

        var first = long.MaxValue;
        var made = await Fingerprinter.ComputeSourcesAsync(
            await BlobFolder.ListAsync(blobs.AddressOf(container), blobs.Access, Cancellation),
            options,
            progress: new Each(step => first = Math.Min(first, step.Bytes)),
            cancellationToken: Cancellation);

        // All of a is kept, nothing of b, which is another now.
        Assert.Equal(31 * 4096, first);
        Assert.Equal((await ComputeAsync(blobs.AddressOf(container), blobs.Access)).Content, made.Content);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private async Task<FingerprintFault> FaultAsync(Uri address) =>
        (await Assert.ThrowsAsync<FingerprintException>(() => ComputeAsync(address, blobs.Access))).Fault;

    private static async Task<FingerprintResult> ComputeAsync(Uri address, BlobAccess access) =>
        await Fingerprinter.ComputeSourcesAsync(
            await BlobFolder.ListAsync(address, access, Cancellation), s_small, cancellationToken: Cancellation);

    private static async Task UploadAsync(BlobContainerClient container, string name, byte[] content) =>
        await container.GetBlobClient(name).UploadAsync(new BinaryData(content), overwrite: true, Cancellation);

    private static byte[] Content(int length, int seed)
    {
        var content = new byte[length];
        for (var i = 0; i < length; i++)
        {
            content[i] = (byte)((seed + (31L * i) + (7 * (i >> 12))) & 0xff);
        }

        return content;
    }

    private sealed class Each(Action<FingerprintProgress> answer) : IProgress<FingerprintProgress>
    {
        public void Report(FingerprintProgress value) => answer(value);
    }

    private sealed class First(Action answer) : IProgress<FingerprintProgress>
    {
        private bool _done;

        public void Report(FingerprintProgress value)
        {
            if (!_done)
            {
                _done = true;
                answer();
            }
        }
    }
}
