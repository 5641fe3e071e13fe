using Azure.Storage.Blobs;
using Ledger.Blobs.Azure;
using Ledger.Ports.Objects;
using Ledger.Ports.TestKit;
using Ledger.Testing;

namespace Ledger.Blobs.Tests;

public sealed class AzureObjectStoreTests(AzuriteFixture azurite) : ObjectStoreTests, IClassFixture<AzuriteFixture>
{
    private readonly BlobContainerClient _container = azurite.NextContainer();

    protected override async ValueTask<IObjectStore> OpenAsync() =>
        await AzureObjectStore.OpenAsync(_container, Cancellation);

    protected override async ValueTask RemoveAsync() =>
        await _container.DeleteAsync(cancellationToken: CancellationToken.None);
}
