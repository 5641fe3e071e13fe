using System.Globalization;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Parties;
using Ledger.Sdk;
using Ledger.Testing;

namespace Ledger.Benchmarks.Import;

/// <summary>The registry's own program on its embedded defaults, and a client of its holder.</summary>
internal sealed class ServedRegistry : IAsyncDisposable
{
    private readonly ChildProcess _process;
    private readonly HttpClient _http;

    private ServedRegistry(ChildProcess process, HttpClient http, LedgerClient client) =>
        (_process, _http, Client) = (process, http, client);

    public LedgerClient Client { get; }

    public static async Task<ServedRegistry> StartAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var configuration = Path.Combine(folder, "ledger.json");
        await File.WriteAllTextAsync(configuration, JsonSerializer.Serialize(new
        {
            Identity = new { DevelopmentIssuer = true },
            Logging = new { LogLevel = new { Default = "Error" } },
            Ledger = new
            {
                Origin = "dev-benchmark.example/served", Region = 42, Registrar = 1,
                RegistrarParty = "00000000000000000000000000000001",
                SimulatedLegalStart = "2025-03-03T01:00:00Z", Data = folder,
            },
        }));
        var port = FreePort.Find();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        var process = ChildProcess.Start(new ChildProcessOptions(
            "dotnet", Program, "--config", configuration, "--urls", address.ToString())
        {
            Environment = new Dictionary<string, string?> { ["DOTNET_ENVIRONMENT"] = "Production" },
        });
        await process.WaitForPortAsync(port, TimeSpan.FromMinutes(1));
        var http = new HttpClient();
        var account = await LedgerAccount.LoadAsync(Path.Combine(folder, "accounts", "holder.json"));
        var served = new ServedRegistry(process, http, new LedgerClient(http, address, account));
        await served.PresentAsync(account);
        return served;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _http.Dispose();
        await _process.TerminateAsync();
        await _process.DisposeAsync();
    }

    private static string Program
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
            return Repository.PathOf(
                "src", "Ledger.Server", "bin", folder.Parent!.Name, folder.Name, "Ledger.Server.dll");
        }
    }

    private async Task PresentAsync(LedgerAccount account)
    {
        var key = account.Key.PublicKey;
        var organisation = new Organisation(
            "测量公司", SocialCreditCode.Parse("91350100M000100Y43"), LegalForm.LegalPerson,
            DivisionCode.Parse("420100"));
        await Client.ExecuteAsync(
            account.Party.Stream, 0, new string('1', 32),
            new RegisterParty(
                organisation, null,
                [new AuthorKey(key.Algorithm.Name, key.Id, CanonicalBase64.Encode(key.ToSpki()))]));
    }
}
