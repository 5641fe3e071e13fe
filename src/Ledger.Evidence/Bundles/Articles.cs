namespace Ledger.Evidence.Bundles;

/// <summary>
/// The articles of the Rules of Online Litigation of the People's Courts (人民法院在线诉讼规则) that findings bear on:
/// 16, not tampered with once stored; 17, what is asked when that is challenged; 18, truth before storage; 19,
/// appraisal.
/// </summary>
public static class Articles
{
    private static readonly string[] s_stored = ["16"];

    /// <summary>The articles that findings of a claim bear on, ascending.</summary>
    public static IReadOnlyList<string> Of(string claim) => claim switch
    {
        "chain" or "timestamp" or "preserved" or "rerooted" or "cosigned" or "witnessed" or "certificate-signature"
            or "credential" => ["16", "17"],
        "content" or "file" or "disclosed" or "certificate" or "collection" => ["16", "18"],
        "platform" => ["17"],
        _ => s_stored,
    };
}
