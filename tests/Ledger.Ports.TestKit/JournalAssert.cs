using Xunit;

namespace Ledger.Ports.TestKit;

/// <summary>What was read against what was appended, part by part.</summary>
public static class JournalAssert
{
    public static void Same(JournalEntry expected, JournalEntry? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Index, actual.Index);
        Assert.Equal(expected.Leaf.ToArray(), actual.Leaf.ToArray());
        Assert.Equal(expected.LeafSha256, actual.LeafSha256);
        Assert.Equal(expected.LeafSm3, actual.LeafSm3);
        Assert.Equal(expected.Writes, actual.Writes);
        Assert.Equal(expected.Reads, actual.Reads);
        Assert.Equal(expected.Caller, actual.Caller);
        Assert.Equal(expected.CommandId, actual.CommandId);
        Assert.Equal(expected.CommandDigest, actual.CommandDigest);
        Assert.Equal(expected.RecordedTime, actual.RecordedTime);
        Assert.Equal(TimeSpan.Zero, actual.RecordedTime.Offset);
        Assert.Equal(expected.NumberSeries, actual.NumberSeries);
        Assert.Equal(expected.NumberSerial, actual.NumberSerial);
        Assert.Equal(expected.Bodies.Count, actual.Bodies.Count);
        foreach (var (wanted, found) in expected.Bodies.Zip(actual.Bodies))
        {
            Assert.Equal(wanted.Name, found.Name);
            Assert.Equal(wanted.Salt.ToArray(), found.Salt.ToArray());
            Assert.Equal(wanted.Bytes.ToArray(), found.Bytes.ToArray());
        }
    }

    public static void Same(IReadOnlyList<JournalEntry> expected, IReadOnlyList<JournalEntry> actual)
    {
        Assert.Equal(expected.Select(e => e.Index), actual.Select(e => e.Index));
        foreach (var (wanted, found) in expected.Zip(actual))
        {
            Same(wanted, found);
        }
    }

    /// <summary>Refused, for exactly these reasons.</summary>
    public static void Refused(AppendResult result, params IReadOnlyList<AppendConflict> conflicts) =>
        Assert.Equal(conflicts, Assert.IsType<Conflicts>(result).Items);
}
