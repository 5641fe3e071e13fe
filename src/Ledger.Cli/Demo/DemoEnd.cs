using Ledger.Domain;

namespace Ledger.Cli.Demo;

/// <summary>What is where, and what to try next.</summary>
internal sealed class DemoEnd(DemoActors actors, DemoLines lines, string data)
{
    public void Show(DemoAsset asset, CertificateCode number, EvidenceStep? evidence)
    {
        var server = actors.Server.ToString();
        lines.Plain(new Words("", ""));
        lines.Plain(new Words(
            $"Registry  {server}   API {server}reference   log {server}log/checkpoint",
            $"登记系统  {server}   接口 {server}reference   日志 {server}log/checkpoint"));
        lines.Plain(new Words(
            $"Accounts  {Path.Combine(data, "accounts")}: holder, maker, clerk, reviewer, approver, auditor",
            $"账户      {Path.Combine(data, "accounts")}：holder、maker、clerk、reviewer、approver、auditor"));
        lines.Plain(new Words(
            $"Products  {Path.Combine(data, "products")}   manifests {Path.Combine(data, "manifests")}",
            $"产品      {Path.Combine(data, "products")}   清单 {Path.Combine(data, "manifests")}"));
        lines.Plain(new Words("Try next:", "接下来可以试："));
        lines.Plain(Same($"  ledger show certificate {number} --server {server}"));
        lines.Plain(Same($"  ledger show asset {asset.Id} --server {server}"));
        lines.Plain(Same(evidence is null
            ? $"  ledger log --limit 40 --server {server}"
            : $"  ledger-verify {evidence.BundleOf(asset)} --anchors {evidence.Anchors}"));
        if (evidence?.Page is { } page)
        {
            lines.Plain(new Words(
                $"  open {page} in a browser: the same, without us and without a network",
                $"  用浏览器打开 {page}：同样的核验，不靠我们，也不连网络"));
        }
    }

    private static Words Same(string text) => new(text, text);
}
