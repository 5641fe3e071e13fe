using System.Globalization;
using Ledger.Testing;

[assembly: AssemblyFixture(typeof(Ledger.Journal.Tests.PostgresFixture))]

namespace Ledger.Journal.Tests;

/// <summary>One real server for all tests that do not harm it; each test takes a schema of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private int _schemas;

    public PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Server = await PostgresServer.StartAsync(["max_connections=300"], TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    internal PostgresStore NextStore() => new(
        Server.ConnectionString,
        "test_" + Interlocked.Increment(ref _schemas).ToString(CultureInfo.InvariantCulture));
}
