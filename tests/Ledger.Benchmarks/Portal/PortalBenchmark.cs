using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Ledger.Testing;

namespace Ledger.Benchmarks.Portal;

/// <summary>
/// <c>portal FILE</c> puts the registry's own program over a register that <c>register fill FILE</c> filled, and asks
/// it for the pages and the API's lists as a browser and a client do: from the first byte sent to the last received.
/// </summary>
/// <remarks>
/// The log of that program is empty, so that only reading is measured; that its register is ahead of it, it complains
/// of, and goes on. No chain mirrors it.
/// </remarks>
internal static partial class PortalBenchmark
{
    private const int Rounds = 25;
    private const string Account = "holder";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private static readonly (string What, string Query)[] s_assets =
    [
        ("first page", ""),
        ("page in the middle", "after=500000"),
        ("certificate prefix", "certificate=SJ422202603"),
        ("name of two characters, common", "name=数据"),
        ("name of two characters, 40,000", "name=停车"),
        ("name that nothing has", "name=月球背面"),
        ("status, one in fifty", "status=cancelled"),
        ("name, kind and status", "name=停车&kind=resource&status=cancelled"),
    ];

    private static readonly (string What, string Query)[] s_register =
    [
        ("first page", ""),
        ("page in the middle", "after=500000"),
        ("code prefix", "code=SJ422202603"),
        ("name of two characters", "name=停车"),
        ("name of eight characters", "name=武汉市停车场名录"),
        ("holder, common word", "holder=科技"),
        ("region, a province", "region=420000"),
        ("everything at once", "code=SJ4&name=停车&holder=科技&region=420000&regime=G35"),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [var file] || !File.Exists(file))
        {
            return 2;
        }

        using var folder = new TemporaryFolder();
        File.CreateSymbolicLink(folder.PathOf("register.db"), Path.GetFullPath(file));
        var port = FreePort.Find();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        await using var server = ChildProcess.Start(new ChildProcessOptions(
            "dotnet", Repository.PathOf("src", "Ledger.Server", "bin", "Release", "net10.0", "Ledger.Server.dll"),
            "--config", Configure(folder), "--urls", address.ToString(), "--Portal:Enabled=true")
        {
            Environment = new Dictionary<string, string?> { ["DOTNET_ENVIRONMENT"] = "Production" },
        });
        await server.WaitForPortAsync(port, s_patience);
        using var browser = new HttpClient { BaseAddress = address };
        await SignInAsync(browser, folder);
        await MeasureAsync(browser, "page, assets", "portal/assets", s_assets);
        await MeasureAsync(browser, "API, assets", "v1/assets", s_assets);
        await MeasureAsync(browser, "page, public register", "portal/register", s_register);
        await MeasureAsync(browser, "API, public register", "v1/register", s_register);
        await server.TerminateAsync();
        return 0;
    }

    private static string Configure(TemporaryFolder folder)
    {
        var configuration = new JsonObject
        {
            ["Ledger"] = new JsonObject
            {
                ["Origin"] = "dev-bench.example/registry",
                ["TimeStamps"] = new JsonObject { ["Kind"] = "development" },
                ["Region"] = 42,
                ["Registrar"] = 1,
                ["RegistrarParty"] = "00000000000000000000000000000001",
                ["SimulatedLegalStart"] = "2026-07-01T01:00:00Z",
                ["Data"] = folder.Path,
            },
            ["Identity"] = new JsonObject { ["DevelopmentIssuer"] = true },
        };
        var file = folder.PathOf("ledger.json");
        File.WriteAllText(file, configuration.ToJsonString());
        return file;
    }

    // Through the provider's own page, as a person does.
    private static async Task SignInAsync(HttpClient browser, TemporaryFolder folder)
    {
        using var asked = await browser.GetAsync(new Uri("portal/sign-in", UriKind.Relative));
        var fields = Hidden().Matches(await asked.Content.ReadAsStringAsync()).ToDictionary(
            static field => WebUtility.HtmlDecode(field.Groups[1].Value),
            static field => WebUtility.HtmlDecode(field.Groups[2].Value));
        fields["account"] = Account;
        fields["password"] = await File.ReadAllTextAsync(
            folder.PathOf(Path.Combine("accounts", Account + ".password")));
        using var form = new FormUrlEncodedContent(fields);
        using var signedIn = await browser.PostAsync(new Uri("connect/sign-in", UriKind.Relative), form);
        if (!(await browser.GetStringAsync(new Uri("portal", UriKind.Relative))).Contains(Account))
        {
            throw new InvalidOperationException($"Nobody is signed in: {signedIn.StatusCode}.");
        }
    }

    private static async Task MeasureAsync(
        HttpClient browser, string where, string path, IEnumerable<(string What, string Query)> queries)
    {
        foreach (var (what, query) in queries)
        {
            var address = new Uri($"{path}?{Encode(query)}", UriKind.Relative);
            var (first, bytes) = await AskAsync(browser, address);
            var times = new double[Rounds];
            for (var i = 0; i < Rounds; i++)
            {
                (times[i], _) = await AskAsync(browser, address);
            }

            Array.Sort(times);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{where + ": " + what,-56} first {first,7:0.0} ms  median {times[Rounds / 2],6:0.0}  "
                + $"most {times[^1],6:0.0}  {bytes,7} bytes"));
        }
    }

    private static async Task<(double Milliseconds, int Bytes)> AskAsync(HttpClient browser, Uri address)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await browser.GetAsync(address);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var took = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return answer.IsSuccessStatusCode && answer.RequestMessage!.RequestUri!.AbsolutePath.EndsWith(
            address.OriginalString.Split('?')[0], StringComparison.Ordinal)
                ? (took, bytes.Length)
                : throw new InvalidOperationException($"{address} was answered with {answer.StatusCode}.");
    }

    private static string Encode(string query) => string.Join('&', query.Split('&').Select(static pair =>
        pair.Split('=') is [var name, var value] ? $"{name}={Uri.EscapeDataString(value)}" : ""));

    [GeneratedRegex("""<input type=hidden name="?([^" >]+)"? value="([^"]*)">""")]
    private static partial Regex Hidden();
}
