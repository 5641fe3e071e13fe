using System.Globalization;
using Ledger.Evidence.Log;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>The witness's program as a process, on one port over one folder; it may be stopped and started.</summary>
internal sealed class WitnessProcess : IAsyncDisposable
{
    private const string Name = "court.example/witness";

    private static readonly TimeSpan s_startsWithin = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _folder = new();
    private readonly int _port = FreePort.Find();
    private ChildProcess? _process;

    private WitnessProcess(WitnessKey key) => Key = key;

    public WitnessKey Key { get; }

    /// <summary>What a registry is told about it.</summary>
    public IReadOnlyList<string> Arguments =>
    [
        "--Ledger:Witnesses:0:Key", Key.ToString(),
        "--Ledger:Witnesses:0:Address", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}/"),
    ];

    /// <summary>Makes the key, by the program itself; nothing runs yet.</summary>
    public static async Task<WitnessProcess> CreateAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder();
        var text = await ChildProcess.RunAsync(
            new ChildProcessOptions("dotnet", Program, "new-key", Name, folder.Path), cancellationToken);
        Assert.True(WitnessKey.TryParse(text.Trim(), out var key), text);
        var witness = new WitnessProcess(key);
        foreach (var file in Directory.EnumerateFiles(folder.Path))
        {
            File.Copy(file, witness._folder.PathOf(Path.GetFileName(file)));
        }

        return witness;
    }

    /// <summary>Starts it on the anchors of the log that it watches.</summary>
    public async Task StartAsync(byte[] anchors, CancellationToken cancellationToken)
    {
        var file = _folder.PathOf("anchors.json");
        await File.WriteAllBytesAsync(file, anchors, cancellationToken);
        _process = ChildProcess.Start(new ChildProcessOptions(
            "dotnet", Program, $"--Witness:Name={Name}", $"--Witness:Data={_folder.Path}",
            $"--Witness:Anchors:0={file}",
            string.Create(CultureInfo.InvariantCulture, $"--urls=http://127.0.0.1:{_port}")));
        await _process.WaitForPortAsync(_port, s_startsWithin, cancellationToken);
    }

    public async Task StopAsync()
    {
        if (_process is not null)
        {
            await _process.TerminateAsync();
            await _process.DisposeAsync();
            _process = null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _folder.Dispose();
    }

    private static string Program
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Repository.PathOf(
                "src", "Ledger.Witness", "bin", folder.Parent!.Name, folder.Name, "ledger-witness.dll");
        }
    }
}
