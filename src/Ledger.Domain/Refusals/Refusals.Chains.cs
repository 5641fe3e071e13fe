namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The log does not go to such an instance.</summary>
    public static readonly Refusal InstanceNotInUse = Conflict(
        "instance-not-in-use", "电子签名法 第八条",
        "日志未锚定于该链上实例，或已停用该实例。", "The log does not go to this instance, or no longer.");

    /// <summary>Only what a chain refused for ever goes to it without its operations.</summary>
    public static readonly Refusal RangeNotRefused = Conflict(
        "range-not-refused", "电子签名法 第八条",
        "该链上实例未曾拒收此区间，不得跳过。", "The instance did not refuse this range: only a refused one is voided.");

    /// <summary>There is a decision about the range already.</summary>
    public static readonly Refusal RangeAlreadyVoided = Conflict(
        "range-already-voided", "电子签名法 第八条",
        "此区间已决定跳过。", "The range is voided already.");

    /// <summary>The asset has fewer rights than the restatement names.</summary>
    public static readonly Refusal NothingToRestate = Conflict(
        "nothing-to-restate", "电子签名法 第八条",
        "该数据没有所列的权利。", "The asset has no such rights to say again.");
}
