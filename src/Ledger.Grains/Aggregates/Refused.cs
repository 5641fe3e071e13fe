using Ledger.Domain;
using Ledger.Grains.Contracts;

namespace Ledger.Grains.Aggregates;

/// <summary>The refusals that stand before the domain: bytes that are no command, callers who may not speak.</summary>
internal static class Refused
{
    public static readonly CommandRefusal Unauthenticated = new(
        RefusalKind.Forbidden, "unauthenticated", null, "调用者未经认证。", "The caller is not authenticated.");

    public static readonly CommandRefusal NotTheActor = new(
        RefusalKind.Forbidden, "not-the-actor", null,
        "命令的行为人与已认证的主体不一致。", "The command names an actor for whom the caller does not act.");

    public static readonly CommandRefusal WrongOrigin = new(
        RefusalKind.Malformed, "wrong-origin", null,
        "命令是发给另一登记日志的。", "The command is addressed to the log of another registry.");

    public static readonly CommandRefusal WrongStream = new(
        RefusalKind.Malformed, "wrong-stream", null,
        "命令所指对象与请求地址不一致。", "The command is addressed to another stream than the one it was sent to.");

    public static readonly CommandRefusal Expired = new(
        RefusalKind.Conflict, "command-expired", null,
        "命令已过有效期，请重新签署。", "The command has expired; sign it again with a later expiry.");

    public static readonly CommandRefusal PayloadMismatch = new(
        RefusalKind.Malformed, "payload-mismatch", null,
        "载荷与签名所承诺的摘要不符。", "The payload is not the one that the signed envelope commits to.");

    public static readonly CommandRefusal UnknownKey = new(
        RefusalKind.Forbidden, "unknown-key", null,
        "签名密钥未登记在该主体名下。", "The signing key is not registered for this party.");

    public static readonly CommandRefusal BadSignature = new(
        RefusalKind.Forbidden, "bad-signature", null,
        "签名验证不通过。", "The signature does not verify over the envelope.");

    public static CommandRefusal Malformed(string code, string error) => new(
        RefusalKind.Malformed, code, null, $"命令格式不正确：{error}", $"The command cannot be read: {error}");

    public static CommandRefusal Stale(ulong expected, ulong actual) => new(
        RefusalKind.Conflict, "stale-version", null,
        $"期望版本 {expected}，现为 {actual}，请读取最新状态后重新提交。",
        $"The command expects version {expected}; it is {actual} by now. Read it again and decide anew.");

    public static readonly CommandRefusal Busy = new(
        RefusalKind.Unavailable, "try-again", null,
        "相关记录正在变化，请以相同命令编号重试。",
        "What the decision looks at keeps changing; send the same command again.");

    public static readonly CommandRefusal IdTaken = new(
        RefusalKind.Conflict, "command-id-taken", null,
        "此命令编号已用于另一命令，请更换编号。", "This command id was used for another command; choose a new one.");

    public static CommandRefusal By(Refusal refusal)
    {
        var kind = refusal.Sort switch
        {
            RefusalSort.Forbidden => RefusalKind.Forbidden,
            RefusalSort.Conflict => RefusalKind.Conflict,
            _ => RefusalKind.Rule,
        };
        var about = refusal.Detail is null ? "" : $" ({refusal.Detail})";
        return new CommandRefusal(
            kind, refusal.Code, refusal.Clause.ToString(), refusal.Chinese + about, refusal.English + about);
    }
}
