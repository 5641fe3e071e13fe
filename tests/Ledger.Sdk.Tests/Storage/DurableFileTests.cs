using Ledger.Testing;

namespace Ledger.Sdk.Tests.Storage;

public sealed class DurableFileTests
{
    private const string Create = "CREATE TABLE item (n INTEGER PRIMARY KEY, text TEXT);";

    [Fact]
    public void A_change_that_fails_leaves_nothing_and_the_same_statement_is_good_for_the_next_one()
    {
        using var folder = new TemporaryFolder();
        using (var file = new DurableFile(folder.PathOf("file.db"), Create, 1))
        {
            Assert.Equal(1, Add(file, 1, "one"));
            Assert.Throws<InvalidTimeZoneException>(() => file.Change<int>(write =>
            {
                write.Run("INSERT INTO item VALUES ($n, $text)", ("$n", 2), ("$text", "two"));
                throw new InvalidTimeZoneException();
            }));
            Assert.Equal(["1 one"], List(file));

            Add(file, 3, null);
        }

        using var reopened = new DurableFile(folder.PathOf("file.db"), Create, 1);
        Assert.Equal(["1 one", "3 "], List(reopened));
    }

    private static int Add(DurableFile file, int n, string? text) => file.Change(write =>
        write.Run("INSERT INTO item VALUES ($n, $text)", ("$n", n), ("$text", text)));

    private static List<string> List(DurableFile file) => file.Read(
        "SELECT n, text FROM item ORDER BY n",
        static row => $"{row.GetInt64(0)} {(row.IsDBNull(1) ? "" : row.GetString(1))}");
}
