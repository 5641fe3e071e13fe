using Ledger.Api.Contracts;

namespace Ledger.Api.PublicPages;

/// <summary>The words of the public pages, Chinese first.</summary>
internal static class PublicWords
{
    public static string Regime(string regime) => regime == "M26"
        ? "公共数据资源登记 Public data" : "数据产权登记 Data property";

    public static string Kind(string? kind) => kind switch
    {
        "resource" => "数据资源 Data resource",
        "product" => "数据产品 Data product",
        "service" => "数据服务 Data service",
        _ => kind ?? "",
    };

    public static string Type(string type) => type switch
    {
        "first" => "初次（首次）登记 First registration",
        "transfer" => "转让登记 Transfer",
        "change" => "变更登记 Change",
        "correction" => "更正登记 Correction",
        "renewal" => "续期登记 Renewal",
        "cancellation" => "注销登记 Cancellation",
        _ => type,
    };

    public static string Status(string status) => status switch
    {
        "valid" or "registered" => "有效 In force",
        "adjusted" => "有效，部分权利已变动 In force, some of its rights ended",
        "superseded" => "已被替代 Superseded",
        "cancelled" => "已注销 Cancelled",
        "revoked" => "已撤销 Revoked",
        "lapsed" => "已失效 Lapsed",
        _ => status,
    };

    public static string Holder(PublicHolder holder) => holder.NaturalPerson
        ? "自然人 Natural person"
        : $"{holder.Name}（{holder.Code}）{Ended(holder)}";

    private static string Ended(PublicHolder holder) =>
        holder.EndedOn is null ? ""
        : holder.Successor is null ? $"，该主体已终止 no more since {holder.EndedOn}"
        : $"，该主体已于 {holder.EndedOn} 并入 merged into {holder.Successor}";

    public static string Right(PublicHolder holder)
    {
        var right = holder.Right!;
        var name = right.Kind switch
        {
            "hold" => "数据持有权 Right to hold",
            "use" => "数据使用权 Right to use",
            _ => "数据经营权 Right to operate",
        };
        var term = right.Until is null ? "" : $"，至 until {right.Until}";
        var ended = right.Status is null or "in-force" ? "" : "，已终止 ended";
        return $"{name}：{Holder(holder)}{term}{(right.Exclusive ? "，独占 exclusive" : "")}{ended}；"
            + $"限制 limits：{right.Limits}";
    }
}
