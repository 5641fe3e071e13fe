using System.Globalization;
using System.Text;
using Ledger.Api.Endpoints;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Ports.Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Api.PublicPages;

/// <summary>
/// The page that a certificate's QR code leads to: whether it stands, for everybody, without login and without script.
/// It shows what the public notice showed (the guide, article 24): the data's name, the holders, the limits; where the
/// notice was withheld, none of them.
/// </summary>
internal static class VerificationPage
{
    private const string Bundles =
        "<h2>证据包核验 <span lang=en>Verification of an evidence bundle</span></h2>"
        + "<p><a href=/verify/file>在浏览器中核验证据包</a>：文件由本机浏览器读取，不上传。"
        + "<span lang=en><a href=/verify/file>Verify a bundle in this browser</a>: the file is read here and never "
        + "uploaded.</span></p><p><a href=/v1/evidence/verifier download=verify.html>下载离线核验页 verify.html</a>"
        + "及<a href=/v1/evidence/anchors download=anchors.json>信任锚 anchors.json</a>，断网后仍可核验。"
        + "<span lang=en>Both work without a network: the page, and the trust anchors that it asks for.</span></p>";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/verify", (HttpContext http, string? number) =>
                number is null
                    ? Start(http)
                    : Results.Redirect("/verify/" + Uri.EscapeDataString(number)))
            .AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/verify/{number}", ShowAsync).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(string number, HttpContext http, CertificateFinder finder)
    {
        var facts = CertificateCode.TryParse(number.Trim().ToUpperInvariant(), out var code)
            ? await finder.FindAsync(code, http.RequestAborted)
            : null;
        return facts is null ? Answer(http, 404, Missing(number)) : Answer(http, 200, Found(facts));
    }

    private static string Form() =>
        "<h1>登记凭证查验 <span lang=en>Certificate verification</span></h1>"
        + "<form action=/verify method=get><label for=number>凭证编号 <span lang=en>Certificate number</span></label> "
        + "<input id=number name=number maxlength=15 required pattern=\"[A-Za-z]{2}[0-9]{13}\" autocomplete=off> "
        + "<button>查验 Verify</button></form>";

    private static IResult Start(HttpContext http)
    {
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Answer(http, 200, Form() + Bundles);
    }

    private static string Missing(string number) =>
        "<h1 class=bad>查无此凭证 <span lang=en>No such certificate</span></h1>"
        + $"<p>本登记机构未签发编号为 {Text(number.Length > 40 ? number[..40] + "…" : number)} 的凭证。请核对编号："
        + "SJ、两位地区、一位机构、六位年月、四位流水号。</p><p lang=en>This registry issued no certificate of that number. "
        + "Check it: SJ, two digits of the region, one of the registrar, six of year and month, four of the serial.</p>"
        + Form();

    private static string Found(CertificateFacts facts)
    {
        var content = facts.Content;
        var (chinese, english, stands) = Words(facts.Status);
        var page = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<h1 class={(stands ? "good" : "bad")}>{chinese} ")
            .Append(CultureInfo.InvariantCulture, $"<span lang=en>{english}</span></h1><dl>");
        Row(page, "凭证编号 Number", facts.Number.ToString());
        if (facts.WasNoticed)
        {
            Describe(page, facts);
        }

        Row(page, "有效期 Valid", $"{content.From:yyyy-MM-dd} 至 {content.Until:yyyy-MM-dd}");
        Row(page, "登记机构 Authority", facts.Authority);
        Row(page, "国家存证 National evidence", content.NationalReference);
        page.Append("</dl>");
        if (!facts.WasNoticed)
        {
            page.Append("<p>登记内容依申请不予公示，请向权利人查看凭证原件。<span lang=en>What is registered is withheld from the "
                + "public at the applicant's request; ask the holder for the certificate.</span></p>");
        }

        return page.Append(PublicPage.Standing(facts.Origin))
            .Append("<p class=note>与国家登记系统存证不一致的，以存证为准。权利的现时状态以登记日志的证明为准，"
            + "凭证持有人可出示证据包，<a href=/verify/file>在此核验</a>。<span lang=en>The national evidence prevails. "
            + "What is in force now is proven from the log: <a href=/verify/file>verify here</a> the bundle that "
            + "the holder has.</span></p>").ToString();
    }

    private static void Describe(StringBuilder page, CertificateFacts facts)
    {
        var content = facts.Content;
        Row(page, "数据名称 Name", content.Description.Name);
        Row(page, "登记对象 Object", content.Kind is AssetKind.Resource ? "数据资源 Data resource" : "数据产品 Data product");
        foreach (var right in content.Rights)
        {
            Row(page, RightName(right.Kind), HolderOf(facts, right));
        }

        Row(page, "限制范围 Restrictions", content.Description.Restrictions);
    }

    private static (string Chinese, string English, bool Stands) Words(CertificateStatus status) => status switch
    {
        CertificateStatus.Valid => ("凭证有效", "The certificate is valid", true),
        CertificateStatus.Adjusted => ("凭证有效，部分权利已变动", "Valid, though some of its rights have ended", true),
        CertificateStatus.Superseded => ("凭证已被替代", "Superseded by another certificate", false),
        CertificateStatus.Cancelled => ("凭证已注销", "Cancelled", false),
        _ => ("凭证已失效", "Lapsed", false),
    };

    private static string RightName(RightKind kind) => kind switch
    {
        RightKind.Hold => "数据持有权 Right to hold",
        RightKind.Use => "数据使用权 Right to use",
        _ => "数据经营权 Right to operate",
    };

    private static string HolderOf(CertificateFacts facts, Right right) =>
        facts.Holders[right.Holder].Name ?? "自然人 Natural person";

    private static void Row(StringBuilder page, string term, string value) =>
        page.Append(CultureInfo.InvariantCulture, $"<dt>{Text(term)}</dt><dd>{Text(value)}</dd>");

    private static string Text(string text) => PublicPage.Text(text);

    private static IResult Answer(HttpContext http, int status, string body) =>
        PublicPage.Answer(http, status, "登记凭证查验 Verification", body);
}
