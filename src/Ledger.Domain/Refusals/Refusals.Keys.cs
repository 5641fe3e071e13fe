namespace Ledger.Domain;

public static partial class Refusals
{
    /// <summary>The log names no such key in use, or it was revoked already.</summary>
    public static readonly Refusal RegistryKeyNotInUse = Conflict(
        "registry-key-not-in-use", "电子签名法 第十五条",
        "日志未记载该密钥在用，或其已被撤销。", "The log names no such key in use, or it is revoked already.");

    /// <summary>A key serves one purpose, once.</summary>
    public static readonly Refusal RegistryKeyKnown = Conflict(
        "registry-key-known", "电子签名法 第十三条",
        "该密钥已经使用过，不得再次启用。", "The log named this key before: no key comes back or serves two purposes.");

    /// <summary>The registry cannot be without, nor be given one of another kind.</summary>
    public static readonly Refusal RegistryKeySuccessor = Conflict(
        "registry-key-successor", "电子签名法 第十三条",
        "接替的密钥缺失、多余，或其用途、算法不同。",
        "The key that takes its place is missing, not due, or of another purpose or algorithm.");

    /// <summary>Own keys prove themselves.</summary>
    public static readonly Refusal RegistryKeyNotProven = Conflict(
        "registry-key-not-proven", "电子签名法 第十三条",
        "缺少旧密钥或新密钥对本次变更的有效签名。",
        "The ending key or the next one has not signed this change, or somebody signed who is not asked to.");

    /// <summary>Nothing of that kind waits.</summary>
    public static readonly Refusal KeyChangeNotProposed = Conflict(
        "key-change-not-proposed", "电子签名法 第十三条",
        "没有待确认的该项密钥变更。", "No such change of keys waits to be confirmed.");

    /// <summary>Two operators, not one twice.</summary>
    public static readonly Refusal KeyFourEyes = Forbidden(
        "key-four-eyes", "电子签名法 第十三条",
        "提出密钥变更的人员不得自行确认。", "The account that proposed the change of keys may not confirm it.");
}
