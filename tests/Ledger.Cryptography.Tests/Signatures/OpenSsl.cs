using System.Diagnostics;

namespace Ledger.Cryptography.Tests;

/// <summary>The openssl command in a folder of its own: an implementation that is not ours.</summary>
internal sealed class OpenSsl : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledger-openssl-");

    public void Dispose() => _folder.Delete(recursive: true);

    public void Write(string file, ReadOnlySpan<byte> content) => File.WriteAllBytes(In(file), content);

    public byte[] Read(string file) => File.ReadAllBytes(In(file));

    public void Run(params string[] arguments)
    {
        var (code, output) = TryRun(arguments);
        Assert.True(code == 0, $"openssl {string.Join(' ', arguments)}: {output}");
    }

    public bool Accepts(params string[] arguments) => TryRun(arguments).Code == 0;

    private (int Code, string Output) TryRun(string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("openssl", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.Result);
    }

    private string In(string file) => Path.Combine(_folder.FullName, file);
}
