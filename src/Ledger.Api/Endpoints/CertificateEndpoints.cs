using Ledger.Api.Access;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Api.Transport;
using Ledger.Domain;
using Ledger.Ports;
using Ledger.Ports.Certificates;
using Ledger.Ports.Keys;
using Ledger.Register;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Ledger.Api.Endpoints;

/// <summary>
/// The documents of a certificate, for those who hold a right on it and the registry's staff; and for everybody, what
/// they are checked by.
/// </summary>
internal static class CertificateEndpoints
{
    private const string Credential = "application/vc+jwt";

    public static void Map(IEndpointRouteBuilder routes)
    {
        MapDocument(
            routes, "certificate.pdf", "GetCertificatePdf", "The certificate for people.", "application/pdf",
            (context, facts, links, _) => Task.FromResult(context.Documents.Print(facts, links)));
        MapDocument(
            routes, "certificate.vc.jwt", "GetCertificateCredential",
            "The certificate as a W3C Verifiable Credential 2.0, secured as JWT.", Credential,
            async (context, facts, links, stop) => System.Text.Encoding.ASCII.GetBytes(
                context.Documents.Credential(facts, links, await context.Keys.CertificateKeysAsync(stop))));
        MapDocument(
            routes, "certificate.zip", "GetCertificateArchive",
            "PDF, content, credential, signatures, the evidence and a verifier, in one archive.", "application/zip",
            ArchiveAsync);
        routes.MapGet("/v1/certificates/issuer", IssuerAsync).AllowAnonymous()
            .WithTags("Certificates").WithName("GetCertificateIssuer")
            .WithSummary("The keys that certificates are signed with, as a controlled identifier document.")
            .Produces(200, contentType: "application/cid").ChangesSeldom();
        routes.MapGet("/v1/certificates/status/{list}", StatusListAsync).AllowAnonymous()
            .WithTags("Certificates").WithName("GetCertificateStatusList")
            .WithSummary("Which certificates ended, as a bitstring status list secured as JWT.")
            .Produces(200, contentType: Credential).ProducesLedgerProblems(400, 404);
    }

    private static void MapDocument(
        IEndpointRouteBuilder routes, string name, string operation, string summary, string type,
        Func<CertificateContext, CertificateFacts, CertificateLinks, CancellationToken, Task<byte[]>> make) =>
        routes.MapGet(
                "/v1/certificates/{number}/" + name,
                (string number, HttpContext http, CertificateContext context) =>
                    MakeAsync(number, http, context, (name, type), make))
            .WithTags("Certificates").WithName(operation).WithSummary(summary)
            .Produces(200, contentType: type).ProducesLedgerProblems(401, 404, 413, 503).Recorded(name);

    private static async Task<IResult> MakeAsync(
        string number, HttpContext http, CertificateContext context, (string Name, string Type) document,
        Func<CertificateContext, CertificateFacts, CertificateLinks, CancellationToken, Task<byte[]>> make)
    {
        if (!CertificateCode.TryParse(number, out var code)
            || IdentitySetup.CallerOf(http, context.Identity.Value) is not { } caller
            || await context.Finder.FindAsync(code, http.RequestAborted) is not { } facts
            || !(caller.Roles.Any(Staff.Roles.Contains)
                || facts.Holders.Keys.Any(holder => holder.ToString() == caller.Party)))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        try
        {
            var bytes = await make(context, facts, context.LinksFor(http), http.RequestAborted);
            return Results.File(bytes, document.Type, $"{code}.{document.Name}");
        }
        catch (CertificateFontException)
        {
            return ProblemResults.Of(ProblemCatalogue.FontMissing);
        }
        catch (EvidenceTooLargeException)
        {
            return ProblemResults.Of(ProblemCatalogue.Oversize);
        }
    }

    private static async Task<byte[]> ArchiveAsync(
        CertificateContext context, CertificateFacts facts, CertificateLinks links, CancellationToken cancellationToken)
    {
        var evidence = await context.Evidence.MakeAsync(facts.Content.Asset, cancellationToken);
        var anchors = await context.Evidence.AnchorsAsync(cancellationToken);
        var keys = await context.Keys.CertificateKeysAsync(cancellationToken);
        return context.Documents.Archive(
            facts, links, keys, context.Time.GetUtcNow(), evidence, anchors, context.Verifier.Page);
    }

    private static async Task<IResult> IssuerAsync(HttpContext http, CertificateContext context)
    {
        var keys = await context.Keys.CertificateKeysAsync(http.RequestAborted);
        var all = await context.Keys.ListAsync(http.RequestAborted);
        return Results.Bytes(context.Documents.Issuer(context.LinksFor(http), keys, all), "application/cid");
    }

    private static async Task<IResult> StatusListAsync(string list, HttpContext http, CertificateContext context)
    {
        if (!Identifiers.TryNumber(list, out var number))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        if (number > context.Register.CountCertificates() / CertificateLinks.ListLength)
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        var from = number * CertificateLinks.ListLength;
        var ended = context.Register.EndedCertificates(from, CertificateLinks.ListLength)
            .Select(place => (int)(place - from));
        var keys = await context.Keys.CertificateKeysAsync(http.RequestAborted);
        var text = context.Documents.StatusList(
            number, ended, context.LinksFor(http), keys, context.Time.GetUtcNow());
        return Results.Text(text, Credential);
    }
}

/// <summary>What the certificates' endpoints need.</summary>
internal sealed record CertificateContext(
    CertificateFinder Finder,
    ICertificateDocuments Documents,
    IRegistryKeys Keys,
    IEvidenceMaker Evidence,
    VerifierOffer Verifier,
    RegisterQueries Register,
    CertificateOffice Office,
    TimeProvider Time,
    IOptions<IdentityOptions> Identity)
{
    /// <summary>The links of documents that are asked for so.</summary>
    public CertificateLinks LinksFor(HttpContext http)
    {
        var address = Office.Address.Length > 0 ? Office.Address : $"{http.Request.Scheme}://{http.Request.Host}";
        return new CertificateLinks(new Uri(address.TrimEnd('/') + "/"));
    }
}
