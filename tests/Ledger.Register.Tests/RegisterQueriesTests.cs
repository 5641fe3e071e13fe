using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Ledger.Register.Tests;

/// <summary>Filters, pages and hostile input; one register for all, which nobody changes.</summary>
public sealed class RegisterQueriesTests(FilledRegister filled) : IClassFixture<FilledRegister>
{
    private RegisterQueries Queries => filled.Log.Queries;

    [Fact]
    public void Filters_are_met_all_at_once()
    {
        Assert.Equal(30, Ids(new AssetFilter()).Count);
        Assert.Equal(["1e", "1c", "18", "16", "12", "10", "c", "a", "6", "4"],
            Ids(new AssetFilter(Kind: "resource", Status: "registered")));
        Assert.Equal(["1e", "1b", "18", "15", "12", "f", "c", "9", "6", "3"], Ids(new AssetFilter(Name: "地址编码")));
        Assert.Equal(["1e", "18", "12", "c", "6"],
            Ids(new AssetFilter(Name: "地址编码", Kind: "resource", Status: "registered")));
        Assert.Equal(["8", "2"], Ids(new AssetFilter(Kind: "resource", Status: "cancelled"))[^2..]);
        Assert.Empty(Ids(new AssetFilter(Status: "lapsed")));
        Assert.Equal(["8", "2", "9", "7", "6", "5", "4", "3", "1"],
            Ids(new AssetFilter(CertificatePrefix: "SJ421202611000")));
        Assert.Equal(["c"], Ids(new AssetFilter(CertificatePrefix: "SJ4212026110012")));
    }

    [Theory]
    [InlineData("地址", 10)]
    [InlineData("址编", 10)]
    [InlineData("地", 10)]
    [InlineData("编码地", 0)]
    [InlineData("route", 20)]
    [InlineData("ROUTE", 20)]
    [InlineData("flight route 7", 1)]
    [InlineData("地-址", 10)]
    [InlineData("𠀀", 20)]
    [InlineData("^地*", 10)]
    [InlineData("地\0址", 10)]
    [InlineData("", 30)]
    public void Names_are_found_by_pairs_of_characters_in_any_script(string text, int expected) =>
        Assert.Equal(expected, Ids(new AssetFilter(Name: text)).Count);

    [Fact]
    public async Task A_list_gives_one_row_beyond_the_largest_page_and_no_more()
    {
        await using var log = await RegisteredLog.CreateAsync();
        for (var i = 1; i <= RegisterQueries.MaxPage + 2; i++)
        {
            log.FileCase(i, $"Route {i}", "noticed");
        }

        await log.CatchUpAsync();

        int[] counts =
        [
            log.Queries.ListFiledCases(null, null, null, 1000).Count, log.Queries.ListNotices(null, 1000).Count,
            log.Queries.ListCases(null, null, 1000).Count,
        ];
        Assert.Equal([201, 201, 201], counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(10)]
    [InlineData(200)]
    public void Pages_by_key_hold_every_row_once_newest_first(int limit)
    {
        var (seen, before) = (new List<AssetRow>(), (ulong?)null);
        while (Queries.ListAssets(new AssetFilter(), before, limit) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, limit);
            seen.AddRange(page);
            before = page[^1].Entry;
        }

        Assert.Equal(30, seen.Select(row => row.Id).Distinct().Count());
        Assert.Equal(seen.OrderByDescending(row => row.Entry), seen);
    }

    [Fact]
    public void Cases_are_paged_by_key_and_by_status()
    {
        var (seen, before) = (new List<CaseRow>(), (ulong?)null);
        while (Queries.ListCases("certified", before, 4) is { Count: > 0 } page)
        {
            seen.AddRange(page);
            before = page[^1].Entry;
        }

        Assert.Equal(30, seen.Select(row => row.Id).Distinct().Count());
        Assert.Equal(3, Queries.ListCases("filed", null, 100).Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-1, 1)]
    [InlineData(int.MinValue, 1)]
    [InlineData(int.MaxValue, 30)]
    public void A_page_is_never_without_bounds(int limit, int expected)
    {
        Assert.Equal(expected, Queries.ListAssets(new AssetFilter(), null, limit).Count);
        Assert.Equal(Math.Min(expected, 30), Queries.ListCases("certified", null, limit).Count);
    }

