using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Grains.Log;

/// <summary>The writer's answers, in one place.</summary>
internal static class Replies
{
    /// <summary>The answer for an entry that is durable; <paramref name="stream"/> is the one addressed.</summary>
    public static AcceptedEntry Of(JournalEntry entry, string stream, bool repeated) => new(
        entry.Index,
        entry.LeafSha256.ToArray(),
        entry.LeafSm3.ToArray(),
        VersionOf(entry, stream),
        entry.RecordedTime,
        entry.NumberSeries is { } series ? $"{series}{entry.NumberSerial:D4}" : null,
        repeated);

    private static ulong VersionOf(JournalEntry entry, string stream)
    {
        for (var i = 0; i < entry.Writes.Count; i++)
        {
            if (entry.Writes[i].Stream == stream)
            {
                return entry.Writes[i].Version;
            }
        }

        throw new JournalCorruptException($"Entry {entry.Index} does not write {stream}.");
    }

    public static CommandRefusal Of(AppendConflict conflict) => conflict switch
    {
        StreamConflict stream => new CommandRefusal(
            RefusalKind.Conflict,
            "stale-version",
            null,
            $"{stream.Stream} 的版本已是 {stream.Actual}，请读取最新状态后重新提交。",
            $"{stream.Stream} is at version {stream.Actual} by now; read it again and decide anew."),
        CommandConflict => new CommandRefusal(
            RefusalKind.Conflict,
            "command-id-taken",
            null,
            "此命令编号已用于另一命令，请更换编号。",
            "This command id was used for another command; choose a new one."),
        _ => new CommandRefusal(
            RefusalKind.Unavailable,
            "try-again",
            null,
            "登记日志正忙，请以相同命令编号重试。",
            "The log could not place the entry; send the same command again."),
    };

    public static AppendReply SeriesExhausted(string series) => new(null, new CommandRefusal(
        RefusalKind.Unavailable,
        "number-series-exhausted",
        "G35 附件6",
        $"凭证编号段 {series} 本月 9999 个号已用完，待下月或启用另一登记机构代码后再发证。",
        $"All 9,999 numbers of series {series} are given out; issuing waits for the next month or another registrar "
        + "digit."));
}
