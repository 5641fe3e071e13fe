using Ledger.Domain;
using Ledger.Sdk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Portal.Sessions;

/// <summary>The documents of a certificate, for whoever may have them from the API.</summary>
internal static class CertificateEndpoint
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet(PortalSetup.Root + "/certificates/{number}/{file}", GetAsync)
            .RequireAuthorization(PortalSignIn.Policy).ExcludeFromDescription();

    private static async Task<IResult> GetAsync(
        string number, string file, HttpContext http, PortalApi api, IOptions<PortalOptions> options)
    {
        var form = Enum.GetValues<CertificateForm>().Where(known => known.FileName() == file).ToList();
        if (!CertificateCode.TryParse(number, out var code) || form.Count == 0
            || PortalUser.Of(http.User, options.Value) is not { } user)
        {
            return Results.NotFound();
        }

        try
        {
            using var client = api.For(user);
            using var document = new MemoryStream();
            return await client.DownloadCertificateAsync(code, form[0], document, http.RequestAborted)
                ? Results.Bytes(document.ToArray(), "application/octet-stream", $"{code}-{file}")
                : Results.NotFound();
        }
        catch (LedgerProblemException problem)
        {
            return MaterialEndpoint.Told(problem);
        }
    }
}
