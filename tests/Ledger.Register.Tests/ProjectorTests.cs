using Ledger.Domain;
using Ledger.Domain.Assets.Rights;
using Ledger.Ports;
using Microsoft.Data.Sqlite;

namespace Ledger.Register.Tests;

/// <summary>The register follows the log, and can be thrown away.</summary>
public sealed class ProjectorTests
{
    private const string Number = "SJ4212026110001";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_log_says_is_derived()
    {
        await using var log = await RegisteredLog.CreateAsync();
        log.FileCase(1, "全国行政区划名录");
        log.Certify(1, Number, rights: 2);
        log.Egress(1, 1);
        Assert.Equal(3ul, await log.CatchUpAsync());

        var asset = log.Queries.FindAsset(RegisteredLog.Id(1))!;
        var content = RegisteredLog.Digests("manifest 1");
        Assert.Equal(
            new AssetRow(
                RegisteredLog.Id(1), "product", "registered", "全国行政区划名录", content.Sha256.ToString(),
                content.Sm3.ToString(), Number, 2, 1),
            asset);
        Assert.Equal([1ul, 2ul], log.Queries.RightsOf(RegisteredLog.Id(1)).Select(right => right.Ordinal));
        Assert.Equal(
            new CertificateRow(Number, RegisteredLog.Id(1), "valid", "2031-11-01", 1, 1, 0),
            log.Queries.FindCertificate(Number));
        Assert.Equal("certified", Assert.Single(log.Queries.ListCases(null, null, 10)).Status);
        Assert.Equal(3ul, log.Projector.Size);
        Assert.Equal(0ul, await log.CatchUpAsync());
    }

    [Fact]
    public async Task A_later_entry_replaces_what_an_earlier_one_said()
    {
        await using var log = await RegisteredLog.CreateAsync();
        log.FileCase(1, "名录");
        log.Certify(1, Number);
        await log.CatchUpAsync();
        log.Freeze(1, 1);
        log.SetStatus(1, "cancelled");
        await log.CatchUpAsync();

        var asset = log.Queries.FindAsset(RegisteredLog.Id(1))!;
        Assert.Equal(("cancelled", 3ul, 3ul, "名录"), (asset.Status, asset.Version, asset.Entry, asset.Name));
        Assert.True(Assert.Single(log.Queries.RightsOf(RegisteredLog.Id(1))).Frozen);
    }

    [Fact]
    public async Task A_certificate_keeps_its_place_and_its_entry_while_its_status_changes_and_when_all_is_rebuilt()
    {
        await using var log = await RegisteredLog.CreateAsync();
        string[] numbers = [Number, Number[..^1] + "8", Number[..^1] + "9"];
        foreach (var n in Enumerable.Range(0, 3))
        {
            log.FileCase(n + 1, $"名录{n}");
            log.Certify(n + 1, numbers[n]);
        }

        log.EndCertificate(2, numbers[1], "cancelled");
        log.EndCertificate(3, numbers[2], "adjusted");
        await log.CatchUpAsync();

        AssertPlaces();
        await log.Projector.RebuildAsync(TestContext.Current.CancellationToken);
        AssertPlaces();

        void AssertPlaces()
        {
            var rows = numbers.Select(number => log.Queries.FindCertificate(number)!).ToArray();
            Assert.Equal([0ul, 1ul, 2ul], rows.Select(row => row.Place));
            Assert.Equal([1ul, 3ul, 5ul], rows.Select(row => row.Issued));
            Assert.Equal([1ul, 6ul, 7ul], rows.Select(row => row.Entry));
            Assert.Equal([1ul], log.Queries.EndedCertificates(0, 3));
            Assert.Empty(log.Queries.EndedCertificates(2, 3));
            Assert.Equal(3ul, log.Queries.CountCertificates());
        }
    }

    [Fact]
    public async Task A_name_is_public_only_with_the_registration_and_as_it_was_corrected_last()
    {
        await using var log = await RegisteredLog.CreateAsync();
        log.FileCase(1, "旧名称数据");
        log.FileCase(1, "新名称数据");
        await log.CatchUpAsync();
        Assert.Empty(log.Queries.ListAssets(new AssetFilter(Name: "名称"), null, 10));
        Assert.Equal("新名称数据", Assert.Single(log.Queries.ListCases("filed", null, 10)).Name);

        log.Certify(1, Number);
        await log.CatchUpAsync();
        Assert.Equal("新名称数据", Assert.Single(log.Queries.ListAssets(new AssetFilter(Name: "新名"), null, 10)).Name);
        Assert.Empty(log.Queries.ListAssets(new AssetFilter(Name: "旧名"), null, 10));
    }

    [Fact]
    public async Task A_name_that_a_later_certificate_changes_is_the_one_that_is_found()
    {
        await using var log = await RegisteredLog.CreateAsync();
        log.FileCase(1, "旧名称数据");
        log.Certify(1, Number);
        log.FileCase(2, "旁边数据");
        log.Certify(2, Number[..^1] + "2");
        await log.CatchUpAsync();
        log.FileCase(1, "新名称数据");
        log.Certify(1, Number[..^1] + "3");
        await log.CatchUpAsync();

        AssertRenamed();
        await log.Projector.RebuildAsync(TestContext.Current.CancellationToken);
        AssertRenamed();

        void AssertRenamed()
        {
            Assert.Equal("新名称数据", log.Queries.FindAsset(RegisteredLog.Id(1))!.Name);
            Assert.Equal(
                RegisteredLog.Id(1), Assert.Single(log.Queries.ListAssets(new AssetFilter(Name: "新名称"), null, 10)).Id);
            Assert.Empty(log.Queries.ListAssets(new AssetFilter(Name: "旧名"), null, 10));
            Assert.Equal(
                RegisteredLog.Id(2), Assert.Single(log.Queries.ListAssets(new AssetFilter(Name: "旁边"), null, 10)).Id);
        }
    }

