using System.Globalization;
using Azure.Storage.Blobs;
using Ledger.Blobs.Azure;
using Ledger.Testing;

namespace Ledger.Blobs.Tests;

/// <summary>One real blob service for a class of tests; each test takes a container of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private int _containers;

    public AzuriteServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Server = await AzuriteServer.StartAsync(_folder.Path, TestContext.Current.CancellationToken);

    public BlobContainerClient NextContainer(BlobClientOptions? options = null) => Container(
        "test-" + Interlocked.Increment(ref _containers).ToString(CultureInfo.InvariantCulture), options);

    public BlobContainerClient Container(string name, BlobClientOptions? options = null) =>
        new(Server.ConnectionString, name, options ?? AzureObjectStore.ClientOptions());

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Dispose();
    }
}