    [Theory]
    [InlineData(0ul, 0)]
    [InlineData(1ul, 0)]
    [InlineData(ulong.MaxValue, 30)]
    [InlineData((ulong)long.MaxValue, 30)]
    public void Any_number_is_a_place_to_go_on_from(ulong before, int expected) =>
        Assert.Equal(expected, Queries.ListAssets(new AssetFilter(), before, 200).Count);

    public static TheoryData<string> Hostile =>
    [
        "' OR 1=1 --", "\"; DROP TABLE asset; --", "%", "_", "*", "a*", "NEAR(a b)", "\"", "\"\"", "-地 OR route",
        "{a b} : c", "(", ")", "\0", "\n", "\ud800", "\u202e", "💾💾", new string('(', 1_000), "$id", "?x",
        "x5730x5740", new string('a', 100), new string('地', 2_000), "~", "￿",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_text_finds_nothing_more_than_it_says_and_breaks_nothing(string text)
    {
        Assert.Null(Queries.FindAsset(text));
        Assert.Null(Queries.FindCertificate(text));
        Assert.Empty(Queries.RightsOf(text));
        Assert.Empty(Queries.ListCases(text, null, 10));
        Assert.Empty(Queries.ListAssets(new AssetFilter(Status: text), null, 10));
        Assert.Empty(Queries.ListAssets(new AssetFilter(Kind: text), null, 10));
        Assert.Empty(Queries.ListAssets(new AssetFilter(CertificatePrefix: text), null, 10));
        Assert.Empty(Queries.ListAssets(new AssetFilter(Name: text), null, 10));
        Assert.Equal(30, Ids(new AssetFilter()).Count);
    }

    /// <summary>A list costs its page, whatever the register holds: no scan, no sorting.</summary>
    [Theory]
    [InlineData("SELECT id FROM asset WHERE entry < 9 ORDER BY entry DESC LIMIT 9")]
    [InlineData("SELECT id FROM asset WHERE entry < 9 AND status = 'x' ORDER BY entry DESC LIMIT 9")]
    [InlineData("SELECT id FROM registration WHERE entry < 9 ORDER BY entry DESC LIMIT 9")]
    [InlineData("SELECT id FROM registration WHERE status = 'x' AND entry < 9 ORDER BY entry DESC LIMIT 9")]
    [InlineData("SELECT name FROM registration WHERE asset = 'x' ORDER BY entry DESC")]
    [InlineData("SELECT n FROM owned_right WHERE asset = 'x' ORDER BY n")]
    public void Lists_are_read_along_an_index(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={filled.Log.File};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this class come here.
        command.CommandText = "EXPLAIN QUERY PLAN " + sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var step = reader.GetString(3);
            Assert.StartsWith("SEARCH", step, StringComparison.Ordinal);
        }
    }

    private List<string> Ids(AssetFilter filter) =>
    [
        .. Queries.ListAssets(filter, null, 200).Select(row => ulong.Parse(
            row.Id, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString("x", CultureInfo.InvariantCulture)),
    ];
}

/// <summary>
/// Thirty assets, every second a resource, every third about addresses, every sixth after the second cancelled, and
/// three cases without an asset.
/// </summary>
public sealed class FilledRegister : IAsyncLifetime
{
    internal RegisteredLog Log { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Log = await RegisteredLog.CreateAsync();
        for (var n = 1; n <= 33; n++)
        {
            Log.FileCase(n, n % 3 == 0 ? $"地址编码第{n}版" : $"𠀀 Flight Route {n}");
        }

        for (var n = 1; n <= 30; n++)
        {
            Log.Certify(n, $"SJ421202611{n:D4}", kind: n % 2 == 0 ? "resource" : "product");
        }

        for (var n = 2; n <= 30; n += 6)
        {
            Log.SetStatus(n, "cancelled", "resource");
        }

        await Log.CatchUpAsync();
    }

    public ValueTask DisposeAsync() => Log.DisposeAsync();
}
