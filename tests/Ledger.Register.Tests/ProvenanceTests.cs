using Ledger.Domain;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;

namespace Ledger.Register.Tests;

/// <summary>
/// The graph of sources: 3 and 4 were made from 1 and 2, 5 from 3 and 4, and 6 from 5. 7 stands alone.
/// </summary>
public sealed class ProvenanceTests
{
    private static readonly Act s_act = new(null, AccountName.Parse("timer"), new DateOnly(2026, 11, 2));

    [Fact]
    public async Task The_graph_goes_up_to_every_source_and_down_to_whatever_came_of_it()
    {
        await using var log = await FamilyAsync();
        Assert.Equal(["3<1", "3<2", "4<1", "5<3", "5<4", "6<5"], Links(log, 6, down: false));
        Assert.Equal(["3<1", "3<2"], Links(log, 3, down: false));
        Assert.Equal(["3<1", "4<1", "5<3", "5<4", "6<5"], Links(log, 1, down: true));
        Assert.Equal(["3<2", "5<3", "6<5"], Links(log, 2, down: true));
        Assert.Empty(Links(log, 7, down: false));
        Assert.Empty(Links(log, 7, down: true));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(200)]
    public async Task Pages_hold_every_link_once(int limit)
    {
        await using var log = await FamilyAsync();
        var (seen, after) = (new List<SourceRow>(), ((string, ulong)?)null);
        while (log.Queries.ListSources(RegisteredLog.Id(1), true, after, limit) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, limit);
            seen.AddRange(page);
            after = (page[^1].Asset, page[^1].Number);
        }

        Assert.Equal(Links(log, 1, down: true), seen.Select(Name));
    }

    [Fact]
    public async Task A_link_says_what_was_said_of_it_and_is_gone_when_it_was_withdrawn()
    {
        await using var log = await FamilyAsync();
        var fused = log.Queries.ListSources(RegisteredLog.Id(3), false, null, 10);
        Assert.Equal([("fused", "declared", "1/3"), ("fused", "declared", "2/3")],
            fused.Select(row => (row.Relation, row.Basis, row.Part!)));
        var observed = Assert.Single(log.Queries.ListSources(RegisteredLog.Id(4), false, null, 10));
        Assert.Equal(("version", "observed", (string?)null), (observed.Relation, observed.Basis, observed.Part));

        log.Say(5, new SourceWithdrawn(1, "来源记载有误。", s_act));
        await log.CatchUpAsync();
        Assert.Equal(["4<1", "5<4", "6<5"], Links(log, 6, down: false));
        Assert.Equal(["3<2"], Links(log, 2, down: true));
    }

    [Fact]
    public async Task A_circle_of_false_declarations_is_gone_round_once()
    {
        await using var log = await FamilyAsync();
        log.Say(1, Derived(6));
        await log.CatchUpAsync();
        Assert.Equal(["1<6", "3<1", "3<2", "4<1", "5<3", "5<4", "6<5"], Links(log, 6, down: false));
        Assert.Equal(["1<6", "3<1", "4<1", "5<3", "5<4", "6<5"], Links(log, 6, down: true));
    }

    [Fact]
    public async Task The_graph_is_the_same_when_it_is_filled_anew_and_what_no_key_shows_advances_the_version()
    {
        await using var log = await FamilyAsync();
        var before = Links(log, 6, down: false);
        Assert.Equal(2ul, log.Queries.FindAsset(RegisteredLog.Id(6))!.Version);
        await log.Projector.RebuildAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before, Links(log, 6, down: false));
        Assert.Equal(2ul, log.Queries.FindAsset(RegisteredLog.Id(6))!.Version);
    }

    private static async Task<RegisteredLog> FamilyAsync()
    {
        var log = await RegisteredLog.CreateAsync();
        for (var n = 1; n <= 7; n++)
        {
            log.FileCase(n, $"名录{n}");
            log.Certify(n, $"SJ421202611000{n}");
        }

        log.Say(3, new SourcesDeclared(
            new SourceDeclaration(
                SourceRelation.Fused,
                [
                    new DeclaredSource(RegisteredLog.Asset(1), new Fraction(1, 3)),
                    new DeclaredSource(RegisteredLog.Asset(2), new Fraction(2, 3)),
                ],
                "融合。"),
            s_act));
        log.Say(4, new SourceObserved(
            RegisteredLog.Asset(1), SourceRelation.Version, RegisteredLog.Digests("e"), "逐块比对一致。", s_act));
        log.Say(5, Derived(3, 4));
        log.Say(6, Derived(5));
        await log.CatchUpAsync();
        return log;
    }

    private static SourcesDeclared Derived(params int[] sources) => new(
        new SourceDeclaration(
            SourceRelation.Derived,
            [.. sources.Select(n => new DeclaredSource(RegisteredLog.Asset(n), null))],
            "加工形成。"),
        s_act);

    private static string[] Links(RegisteredLog log, int n, bool down) =>
        [.. log.Queries.ListSources(RegisteredLog.Id(n), down, null, RegisterQueries.MaxPage).Select(Name)];

    private static string Name(SourceRow row) => $"{row.Asset[^1]}<{row.Source[^1]}";
}
