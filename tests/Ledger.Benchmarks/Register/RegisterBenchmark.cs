using System.Diagnostics;
using System.Globalization;
using Ledger.Domain;
using Ledger.Register;

namespace Ledger.Benchmarks.Register;

/// <summary>
/// <c>register fill FILE [--assets N]</c> fills a register through the projector, going on where an earlier run was cut
/// off; <c>register search FILE</c> asks it what the public and the staff ask, and says how long each took.
/// </summary>
internal static class RegisterBenchmark
{
    private const int Rounds = 25;

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not ["fill" or "search", var file, ..])
        {
            return 2;
        }

        using var database = new RegisterDatabase(file);
        if (args[0] == "fill")
        {
            var at = Array.IndexOf(args, "--assets");
            await FillAsync(database, at < 0 ? 1_000_000 : int.Parse(args[at + 1], CultureInfo.InvariantCulture));
        }
        else
        {
            Search(new RegisterQueries(database));
        }

        return 0;
    }

    private static async Task FillAsync(RegisterDatabase database, int assets)
    {
        const int Step = 25_000;
        for (var to = Step; to < assets + Step; to += Step)
        {
            await using var journal = new GeneratedJournal(Math.Min(to, assets));
            using var projector = new Projector(database, journal);
            if (projector.Size > (await journal.ReadHeadAsync(default)).Size)
            {
                continue;
            }

            var start = Stopwatch.GetTimestamp();
            var taken = await projector.CatchUpAsync(default);
            var rate = taken / Stopwatch.GetElapsedTime(start).TotalSeconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{Math.Min(to, assets),9} assets  {rate,8:0} entries/s"));
        }
    }

    private static void Search(RegisterQueries register)
    {
        Say("public, first page", () => register.ListRecords(new RecordFilter(), null, 20).Count);
        Say("public, page in the middle", () => register.ListRecords(new RecordFilter(), 500_000, 20).Count);
        Say("public, whole code", () => register.FindRecords("SJ4242026040421").Count);
        foreach (var (name, filter) in Filters)
        {
            Say("public, " + name, () => register.ListRecords(filter, null, 20).Count);
        }

        Say("assets, first page", () => register.ListAssets(new AssetFilter(), null, 20).Count);
        Say("assets, page in the middle", () => register.ListAssets(new AssetFilter(), 500_000, 20).Count);
        foreach (var (name, filter) in Assets)
        {
            Say("assets, " + name, () => register.ListAssets(filter, null, 20).Count);
        }
    }

    private static IEnumerable<(string, RecordFilter)> Filters =>
    [
        ("code prefix of three", new(Code: "SJ4")),
        ("code prefix of eleven", new(Code: "SJ422202603")),
        ("name of two characters, common", new(Name: "数据")),
        ("name of two characters, 40,000", new(Name: "停车")),
        ("name of eight characters", new(Name: "武汉市停车场名录")),
        ("name that nothing has", new(Name: "月球背面")),
        ("pairs that no name has together", new(Name: "停车客流")),
        ("holder, common word", new(Holder: "科技")),
        ("holder, one of 2,000", new(Holder: "科技1234有限")),
        ("region, a province", new(Region: DivisionCode.Parse("420000"))),
        ("region, a city", new(Region: DivisionCode.Parse("320200"))),
        ("kind", new(Kind: "resource")),
        ("status, one in fifty", new(Status: "cancelled")),
        ("everything at once", new("SJ4", "停车", "科技", DivisionCode.Parse("420000"), "product", "valid", "G35")),
        ("everything at once, nothing found", new(
            "SJ422", "停车", "武汉", DivisionCode.Parse("320200"), "resource", "cancelled", "G35")),
    ];

    private static IEnumerable<(string, AssetFilter)> Assets =>
    [
        ("certificate prefix", new(CertificatePrefix: "SJ422202603")),
        ("name of two characters, common", new(Name: "数据")),
        ("name of two characters, 40,000", new(Name: "停车")),
        ("name that nothing has", new(Name: "月球背面")),
        ("status, one in fifty", new(Status: "cancelled")),
        ("name, kind and status", new("停车", "cancelled", "resource")),
    ];

    private static void Say(string what, Func<int> ask)
    {
        var first = Measure(ask, out var found);
        var times = Enumerable.Range(0, Rounds).Select(_ => Measure(ask, out found)).Order().ToArray();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what,-45} first {first,8:0.0} ms  median {times[Rounds / 2],8:0.0}  most {times[^1],8:0.0}  "
            + $"rows {found}"));
    }

    private static double Measure(Func<int> ask, out int found)
    {
        var start = Stopwatch.GetTimestamp();
        found = ask();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
