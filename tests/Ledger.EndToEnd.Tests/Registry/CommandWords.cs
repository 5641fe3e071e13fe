using Ledger.EndToEnd.Hammer;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>A registry for the words of the <c>ledger</c> command, and files for them.</summary>
public sealed class CommandWords : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private RunningRegistry _registry = null!;
    private LedgerCommand _ledger = null!;

    public Actors Actors { get; private set; } = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _registry = await RunningRegistry.StartAsync(new RegistryParts(false, false), Cancellation);
        Actors = await _registry.ActorsAsync(Cancellation);
        await Actors.RegisterAsync(new Stubborn(), "words", Cancellation);
        _ledger = new LedgerCommand(_registry);
    }

    public async ValueTask DisposeAsync()
    {
        Actors.Dispose();
        await _registry.DisposeAsync();
        _folder.Dispose();
    }

    public string PathOf(string name) => _folder.PathOf(name);

    /// <summary>The file of an account.</summary>
    public string AccountFile(string account) => Path.Combine(_registry.Data, "accounts", account + ".json");

    /// <summary>Writes a file and returns its path.</summary>
    public string File(string name, string text)
    {
        System.IO.File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    /// <summary>Runs it as an account, or as nobody: it ends so and says that.</summary>
    public async Task SaysAsync(int exit, string said, string? account, params string[] words)
    {
        var (ended, output) = await _ledger.RunAsync(account, Cancellation, words);
        Assert.True(
            ended == exit && output.Contains(said, StringComparison.Ordinal),
            $"{string.Join(' ', words)}: {ended}, {output}");
    }

    /// <summary>Runs it until it says that: what was decided is shown a moment later.</summary>
    public async Task ListsAsync(string said, string? account, params string[] words)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(s_patience);
        for (var output = ""; !output.Contains(said, StringComparison.Ordinal);)
        {
            Assert.False(patience.IsCancellationRequested, $"{string.Join(' ', words)}: {output}");
            (_, output) = await _ledger.RunAsync(account, Cancellation, words);
        }
    }
}
