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

    private static StreamDues Waits(string stream, params int[] items) => new(stream,
    [
        .. items.Select(item => new Due(DueKind.Handling, Deadline.On(s_day), new Clause("G35", "第二十条"))
        {
            Item = item,
        }),
    ]);
}
