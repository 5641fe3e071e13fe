using System.Net.Http.Json;
using System.Text.Json;

namespace Ledger.Testing;

/// <summary>One of the node's funded accounts; both in hex with 0x, the address in lowercase.</summary>
public sealed record AnvilAccount(string Address, string PrivateKey);

/// <summary>
/// A real chain node (anvil) on a loopback port of its own, that can be stopped, killed and robbed of its state.
/// </summary>
public sealed class AnvilNode : IAsyncDisposable
{
    private static readonly TimeSpan StartsWithin = TimeSpan.FromMinutes(5);

    private readonly AnvilOptions _options;
    private readonly TemporaryFolder _folder;
    private readonly AnvilState? _state;
    private readonly HttpClient _http = new();
    private ChildProcess? _process;
    private AnvilWaker? _waker;
    private int _chain;

    private AnvilNode(AnvilOptions options, TemporaryFolder folder, int port)
    {
        (_options, _folder, Port) = (options, folder, port);
        _state = options.StateFile is { } file ? new AnvilState(file) : null;
        Endpoint = new Uri($"http://127.0.0.1:{port}/");
    }

    public int Port { get; }

    /// <summary>JSON-RPC over HTTP and WebSocket; the same after a restart.</summary>
    public Uri Endpoint { get; }

    public long ChainId => _options.ChainId;

    /// <summary>The running program.</summary>
    public ChildProcess Process =>
        _process ?? throw new InvalidOperationException("The chain node is not running.");

    /// <summary>Ten funded accounts, always the same ones.</summary>
    public IReadOnlyList<AnvilAccount> Accounts { get; private set; } = [];

    public static Task<AnvilNode> StartAsync(CancellationToken cancellationToken = default) =>
        StartAsync(new AnvilOptions(), cancellationToken);

    public static Task<AnvilNode> StartAsync(AnvilOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return FreePort.StartAsync(async port =>
        {
            var node = new AnvilNode(options, new TemporaryFolder(), port);
            try
            {
                await node.ResumeAsync(cancellationToken);
                return node;
            }
            catch
            {
                await node.DisposeAsync();
                throw;
            }
        });
    }

    /// <summary>SIGTERM: the node writes its state file, if it has one, and ends.</summary>
    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await ForgetWakerAsync();
            await _process.TerminateAsync();
            await ForgetProcessAsync();
        }
    }

    /// <summary>SIGKILL: what came after the last whole writing of the state file is lost.</summary>
    public async Task KillAsync()
    {
        if (_process is not null)
        {
            await ForgetWakerAsync();
            await (_state?.KeepAsync(_process, CancellationToken.None) ?? Task.CompletedTask);
            await _process.KillAsync();
            await ForgetProcessAsync();
        }
    }

    /// <summary>
    /// Starts again on the same port, from the state file if there is one. A file that a kill cut off is replaced by
    /// the copy taken right before it.
    /// </summary>
    public async Task ResumeAsync(CancellationToken cancellationToken = default)
    {
        await (_state?.MendAsync(cancellationToken) ?? Task.CompletedTask);
        var words = _options.ToArguments(Port, _folder, _chain);
        _process = ChildProcess.Start(new ChildProcessOptions(NpmTools.Anvil, words));
        await _process.WaitForLineAsync("Listening on", StartsWithin, cancellationToken);
        var configuration = _folder.PathOf(AnvilOptions.Configuration);
        Accounts = ReadAccounts(await File.ReadAllBytesAsync(configuration, cancellationToken));
        if (_state is not null)
        {
            // Its time would begin anew with the time of the first block, before that of blocks that it has.
            var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
            await CallAsync("evm_setTime", [now], cancellationToken);
        }

        _waker = _options.BlockTime is null ? new AnvilWaker(this) : null;
    }

    public async Task RestartAsync(CancellationToken cancellationToken = default)
    {
        await StopAsync();
        await ResumeAsync(cancellationToken);
    }

    /// <summary>Comes back on the same port as a chain that knows nothing.</summary>
    public async Task LoseStateAsync(CancellationToken cancellationToken = default)
    {
        await KillAsync();
        _state?.Delete();
        _chain++;
        await ResumeAsync(cancellationToken);
    }

    /// <summary>One JSON-RPC request; an error answer throws.</summary>
    public async Task<JsonElement> CallAsync(
        string method, IReadOnlyList<object?> parameters, CancellationToken cancellationToken = default)
    {
        var request = new Dictionary<string, object?>
        {
            ["jsonrpc"] = "2.0", ["id"] = 1, ["method"] = method, ["params"] = parameters,
        };
        using var response = await _http.PostAsJsonAsync(Endpoint, request, cancellationToken);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return answer.TryGetProperty("result", out var result)
            ? result
            : throw new InvalidOperationException($"{method}: {answer.GetRawText()}");
    }

    public async ValueTask DisposeAsync()
    {
        await ForgetWakerAsync();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _http.Dispose();
        _folder.Dispose();
    }

    private static List<AnvilAccount> ReadAccounts(byte[] configuration)
    {
        using var document = JsonDocument.Parse(configuration);
        var addresses = document.RootElement.GetProperty("available_accounts").EnumerateArray();
        var keys = document.RootElement.GetProperty("private_keys").EnumerateArray();
        return [.. addresses.Zip(keys, (address, key) => new AnvilAccount(address.GetString()!, key.GetString()!))];
    }

    private async Task ForgetWakerAsync()
    {
        await (_waker?.DisposeAsync() ?? ValueTask.CompletedTask);
        _waker = null;
    }

    private async Task ForgetProcessAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
    }
}
