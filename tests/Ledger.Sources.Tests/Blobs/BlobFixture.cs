using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Ledger.Sources.Blobs;
using Ledger.Testing;

namespace Ledger.Sources.Tests.Blobs;

/// <summary>One real blob service for a class of tests; each test takes a container of its own.</summary>
public sealed class BlobFixture : IAsyncLifetime
{
    private int _containers;

    public AzuriteServer Server { get; private set; } = null!;

    public BlobAccess Access => BlobAccess.FromConnectionString(Server.ConnectionString);

    public async ValueTask InitializeAsync() =>
        Server = await AzuriteServer.StartAsync(cancellationToken: TestContext.Current.CancellationToken);

    public async Task<BlobContainerClient> NextContainerAsync()
    {
        var name = "data-" + Interlocked.Increment(ref _containers).ToString(CultureInfo.InvariantCulture);
        var container = new BlobContainerClient(
            Server.ConnectionString, name, new BlobClientOptions(BlobClientOptions.ServiceVersion.V2026_06_06));
        await container.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        return container;
    }

    public Uri AddressOf(BlobContainerClient container, string path = "") =>
        new($"{Server.Endpoint}/{container.Name}/{path}");

    /// <summary>A signature that lets its bearer read and list a container for an hour.</summary>
    public static string SasOf(BlobContainerClient container) => container.GenerateSasUri(
        BlobContainerSasPermissions.Read | BlobContainerSasPermissions.List,
        TimeProvider.System.GetUtcNow().AddHours(1)).Query;

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
