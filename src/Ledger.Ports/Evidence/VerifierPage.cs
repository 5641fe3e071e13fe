using System.Diagnostics.CodeAnalysis;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Ports;

/// <summary>
/// The second verifier as one HTML file, byte for byte as it was built: it stands beside every bundle that is handed
/// out, and the registry serves it.
/// </summary>
public sealed class VerifierPage
{
    /// <summary>What the file is called beside a bundle.</summary>
    public const string FileName = "verify.html";

    private const string PolicyStart = "http-equiv=\"Content-Security-Policy\" content=\"";
    private const string Root = "<div id=\"page\"></div>";

    private readonly string _html;

    private VerifierPage(byte[] bytes, string html, string policy) => (Bytes, _html, Policy) = (bytes, html, policy);

    /// <summary>The file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The policy that the page states of itself: its own style and script, and nothing else.</summary>
    public string Policy { get; }

    /// <summary>Takes a built page; false for anything that does not name its policy and its root.</summary>
    /// <param name="bytes">The file; empty where it was not built.</param>
    /// <param name="page">The page.</param>
    public static bool TryRead(byte[] bytes, [NotNullWhen(true)] out VerifierPage? page)
    {
        page = null;
        var html = Encoding.UTF8.GetString(bytes);
        var from = html.IndexOf(PolicyStart, StringComparison.Ordinal) + PolicyStart.Length;
        if (from < PolicyStart.Length || !html.Contains(Root, StringComparison.Ordinal))
        {
            return false;
        }

        page = new VerifierPage(bytes, html, html[from..html.IndexOf('"', from)]);
        return true;
    }

    /// <summary>
    /// The page with trust anchors in it, for whoever takes them from where the registry publishes them anyway. They
    /// stand there as base64 in an element that no browser runs.
    /// </summary>
    public byte[] With(ReadOnlySpan<byte> anchors)
    {
        var at = _html.IndexOf(Root, StringComparison.Ordinal) + Root.Length;
        var block = $"\n<script type=\"text/plain\" id=\"served-anchors\">{CanonicalBase64.Encode(anchors)}</script>";
        return Encoding.UTF8.GetBytes(_html.Insert(at, block));
    }
}
