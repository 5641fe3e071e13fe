using Ledger.Blobs.Directories;
using Ledger.Ports.Objects;
using Ledger.Ports.TestKit;
using Ledger.Testing;

namespace Ledger.Blobs.Tests;

public sealed class DirectoryObjectStoreTests : ObjectStoreTests
{
    private readonly TemporaryFolder _folder = new();

    protected override ValueTask<IObjectStore> OpenAsync() =>
        ValueTask.FromResult<IObjectStore>(DirectoryObjectStore.Open(_folder.Path));

    protected override ValueTask RemoveAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
