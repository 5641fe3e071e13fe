using System.Text.RegularExpressions;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Testing;

namespace Ledger.EndToEnd.Tests;

/// <summary>
/// The lines of the package's readme, copied as a new user would, over the package as it is handed out: they build, run
/// against a registry, and do what they say.
/// </summary>
public sealed partial class QuickStartTests : IDisposable
{
    private static readonly string[] s_packages =
    [
        "Ledger.Cryptography", "Ledger.Domain", "Ledger.Evidence", "Ledger.Api.Contracts", "Ledger.Sdk",
        "Ledger.Sources",
    ];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Readme => File.ReadAllText(Repository.PathOf("src", "Ledger.Sdk", "README.md"));

    private string Feed => _folder.PathOf("feed");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_beginnings_of_the_readme_build_and_run_as_they_stand()
    {
        await PackAsync();
        AssertPackage();
        await using var registry = await RunningRegistry.StartAsync(new RegistryParts(false, false), Cancel);
        using var actors = await registry.ActorsAsync(Cancel);
        var own = await CertifyAsync(actors);
        var environment = Environment(registry, own);
        await WriteFeedAsync();
        foreach (var line in ShellLines().Where(static line => line.StartsWith("dotnet", StringComparison.Ordinal)))
        {
            var isNew = line.Contains(" new ", StringComparison.Ordinal);
            await DotnetAsync(line.Split(' ')[1..], environment, inProject: !isNew);
        }

        var programs = Programs();
        Assert.Equal(4, programs.Count);
        Assert.Matches("manifest [0-9a-f]{64}\\ncase [0-9a-f]{32}: ", await RunAsync(programs[0], environment));
        Assert.Matches(
            "1 sent, 0 held\\negress.file is entry [0-9]+", await RunAsync(programs[1], environment));
        await using (var anchors = File.Create(_folder.PathOf("Holder", "anchors.json")))
        {
            await actors.Holder.DownloadAnchorsAsync(anchors, Cancel);
        }

        await registry.SettleAsync(actors, TimeSpan.FromMinutes(5), Cancel);
        Assert.Matches(
            "verified up to [1-9][0-9]*\\n(.*\\n)*[0-9]+ egress.filed", await RunAsync(programs[2], environment));
        Assert.Matches("2 rows, manifest [0-9a-f]{64}", await RunAsync(programs[3], environment));
    }

    private static async Task<Registration> CertifyAsync(Actors actors)
    {
        var stubborn = new Stubborn();
        await actors.RegisterAsync(stubborn, "quick", Cancel);
        var own = Registration.Own("quick", actors);
        await new Procedure(actors, stubborn).CertifyAsync([own], Cancel);
        return own;
    }

    private async Task PackAsync()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd('/')).Parent!.Name;
        foreach (var package in s_packages)
        {
            await ChildProcess.RunAsync(
                new ChildProcessOptions(
                    "dotnet", "pack", Repository.PathOf("src", package), "--configuration", configuration, "--no-build",
                    "--no-restore", "--output", Feed),
                Cancel);
        }
    }

    private void AssertPackage()
    {
        var names = System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(Feed, "Ledger.Sdk.*.nupkg").Single())
            .Entries.Select(static entry => entry.FullName).ToHashSet();
        Assert.ProperSuperset(
            new HashSet<string>
            {
                "README.md", "LICENCE.txt", "lib/net10.0/Ledger.Sdk.dll", "lib/net10.0/Ledger.Sdk.xml",
            },
            names);
        Assert.Contains(
            "lib/net10.0/Ledger.Sdk.pdb",
            System.IO.Compression.ZipFile.OpenRead(Directory.GetFiles(Feed, "Ledger.Sdk.*.snupkg").Single())
                .Entries.Select(static entry => entry.FullName));
    }

    // Packages of others come from where this machine keeps them, ours from the folder: nothing else is asked.
    private async Task WriteFeedAsync()
    {
        await File.WriteAllTextAsync(
            _folder.PathOf("Directory.Build.props"),
            $"""
            <Project>
              <PropertyGroup>
                <RestoreSources>{Feed}</RestoreSources>
                <RestoreFallbackFolders>{MachinePackages}</RestoreFallbackFolders>
              </PropertyGroup>
            </Project>
            """,
            Cancel);
    }

    private static string MachinePackages =>
        System.Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } known
            ? known
            : Path.Combine(
                System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private Dictionary<string, string?> Environment(RunningRegistry registry, Registration own) => new()
    {
        ["LEDGER_SERVER"] = registry.Server.Address.ToString(),
        ["LEDGER_ACCOUNT"] = Path.Combine(registry.Data, "accounts", "holder.json"),
        ["LEDGER_ASSET"] = own.Asset.ToString(),
        ["NUGET_PACKAGES"] = _folder.PathOf("packages"),
        ["DOTNET_NOLOGO"] = "1",
    };

    private async Task<string> RunAsync(string program, Dictionary<string, string?> environment)
    {
        await File.WriteAllTextAsync(_folder.PathOf("Holder", "Program.cs"), program, Cancel);
        return await DotnetAsync(["run"], environment, inProject: true);
    }

    private Task<string> DotnetAsync(string[] words, Dictionary<string, string?> environment, bool inProject) =>
        ChildProcess.RunAsync(
            new ChildProcessOptions("dotnet", words)
            {
                WorkingDirectory = inProject ? _folder.PathOf("Holder") : _folder.Path,
                Environment = environment,
            },
            Cancel);

    private static string[] ShellLines() =>
    [
        .. ShellBlock().Matches(Readme).SelectMany(static block =>
            block.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
    ];

    // The last block is a line of a host, not a program.
    private static List<string> Programs() =>
    [
        .. ProgramBlock().Matches(Readme).Select(static match => match.Groups[1].Value)
            .Where(static text => text.StartsWith("using ", StringComparison.Ordinal)),
    ];

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ProgramBlock();
}
