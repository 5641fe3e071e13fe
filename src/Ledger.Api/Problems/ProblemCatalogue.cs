using System.Reflection;

namespace Ledger.Api.Problems;

/// <summary>A kind of problem that the API itself finds; refusals by rules bring their own code and words.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code.</param>
/// <param name="Title">What went wrong.</param>
/// <param name="Detail">What to do, in English.</param>
/// <param name="DetailChinese">What to do, in Chinese.</param>
public sealed record ProblemKind(int Status, string Code, string Title, string Detail, string DetailChinese);

/// <summary>Every problem that the API itself answers with.</summary>
public static class ProblemCatalogue
{
    public static readonly ProblemKind Unauthenticated = new(
        401, "unauthenticated", "No valid access token",
        "Send an access token of the configured issuer as a bearer token.", "请携带由已配置签发方签发的访问令牌。");

    public static readonly ProblemKind Forbidden = new(
        403, "forbidden", "Not allowed",
        "The account may not do this. Ask the registry for the role that may.", "该账户无权执行此操作，请向登记机构申请相应角色。");

    public static readonly ProblemKind NotFound = new(
        404, "not-found", "Nothing here",
        "There is nothing at this address, or it is not yours to see.", "此地址无内容，或您无权查看。");

    public static readonly ProblemKind MethodNotAllowed = new(
        405, "method-not-allowed", "Not with this method",
        "The address is there, but not for this method; the API document names those that are.",
        "此地址不支持该请求方法，可用方法见接口文档。");

    public static readonly ProblemKind NotPublished = new(
        409, "not-published", "Not under a checkpoint yet",
        "The entry is accepted but not yet published; ask again after the next checkpoint.",
        "该条目已受理但尚未发布，请在下一个检查点之后重试。");

    public static readonly ProblemKind MalformedBody = new(
        400, "malformed-body", "The body cannot be read",
        "Send the JSON that the API document describes, without unknown members.",
        "请按照接口文档发送 JSON，不得含有未知字段。");

    public static readonly ProblemKind MalformedParameter = new(
        400, "malformed-parameter", "A parameter cannot be read",
        "Check the form of identifiers, sizes and dates in the API document.", "请对照接口文档检查标识、数量和日期的格式。");

    public static readonly ProblemKind Oversize = new(
        413, "oversize", "Too large",
        "The body is larger than this address takes; the API document names the limit.",
        "请求体超过此地址允许的上限，上限见接口文档。");

    public static readonly ProblemKind DigestMismatch = new(
        422, "digest-mismatch", "The bytes do not have that digest",
        "Compute the digest again over exactly the bytes that you send.", "请对实际发送的字节重新计算摘要。");

    public static readonly ProblemKind NationalRecordDiffers = new(
        409, "national-record-differs", "The national system holds another record",
        "The national record prevails (guide, article 27); compare the case with it before going on.",
        "国家系统的存证记录优先（指引第二十七条），请先核对案卷。");

    public static readonly ProblemKind KeyMissing = new(
        409, "key-missing", "A key is not where the registry keeps its own",
        "Put the key of the ceremony into the registry's folder of keys, as PURPOSE.NAME.json, one at a time.",
        "请将密钥仪式产生的密钥以 PURPOSE.NAME.json 逐一放入登记机构的密钥目录。");

    public static readonly ProblemKind TooManyWebhooks = new(
        409, "too-many-webhooks", "The party has as many webhooks as it may have",
        "End one that is not needed any more.", "请先终止不再需要的推送。");

    public static readonly ProblemKind ClockOnlyAhead = new(
        409, "clock-only-ahead", "Legal time cannot be set so",
        "Only a development registry's legal time can be set, and only ahead of what it is.",
        "仅开发环境的法定时间可以调整，且只能向后推进。");

    public static readonly ProblemKind TokenRequestMalformed = new(
        400, "invalid-request", "Not a token request",
        "Send grant_type=client_credentials with a client_assertion of type jwt-bearer as a form.",
        "请以表单提交 grant_type=client_credentials 及 jwt-bearer 类型的 client_assertion。");

    public static readonly ProblemKind AssertionRefused = new(
        401, "invalid-client", "The assertion does not hold",
        "Sign it with the account's key, name this issuer as audience, let it expire within five minutes, use it once.",
        "请用账户密钥签名，受众为本签发方，五分钟内过期，且仅使用一次。");

    public static readonly ProblemKind FontMissing = new(
        503, "font-missing", "Certificates cannot be printed here",
        "The server has no font with the characters of names: install fonts-noto-cjk, or name its folder in "
            + "Ledger:Certificates:Fonts. The credential needs no font.",
        "服务器缺少所需字体：请安装 fonts-noto-cjk，或在 Ledger:Certificates:Fonts 中指定其目录。可验证凭证不需要字体。");

    public static readonly ProblemKind VerifierMissing = new(
        503, "verifier-missing", "The verification page is not here",
        "This server was built without the page that verifies bundles in a browser. Verify with ledger-verify; the "
            + "operator builds the page with tools/setup.",
        "本服务器构建时未包含浏览器核验页。请使用 ledger-verify 核验；运维人员可用 tools/setup 构建该页面。");

    public static readonly ProblemKind PreconditionFailed = new(
        412, "precondition-failed", "The condition does not hold",
        "If-Match names another version than the signed command expects: read the state again and decide anew.",
        "If-Match 所指版本与签名命令的期望版本不一致，请读取最新状态后重新提交。");

    public static readonly ProblemKind IdempotencyKeyDiffers = new(
        422, "idempotency-key-differs", "Idempotency-Key names another act",
        "The key of a command is the command id of its signed envelope: send the same or leave the header out.",
        "命令的 Idempotency-Key 即签名信封中的命令编号：请填写相同的值，或不发送该头部。");

    public static readonly ProblemKind IdempotencyKeyUsed = new(
        422, "idempotency-key-used", "Idempotency-Key was used for something else",
        "The same key came before with another content; choose a new one for a new request.",
        "该 Idempotency-Key 已用于内容不同的请求，新的请求请更换新值。");

    public static readonly ProblemKind TooManyRequests = new(
        429, "too-many-requests", "Too many requests",
        "The quota is used up; send the same request again after the seconds that Retry-After names.",
        "请求过于频繁，请在 Retry-After 指明的秒数之后重新发送相同请求。");

    public static readonly ProblemKind Unavailable = new(
        503, "unavailable", "The registry cannot take it now",
        "Send the same command again with the same command id; it is safe.", "请使用相同命令编号重新发送，重复发送是安全的。");

    public static readonly ProblemKind Fault = new(
        500, "fault", "Something failed inside the registry",
        "Send the same command again with the same command id. If it fails again, report the trace id.",
        "请使用相同命令编号重新发送；若仍失败，请提供跟踪编号。");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        .. typeof(ProblemCatalogue).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => field.GetValue(null)).OfType<ProblemKind>(),
    ];
}
