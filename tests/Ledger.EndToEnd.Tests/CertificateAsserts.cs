using System.IO.Compression;
using System.Net;
using Ledger.Domain;
using Ledger.EndToEnd.Hammer;
using Ledger.EndToEnd.Tests.Registry;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests;

/// <summary>A certificate as those get it who may: its holder, the staff, and of what is public, everybody.</summary>
internal static class CertificateAsserts
{
    public static async Task AssertHandedOutAsync(
        RunningRegistry registry, Actors actors, CertificateCode number, CancellationToken cancellationToken)
    {
        using var pdf = new MemoryStream();
        using var archive = new MemoryStream();
        Assert.True(await actors.Holder.DownloadCertificateAsync(number, CertificateForm.Pdf, pdf, cancellationToken));
        Assert.True("%PDF-"u8.SequenceEqual(pdf.ToArray().AsSpan(0, 5)));
        Assert.True(await actors.Clerk.DownloadCertificateAsync(
            number, CertificateForm.Archive, archive, cancellationToken));
        using (var zip = new ZipArchive(archive))
        {
            string[] members =
            [
                "certificate.json", "certificate.pdf", "certificate.vc.jwt", "signatures.json", "evidence.zip",
                "anchors.json", "verify.html",
            ];
            Assert.Equal(members, zip.Entries.Select(entry => entry.FullName));
        }

        using var nobody = new HttpClient { BaseAddress = registry.Server.Address };
        using var refused = await nobody.GetAsync(
            new Uri($"v1/certificates/{number}/certificate.pdf", UriKind.Relative), cancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        using var others = new MemoryStream();
        var unknown = CertificateCode.Parse(number.ToString()[..^1] + "9");
        Assert.False(await actors.Holder.DownloadCertificateAsync(
            unknown, CertificateForm.Pdf, others, cancellationToken));
        await AssertPublicAsync(nobody, number, unknown, cancellationToken);
    }

    private static async Task AssertPublicAsync(
        HttpClient nobody, CertificateCode number, CertificateCode unknown, CancellationToken cancellationToken)
    {
        var page = await nobody.GetStringAsync(new Uri($"verify/{number}", UriKind.Relative), cancellationToken);
        Assert.Contains("凭证有效", page, StringComparison.Ordinal);
        Assert.Contains("行政区划", page, StringComparison.Ordinal);
        using var missing = await nobody.GetAsync(new Uri($"verify/{unknown}", UriKind.Relative), cancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        Assert.Contains(
            "查无此凭证", await missing.Content.ReadAsStringAsync(cancellationToken), StringComparison.Ordinal);
        using var script = await nobody.GetAsync(
            new Uri("verify/%3Cscript%3Ealert(1)%3C%2Fscript%3E", UriKind.Relative), cancellationToken);
        Assert.DoesNotContain(
            "<script", await script.Content.ReadAsStringAsync(cancellationToken), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", script.Headers.GetValues("Content-Security-Policy").Single());
        foreach (var path in (string[])["v1/certificates/issuer", "v1/certificates/status/0"])
        {
            using var answer = await nobody.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
            Assert.True(answer.IsSuccessStatusCode, path);
        }
    }
}
