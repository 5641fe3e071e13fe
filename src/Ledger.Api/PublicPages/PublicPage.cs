using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace Ledger.Api.PublicPages;

/// <summary>What all pages for the public have in common: no login, no script, Chinese before English.</summary>
internal static class PublicPage
{
    private const string Style =
        "body{font:16px/1.6 'Noto Sans CJK SC','Microsoft YaHei',sans-serif;color:#222a35;background:#f4f5f7;margin:0}"
        + "main{max-width:44rem;margin:2rem auto;padding:1.5rem;background:#fff;border-top:4px solid #9b1c1c}"
        + "h1{font-size:1.4rem;margin:0 0 1rem}h2{font-size:1.1rem;margin:1.5rem 0 0}.good{color:#166534}"
        + ".bad{color:#9b1c1c}"
        + "dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.4rem 1rem;margin:1rem 0}"
        + "dt{color:#5b6472}dd{margin:0;overflow-wrap:anywhere}.note{color:#5b6472;font-size:.875rem}"
        + "article{border-top:1px solid #d6dae0;margin-top:1rem}form p{margin:.4rem 0}label{display:inline-block;"
        + "min-width:11rem}input,select{font:inherit;padding:.4rem;width:14rem}button{font:inherit;padding:.4rem 1rem}"
        + "@media(max-width:32rem){main{margin:0;padding:1rem}dl{grid-template-columns:1fr;gap:0}"
        + "dd{margin-bottom:.6rem}}";

    private static readonly string s_policy = "default-src 'none'; form-action 'self'; base-uri 'none'; "
        + $"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'";

    // Chinese stays as it is; what has a meaning in HTML does not.
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Text as it stands in HTML.</summary>
    public static string Text(string? text) => s_encoder.Encode(text ?? "");

    /// <summary>A row of a list of terms.</summary>
    public static void Row(StringBuilder page, string term, string? value)
    {
        if (value is not null)
        {
            page.Append("<dt>").Append(Text(term)).Append("</dt><dd>").Append(Text(value)).Append("</dd>");
        }
    }

    /// <summary>That a development registry is of no legal effect; nothing where it is none.</summary>
    public static string Standing(string origin) => origin.StartsWith("dev-", StringComparison.Ordinal)
        ? "<p class=bad>开发登记系统，不具法律效力。<span lang=en>A development registry; of no legal effect.</span></p>"
        : "";

    /// <summary>The page around a body.</summary>
    public static IResult Answer(HttpContext http, int status, string title, string body)
    {
        http.Response.Headers.ContentSecurityPolicy = s_policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        var page = "<!doctype html><html lang=zh-CN><meta charset=utf-8>"
            + $"<meta name=viewport content=\"width=device-width,initial-scale=1\"><title>{Text(title)}</title>"
            + $"<style>{Style}</style><main>{body}</main></html>";
        return Results.Content(page, "text/html; charset=utf-8", Encoding.UTF8, status);
    }
}
