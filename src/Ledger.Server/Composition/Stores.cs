using Azure.Storage.Blobs;
using Ledger.Blobs.Azure;
using Ledger.Blobs.Directories;
using Ledger.Journal.Postgres;
using Ledger.Journal.Sqlite;
using Ledger.Ports;
using Ledger.Ports.Objects;
using Ledger.Register;
using Ledger.Register.Sketches;
using Ledger.Server.Configuration;

namespace Ledger.Server.Composition;

/// <summary>
/// Opens what the registry keeps its data in. Opened before anything listens: a bad store ends the start.
/// </summary>
internal static class Stores
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    public static async Task<IJournal> OpenJournalAsync(LedgerOptions options, CancellationToken cancellationToken) =>
        options.Journal.Kind == "postgres"
            ? await WaitForAsync("journal", () => OpenPostgresAsync(options, cancellationToken), cancellationToken)
            : await SqliteJournal.OpenAsync(
                new() { Path = Path.Combine(options.Data, "journal.db"), Origin = options.Origin }, cancellationToken);

    public static async Task<IObjectStore> OpenObjectsAsync(LedgerOptions options, CancellationToken cancellationToken)
    {
        if (options.Objects.Kind == "azure")
        {
            var container = new BlobContainerClient(
                options.Objects.Connection, options.Objects.Container, AzureObjectStore.ClientOptions());
            return await WaitForAsync(
                "object store", () => AzureObjectStore.OpenAsync(container, cancellationToken), cancellationToken);
        }

        // The store keeps its objects in a folder "objects" of its own.
        return DirectoryObjectStore.Open(options.Objects.Path.Length > 0 ? options.Objects.Path : options.Data);
    }

    public static RegisterDatabase OpenRegister(LedgerOptions options) =>
        new(Path.Combine(options.Data, "register.db"));

    public static DueDatabase OpenDues(LedgerOptions options) => new(Path.Combine(options.Data, "dues.db"));

    public static SketchDatabase OpenSketches(LedgerOptions options) =>
        new(Path.Combine(options.Data, "sketches.db"));

    public static FeedDatabase OpenFeed(LedgerOptions options) => new(Path.Combine(options.Data, "feed.db"));

    private static Task<PostgresJournal> OpenPostgresAsync(
        LedgerOptions options, CancellationToken cancellationToken) =>
        PostgresJournal.OpenAsync(
            new() { ConnectionString = options.Journal.Connection, Origin = options.Origin }, cancellationToken);

    /// <summary>A remote store may come back later than this process does.</summary>
    private static async Task<T> WaitForAsync<T>(
        string store, Func<Task<T>> open, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await open();
            }
            catch (Exception fault) when (Outage.Is(fault))
            {
                await Console.Error.WriteLineAsync(
                    $"ledger-server waits for its {store}: {fault.GetBaseException().Message}");
                await Task.Delay(s_pause, cancellationToken);
            }
        }
    }
}
