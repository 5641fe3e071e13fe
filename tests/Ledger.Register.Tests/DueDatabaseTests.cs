using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Dues;
using Ledger.Ports;
using Ledger.Testing;
using Microsoft.Data.Sqlite;

namespace Ledger.Register.Tests;

public sealed class DueDatabaseTests
{
    private static readonly DateOnly s_day = new(2026, 11, 2);

    [Fact]
    public void A_change_that_fails_leaves_the_list_as_it_was_and_the_next_one_is_taken()
    {
        using var folder = new TemporaryFolder();
        using var list = new DueDatabase(folder.PathOf("dues.db"));
        list.Put(new DuePlace(1, "basis"), [Waits("case/1", 1)]);

        Assert.Throws<SqliteException>(
            () => list.Put(new DuePlace(2, "basis"), [Waits("case/1"), Waits("case/2", 1, 1)]));
        Assert.Equal((1ul, "case/1"), (list.Place.Size, string.Join(' ', list.Streams())));

        list.Put(new DuePlace(3, "basis"), [Waits("case/1", 1, 2), Waits("case/2", 1)]);

        Assert.Equal((3ul, "case/1 case/2"), (list.Place.Size, string.Join(' ', list.Streams())));
        Assert.Equal(
            ["case/1 1", "case/1 2", "case/2 1"],
            list.List(new DueFilter(), s_day, null, 10).Select(row => $"{row.Stream} {row.Due.Item}"));
    }

    [Fact]
    public void Today_is_paged_without_those_that_are_late_and_whatever_stands_in_place_of_a_key_is_taken()
    {
        using var folder = new TemporaryFolder();
        using var list = new DueDatabase(folder.PathOf("dues.db"));
        list.Put(new DuePlace(1, "basis"), [.. Enumerable.Range(1, 5).Select(n => Waits($"case/{n}", 1))]);
        var late = Waits("case/9", 1);
        list.Put(new DuePlace(2, "basis"), [late with
        {
            Dues = [late.Dues[0] with { By = Deadline.On(s_day.AddDays(-1)) }],
        }]);

        List<string> streams = [];
        string? after = null;
        do
        {
            var page = list.List(new DueFilter(DueStanding.Today), s_day, after, 2);
            streams.AddRange(page.Select(row => row.Stream));
            after = page.Count == 2 ? page[^1].Key : null;
        }
        while (after is not null);

        Assert.Equal(Enumerable.Range(1, 5).Select(n => $"case/{n}"), streams);
        Assert.Equal("case/9", Assert.Single(list.List(new DueFilter(DueStanding.Late), s_day, null, 10)).Stream);
        Assert.Equal("case/3", Assert.Single(list.List(new DueFilter(Stream: "case/3"), s_day, null, 10)).Stream);
        Assert.Equal(6, list.List(new DueFilter(), s_day, "", 10).Count);
        Assert.Equal(5, list.List(new DueFilter(), s_day, $"{CivilDate.Format(s_day)} -1 x 99999999999", 10).Count);
        Assert.Empty(list.List(new DueFilter(), s_day, "zzz \u0000 '", 10));
        Assert.Equal(6, list.Streams(StreamKind.Case).Count);
        Assert.Empty(list.Streams(StreamKind.Party));
    }

    private static StreamDues Waits(string stream, params int[] items) => new(stream,
    [
        .. items.Select(item => new Due(DueKind.Handling, Deadline.On(s_day), new Clause("G35", "第二十条"))
        {
            Item = item,
        }),
    ]);
}
