namespace Ledger.Grains.Contracts;

/// <summary>
/// The refusals that stand before the domain and behind it: bytes that are no command, callers who may not speak, a
/// log that cannot place an entry. Those of rules are in <c>Refusals</c>.
/// </summary>
public static class CommandRefusals
{
    /// <summary>The code of a command that was decided on a state that moved on.</summary>
    public const string StaleVersion = "stale-version";

    /// <summary>Nobody is authenticated.</summary>
    public static CommandRefusal Unauthenticated { get; } = new(
        RefusalKind.Forbidden, "unauthenticated", null, "调用者未经认证。", "The caller is not authenticated.");

    /// <summary>The caller acts for another party.</summary>
    public static CommandRefusal NotTheActor { get; } = new(
        RefusalKind.Forbidden, "not-the-actor", null,
        "命令的行为人与已认证的主体不一致。", "The command names an actor for whom the caller does not act.");

    /// <summary>The command is for another log.</summary>
    public static CommandRefusal WrongOrigin { get; } = new(
        RefusalKind.Malformed, "wrong-origin", null,
        "命令是发给另一登记日志的。", "The command is addressed to the log of another registry.");

    /// <summary>The command is for another stream.</summary>
    public static CommandRefusal WrongStream { get; } = new(
        RefusalKind.Malformed, "wrong-stream", null,
        "命令所指对象与请求地址不一致。", "The command is addressed to another stream than the one it was sent to.");

    /// <summary>The command came too late.</summary>
    public static CommandRefusal Expired { get; } = new(
        RefusalKind.Conflict, "command-expired", null,
        "命令已过有效期，请重新签署。", "The command has expired; sign it again with a later expiry.");

    /// <summary>The payload is not the one that was signed for.</summary>
    public static CommandRefusal PayloadMismatch { get; } = new(
        RefusalKind.Malformed, "payload-mismatch", null,
        "载荷与签名所承诺的摘要不符。", "The payload is not the one that the signed envelope commits to.");

    /// <summary>The key is not the party's.</summary>
    public static CommandRefusal UnknownKey { get; } = new(
        RefusalKind.Forbidden, "unknown-key", null,
        "签名密钥未登记在该主体名下。", "The signing key is not registered for this party.");

    /// <summary>The signature does not hold.</summary>
    public static CommandRefusal BadSignature { get; } = new(
        RefusalKind.Forbidden, "bad-signature", null,
        "签名验证不通过。", "The signature does not verify over the envelope.");

    /// <summary>What is read for the decision keeps changing.</summary>
    public static CommandRefusal Busy { get; } = new(
        RefusalKind.Unavailable, "try-again", null,
        "相关记录正在变化，请以相同命令编号重试。",
        "What the decision looks at keeps changing; send the same command again.");

    /// <summary>The id is another command's.</summary>
    public static CommandRefusal IdTaken { get; } = new(
        RefusalKind.Conflict, "command-id-taken", null,
        "此命令编号已用于另一命令，请更换编号。", "This command id was used for another command; choose a new one.");

    /// <summary>One of each, as it is said of nothing in particular.</summary>
    public static IReadOnlyList<CommandRefusal> All { get; } =
    [
        Unauthenticated, NotTheActor, WrongOrigin, WrongStream, Expired, PayloadMismatch, UnknownKey, BadSignature,
        Busy, IdTaken, EnvelopeMalformed("不是规范的命令信封。", "it is no canonical envelope."),
        PayloadMalformed("不是该命令的规范载荷。", "it is no canonical payload of that command."),
        Stale(6, 7), SeriesExhausted("SJ421202503"),
    ];

    /// <summary>The envelope cannot be read.</summary>
    public static CommandRefusal EnvelopeMalformed(string error) => EnvelopeMalformed(error, error);

    /// <summary>The payload cannot be read.</summary>
    public static CommandRefusal PayloadMalformed(string error) => PayloadMalformed(error, error);

    /// <summary>The stream has another version than the command expects.</summary>
    public static CommandRefusal Stale(ulong expected, ulong actual) => new(
        RefusalKind.Conflict, StaleVersion, null,
        $"期望版本 {expected}，现为 {actual}，请读取最新状态后重新提交。",
        $"The command expects version {expected}; it is {actual} by now. Read it again and decide anew.");

    /// <summary>A stream that the decision read moved on meanwhile.</summary>
    public static CommandRefusal Stale(string stream, ulong actual) => new(
        RefusalKind.Conflict, StaleVersion, null,
        $"{stream} 的版本已是 {actual}，请读取最新状态后重新提交。",
        $"{stream} is at version {actual} by now; read it again and decide anew.");

    /// <summary>The log has no place for the entry now.</summary>
    public static CommandRefusal LogBusy { get; } = Busy with
    {
        Chinese = "登记日志正忙，请以相同命令编号重试。",
        English = "The log could not place the entry; send the same command again.",
    };

    /// <summary>No certificate number of the month is left (the guide, annex 6).</summary>
    public static CommandRefusal SeriesExhausted(string series) => new(
        RefusalKind.Unavailable,
        "number-series-exhausted",
        "G35 附件6",
        $"凭证编号段 {series} 本月 9999 个号已用完，待下月或启用另一登记机构代码后再发证。",
        $"All 9,999 numbers of series {series} are given out; issuing waits for the next month or another registrar "
        + "digit.");

    private static CommandRefusal EnvelopeMalformed(string chinese, string english) =>
        Malformed("envelope-malformed", chinese, english);

    private static CommandRefusal PayloadMalformed(string chinese, string english) =>
        Malformed("payload-malformed", chinese, english);

    private static CommandRefusal Malformed(string code, string chinese, string english) => new(
        RefusalKind.Malformed, code, null, $"命令格式不正确：{chinese}", $"The command cannot be read: {english}");
}
