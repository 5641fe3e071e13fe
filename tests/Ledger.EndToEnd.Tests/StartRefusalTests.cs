using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// A registry whose journal was put back to an earlier time does not start (design, "Start refuses").
/// </summary>
public sealed class StartRefusalTests
{
    private static readonly TimeSpan s_endsWithin = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task A_journal_that_is_shorter_than_what_was_published_keeps_the_server_from_starting()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var registry = await RunningRegistry.StartAsync(
            new RegistryParts(Postgres: false, Azurite: false), cancellationToken);
        using var actors = await registry.ActorsAsync(cancellationToken);
        await registry.SettleAsync(actors, s_endsWithin, cancellationToken);
        await registry.Server.StopAsync();
        var backup = Directory.CreateDirectory(Path.Combine(registry.Data, "backup")).FullName;
        CopyJournal(registry.Data, backup);

        await registry.Server.StartAsync(cancellationToken);
        await actors.RegisterAsync(new Stubborn(), "start", cancellationToken);
        await registry.SettleAsync(actors, s_endsWithin, cancellationToken);
        await registry.Server.StopAsync();
        CopyJournal(backup, registry.Data);

        var refused = registry.Server.Launch();
        await refused.WaitForEndAsync(cancellationToken).WaitAsync(s_endsWithin, cancellationToken);
        Assert.Equal(2, refused.ExitCode);
        Assert.Matches("ledger-server does not start: .*journal has [0-9]+ entries", refused.Output);
    }

    // The write-ahead files belong to the one database: those that the copy lacks must go.
    private static void CopyJournal(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(to, "journal.db*"))
        {
            File.Delete(file);
        }

        foreach (var file in Directory.EnumerateFiles(from, "journal.db*"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }
    }
}
