using Azure;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Ledger.Blobs.Azure;
using Ledger.Ports.Objects;
using Ledger.Testing;

namespace Ledger.Blobs.Tests;

public sealed class AzureObjectStoreFaultTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int FourParts = (3 * (8 << 20)) + 5;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(100)]
    [InlineData(FourParts)]
    public async Task A_creation_whose_answer_is_lost_still_counts_as_won(int length)
    {
        var faults = new FaultyTransport { LoseAnswerTo = sent => sent.EndsWith("PUT", StringComparison.Ordinal) };
        var store = await OpenAsync(faults);

        Assert.True(await store.CreateAsync("a", Content(length), Cancellation));
        Assert.Equal(1, faults.Lost);
        Assert.False(await store.CreateAsync("a", Content(length), Cancellation));
    }

    [Fact]
    public async Task A_replacement_whose_answer_is_lost_still_gives_its_version()
    {
        var faults = new FaultyTransport { LoseAnswerTo = sent => sent.EndsWith("PUT", StringComparison.Ordinal) };
        var store = await OpenAsync(faults);

        var version = await store.ReplaceAsync("a", Content(10), null, Cancellation);

        Assert.Equal(1, faults.Lost);
        Assert.Equal(version, (await store.StatAsync("a", Cancellation))!.Version);
    }

    [Fact]
    public async Task A_repeated_upload_sends_only_the_parts_that_are_missing()
    {
        var faults = new FaultyTransport();
        var store = await OpenAsync(faults);
        using (var cut = new MemoryStream(Content(2 * (8 << 20))))
        using (var broken = new CutStream(cut))
        {
            await Assert.ThrowsAsync<EndOfStreamException>(
                async () => await store.CreateAsync("a", broken, Cancellation));
        }

        Assert.Null(await store.StatAsync("a", Cancellation));
        Assert.Equal(2, faults.PartsSent);

        Assert.True(await store.CreateAsync("a", Content(FourParts), Cancellation));

        Assert.Equal(4, faults.PartsSent);
        Assert.Equal(Content(FourParts), await store.ReadAsync("a", FourParts, Cancellation));
    }

    [Fact]
    public async Task A_missing_container_is_a_fault_and_not_an_absent_object()
    {
        var container = azurite.NextContainer();
        var store = await AzureObjectStore.OpenAsync(container, Cancellation);
        await container.DeleteAsync(cancellationToken: Cancellation);

        await Assert.ThrowsAsync<RequestFailedException>(async () => await store.StatAsync("a", Cancellation));
        await Assert.ThrowsAsync<RequestFailedException>(
            async () => await store.OpenAsync("a", cancellationToken: Cancellation));
    }

    [Fact]
    public async Task A_service_stopped_during_an_upload_shows_nothing_and_takes_the_upload_again()
    {
        using var folder = new TemporaryFolder();
        await using var server = await AzuriteServer.StartAsync(folder.Path, Cancellation);
        var options = AzureObjectStore.ClientOptions();
        options.Retry.MaxRetries = 0;
        var store = await AzureObjectStore.OpenAsync(new(server.ConnectionString, "test", options), Cancellation);
        await store.CreateAsync("before", Content(10), Cancellation);
        using (var source = new MemoryStream(Content(FourParts)))
        using (var stopping = new CutStream(source, server.StopAsync, after: 2 * (8 << 20)))
        {
            await Assert.ThrowsAnyAsync<Exception>(async () => await store.CreateAsync("a", stopping, Cancellation));
        }

        await server.ResumeAsync(Cancellation);

        Assert.Null(await store.StatAsync("a", Cancellation));
        Assert.Equal(Content(10), await store.ReadAsync("before", 10, Cancellation));
        Assert.True(await store.CreateAsync("a", Content(FourParts), Cancellation));
        Assert.Equal(Content(FourParts), await store.ReadAsync("a", FourParts, Cancellation));
    }

    [Fact]
    public async Task What_a_service_over_a_database_took_outlives_its_sudden_death()
    {
        using var folder = new TemporaryFolder();
        await using var server = await AzuriteServer.StartDurableAsync(folder.Path, Cancellation);
        var container = new BlobContainerClient(server.ConnectionString, "test", AzureObjectStore.ClientOptions());
        var store = await AzureObjectStore.OpenAsync(container, Cancellation);
        var newest = await store.ReplaceAsync("newest", Content(1), null, Cancellation);
        for (var death = 2; death < 5; death++)
        {
            string[] names = [.. Enumerable.Range(0, 8).Select(n => $"{death}/{n}")];
            await Parallel.ForEachAsync(names, Cancellation, async (name, stop) =>
                Assert.True(await store.CreateAsync(name, Content(2_000), stop)));
            newest = await store.ReplaceAsync("newest", Content(death), newest.ETag, Cancellation);

            await server.KillAsync();
            await server.ResumeAsync(Cancellation);

            Assert.Equal(names, await store.ListAsync($"{death}/", Cancellation).ToListAsync(Cancellation));
            Assert.Equal(new ObjectProperties(death, newest), await store.StatAsync("newest", Cancellation));
        }
    }

    [Fact]
    public async Task A_connection_given_up_as_it_is_made_is_tried_again()
    {
        using var way = new HangingUp(times: 2);
        var options = AzureObjectStore.ClientOptions(way);
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);

        var store = await AzureObjectStore.OpenAsync(azurite.NextContainer(options), Cancellation);

        Assert.True(await store.CreateAsync("a", Content(10), Cancellation));
    }

    [Fact]
    public async Task A_service_that_always_hangs_up_cannot_be_reached()
    {
        using var way = new HangingUp(times: int.MaxValue);
        var options = AzureObjectStore.ClientOptions(way);
        options.Retry.MaxRetries = 0;

        var fault = await Assert.ThrowsAsync<RequestFailedException>(
            () => AzureObjectStore.OpenAsync(azurite.NextContainer(options), Cancellation));

        Assert.Equal(0, fault.Status);
    }

    private async Task<AzureObjectStore> OpenAsync(FaultyTransport faults)
    {
        var container = azurite.NextContainer();
        await container.CreateAsync(cancellationToken: Cancellation);
        var options = AzureObjectStore.ClientOptions();
        options.Transport = faults;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return await AzureObjectStore.OpenAsync(azurite.Container(container.Name, options), Cancellation);
    }

    private static byte[] Content(int length)
    {
        var content = new byte[length];
        for (var i = 0; i < length; i += 1 << 20)
        {
            content[i] = (byte)(i >> 20);
        }

        return content;
    }
}
