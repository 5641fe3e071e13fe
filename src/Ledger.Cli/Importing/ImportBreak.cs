using Ledger.Cli.Output;
using Ledger.Sdk;

namespace Ledger.Cli.Importing;

/// <summary>Why an import ended before its file did.</summary>
/// <param name="Words">Why, and what to do, in both languages.</param>
/// <param name="ExitCode">What the shell is told.</param>
/// <param name="IsOfFile">Whether the file ended it: how many rows it still has cannot be known.</param>
internal sealed record ImportBreak(string Words, int ExitCode, bool IsOfFile = false)
{
    /// <summary>What a fault means for an import; null for one that is none of these.</summary>
    public static ImportBreak? Of(Exception fault, LedgerAccount account) => fault switch
    {
        OperationCanceledException => GoesOn("Interrupted."),
        ImportFileException => new ImportBreak(fault.Message, ExitCodes.Failed, IsOfFile: true),
        LedgerProblemException { Code: "command-expired" } late => OutOfTime(late),
        LedgerUnreachableException or LedgerProblemException { Status: >= 500 or 429 } => GoesOn(fault.Message),
        LedgerProblemException refused when SenderRefusals.Concern(refused.Problem, account.Party) =>
            Refused(refused, account),
        _ => null,
    };

    private static ImportBreak GoesOn(string why) => new(
        $"{why} Call it again to go on from there.\n  导入中断，再次执行同一命令即可继续。", ExitCodes.Unfinished);

    // What was signed a moment ago is too late already.
    private static ImportBreak OutOfTime(LedgerProblemException late) => new(
        $"{Refusals.Describe(late)}\n"
        + "Look at the clock of this machine: what it signs now has expired for the registry already. "
        + "Then call it again to go on.\n"
        + "  请核对本机时钟：登记机构认为此刻签署的命令已过有效期。此后再次执行同一命令即可继续。",
        ExitCodes.Unfinished);

    // Every row would be refused alike: no repetition mends it, but somebody.
    private static ImportBreak Refused(LedgerProblemException refused, LedgerAccount account)
    {
        var (english, chinese) = SenderAdvice.Of(refused.Code, account);
        return new ImportBreak(
            $"{Refusals.Describe(refused)}\n"
            + "This concerns the account, not a row: nothing further is sent, and no row counts as failed for it.\n"
            + "  该拒绝针对账户而非某一行：已停止发送，各行均不因此记为未通过。\n"
            + $"{english} Then call it again to go on.\n  {chinese}此后再次执行同一命令即可继续。",
            ExitCodes.Failed);
    }
}