    [Fact]
    public async Task The_history_of_rights_is_told_without_filings_and_with_what_the_register_has_not_heard_of()
    {
        await using var log = await RegisteredLog.CreateAsync();
        log.FileCase(1, "甲数据");
        log.Certify(1, Number);
        for (var n = 1ul; n <= 20; n++)
        {
            log.Egress(1, n);
        }

        await log.CatchUpAsync();
        var act = new Act(null, AccountName.Parse("timer"), new DateOnly(2026, 11, 2));
        var (acts, version) = log.Queries.ActsOf(RegisteredLog.Id(1));
        Assert.Equal([1ul], acts);
        Assert.Equal(21ul, version);
        log.Say(1, new ConsentGiven(
            new Consent(Samples.Holder, RegisteredLog.Digests("act"), new DateOnly(2026, 11, 30)), act));
        await log.AppendAsync();

        List<ulong> read = [];
        await foreach (var entry in new AssetHistory(log.Journal, log.Queries)
            .ReadAsync(RegisteredLog.Asset(1), null, null, Cancellation))
        {
            read.Add(entry.Index);
        }

        Assert.Equal([1ul, 22ul], read);
        Assert.Empty(log.Queries.ActsOf(RegisteredLog.Id(2)).Entries);
    }

    [Fact]
    public async Task A_restart_goes_on_where_the_register_stands()
    {
        await using var log = await RegisteredLog.CreateAsync();
        log.FileCase(1, "甲数据");
        await log.CatchUpAsync();
        log.Certify(1, Number);
        await log.AppendAsync();

        log.Reopen();

        Assert.Equal(1ul, log.Projector.Size);
        Assert.Equal(1ul, await log.Projector.CatchUpAsync(Cancellation));
        Assert.Equal("甲数据", log.Queries.FindAsset(RegisteredLog.Id(1))!.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_register_made_anew_is_the_same(bool inPlace)
    {
        await using var log = await RegisteredLog.CreateAsync();
        await FillAsync(log);
        var before = Rows(log);
        Execute(log.File, "UPDATE asset SET status = 'cancelled'; DELETE FROM owned_right; DELETE FROM certificate");
        Assert.NotEqual(before, Rows(log));

        if (inPlace)
        {
            Assert.Equal(log.Projector.Size, await log.Projector.RebuildAsync(Cancellation));
        }
        else
        {
            log.Projector.Dispose();
            log.Database.Dispose();
            RegisterDatabase.Remove(log.File);
            log.Reopen();
            await log.Projector.CatchUpAsync(Cancellation);
        }

        Assert.Equal(before, Rows(log));
    }

    [Fact]
    public async Task A_register_of_another_format_is_thrown_away()
    {
        await using var log = await RegisteredLog.CreateAsync();
        await FillAsync(log);
        var before = Rows(log);
        Execute(log.File, "PRAGMA user_version = 999");

        log.Reopen();

        Assert.Equal(0ul, log.Projector.Size);
        await log.Projector.CatchUpAsync(Cancellation);
        Assert.Equal(before, Rows(log));
    }

    [Fact]
    public async Task A_journal_that_was_rolled_back_is_noticed()
    {
        await using var longer = await RegisteredLog.CreateAsync();
        await FillAsync(longer);
        await using var shorter = await RegisteredLog.CreateAsync();
        shorter.FileCase(1, "甲数据");
        await shorter.AppendAsync();
        using var projector = new Projector(longer.Database, shorter.Journal);

        await Assert.ThrowsAsync<JournalCorruptException>(() => projector.CatchUpAsync(Cancellation));
    }

    [Fact]
    public async Task Readers_beside_the_projector_see_whole_entries()
    {
        await using var log = await RegisteredLog.CreateAsync();
        for (var n = 1; n <= 2_500; n++)
        {
            log.Certify(n, $"SJ421202611{n:D4}", rights: 3);
        }

        await log.AppendAsync();
        var filling = Task.Run(() => log.Projector.CatchUpAsync(Cancellation), Cancellation);
        do
        {
            foreach (var asset in log.Queries.ListAssets(new AssetFilter(), null, 5))
            {
                Assert.Equal(3, log.Queries.RightsOf(asset.Id).Count);
                Assert.NotNull(asset.Certificate);
            }
        }
        while (!filling.IsCompleted);

        Assert.Equal(2_500ul, await filling);
    }

    private static async Task FillAsync(RegisteredLog log)
    {
        for (var n = 1; n <= 40; n++)
        {
            log.FileCase(n, $"第{n}号数据");
            if (n % 2 == 0)
            {
                log.Certify(n, $"SJ421202611{n:D4}", rights: 1 + (n % 3));
                log.Egress(n, 1);
            }
        }

        log.SetStatus(4, "cancelled");
        log.Freeze(8, 1);
        await log.CatchUpAsync();
    }

    /// <summary>Everything that can be asked, as text.</summary>
    private static List<string> Rows(RegisteredLog log)
    {
        var assets = log.Queries.ListAssets(new AssetFilter(), null, 200);
        return
        [
            .. assets.Select(asset => asset.ToString()),
            .. assets.SelectMany(asset => log.Queries.RightsOf(asset.Id)).Select(right => right.ToString()),
            .. assets.Select(asset => $"{log.Queries.FindCertificate(asset.Certificate!)}"),
            .. log.Queries.ListCases(null, null, 200).Select(row => row.ToString()),
            .. log.Queries.ListAssets(new AssetFilter(Name: "号数据"), null, 200).Select(asset => asset.Id),
        ];
    }

    private static void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this class come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
