using System.Globalization;
using Ledger.Testing;
using Npgsql;

namespace Ledger.Sources.Tests.Postgres;

/// <summary>One real server for a class of tests; each test takes databases of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private int _databases;

    public PostgresServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Server = await PostgresServer.StartAsync(["fsync=off"], TestContext.Current.CancellationToken);

    /// <summary>A new database, sorting by the rules of a locale.</summary>
    public async Task<string> NextDatabaseAsync(string options = "")
    {
        var name = "d" + Interlocked.Increment(ref _databases).ToString(CultureInfo.InvariantCulture);
        await ExecuteAsync(Server.ConnectionString, $"CREATE DATABASE {name} TEMPLATE template0 {options}");
        return new NpgsqlConnectionStringBuilder(Server.ConnectionString)
        {
            Database = name,
            Pooling = false,
        }.ToString();
    }

    public static async Task ExecuteAsync(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(connection + ";Pooling=false");
        await opened.OpenAsync(TestContext.Current.CancellationToken);
#pragma warning disable CA2100 // Statements of tests.
        await using var command = new NpgsqlCommand(sql, opened);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
