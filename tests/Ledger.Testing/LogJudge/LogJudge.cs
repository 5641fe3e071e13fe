using Ledger.Evidence.Log;
using Xunit;

namespace Ledger.Testing;

/// <summary>
/// Readers of checkpoints, proofs and tiles that are not ours: a program over golang.org/x/mod/sumdb, the libraries of
/// Go's checksum database (BSD-3-Clause, Debian's <c>golang-golang-x-mod-dev</c>), compiled once, offline, into a
/// folder of its own; and a script over Sigstore's <c>@sigstore/verify</c>, which npm verifies with.
/// </summary>
public sealed class LogJudge : IAsyncLifetime
{
    // Where Debian's packages put the sources of Go libraries.
    private const string Libraries = "/usr/share/gocode";

    private readonly TemporaryFolder _folder = new();

    /// <summary>The verifier key that a log's checkpoints over SHA-256 are opened with.</summary>
    public static string KeyOf(LogKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return keys.NoteKeys(Cryptography.DigestAlgorithm.Sha256).Single(key => key.Lane == LogLane.Ed25519).ToString();
    }

    /// <summary>Compiles it.</summary>
    /// <exception cref="InvalidOperationException">The compiler or the library is missing.</exception>
    public async ValueTask InitializeAsync()
    {
        if (!Directory.Exists(Path.Combine(Libraries, "src", "golang.org", "x", "mod", "sumdb")))
        {
            throw new InvalidOperationException("golang.org/x/mod/sumdb is missing. Run tools/setup first.");
        }

        var source = Repository.PathOf("tests", "Ledger.Testing", "LogJudge", "logjudge.go");
        await ChildProcess.RunAsync(new ChildProcessOptions("go", "build", "-o", Program, source)
        {
            Environment = new Dictionary<string, string?>
            {
                ["GO111MODULE"] = "off",
                ["GOCACHE"] = _folder.PathOf("cache"),
                ["GOENV"] = "off",
                ["GOFLAGS"] = null,
                ["GOPATH"] = Libraries,
                ["GOTOOLCHAIN"] = "local",
            },
        });
    }

    /// <summary>Asks Sigstore's reader about an entry in a log alone; it knows no witnesses.</summary>
    public static Task<(int ExitCode, string Output)> AskSigstoreAsync(
        string leaf, string proof, string key, CancellationToken cancellationToken) => RunAsync(
        "node",
        [
            Repository.PathOf("tests", "Ledger.Testing", "LogJudge", "sigstore.mjs"),
            NpmTools.PathOf("@sigstore", "verify"), leaf, proof, key,
        ],
        cancellationToken);

    /// <summary>Asks the program of Go: exit code 0 accepts, 1 refuses; the output then says why.</summary>
    public Task<(int ExitCode, string Output)> AskAsync(
        CancellationToken cancellationToken, params string[] words) =>
        RunAsync(Program, words, cancellationToken);

    /// <summary>Asks for what it must accept, and returns what it wrote.</summary>
    public async Task<string> AcceptsAsync(CancellationToken cancellationToken, params string[] words)
    {
        var (code, output) = await AskAsync(cancellationToken, words);
        Assert.True(code == 0, output);
        return output;
    }

    /// <summary>Asks for what it must refuse, and why.</summary>
    public async Task RefusesAsync(string why, CancellationToken cancellationToken, params string[] words)
    {
        var (code, output) = await AskAsync(cancellationToken, words);
        Assert.True(code == 1, $"{code}: {output}");
        Assert.Contains(why, output, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Program => _folder.PathOf("logjudge");

    private static async Task<(int ExitCode, string Output)> RunAsync(
        string program, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        await using var judge = ChildProcess.Start(new ChildProcessOptions(program, words));
        await judge.WaitForEndAsync(cancellationToken);
        return (judge.ExitCode, judge.Output);
    }
}
