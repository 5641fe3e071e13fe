using Ledger.Domain;
using Ledger.Sdk;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Portal.Sessions;

/// <summary>The documents of a certificate, for whoever may have them from the API.</summary>
internal static class CertificateEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        UserAnswers.Map(routes, "/certificates/{number}/{file}", GetAsync);

    private static async Task<IResult> GetAsync(string number, string file, HttpContext http, UserAnswers answers)
    {
        var form = Enum.GetValues<CertificateForm>().Where(known => known.FileName() == file).ToList();
        return !CertificateCode.TryParse(number, out var code) || form.Count == 0
            ? Results.NotFound()
            : await answers.GiveAsync(http, async client =>
            {
                using var document = new MemoryStream();
                return await client.DownloadCertificateAsync(code, form[0], document, http.RequestAborted)
                    ? Results.Bytes(document.ToArray(), "application/octet-stream", $"{code}-{file}")
                    : Results.NotFound();
            });
    }
}
