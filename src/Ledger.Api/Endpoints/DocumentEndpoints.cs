using Ledger.Api.Access;
using Ledger.Api.Identity;
using Ledger.Api.Problems;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Registration;
using Ledger.Evidence.Sketches;
using Ledger.Grains.Contracts;
using Ledger.Ports;
using Ledger.Ports.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Endpoints;

/// <summary>
/// Supporting documents of a case, encrypted for the party that hands them in. That party may read its own again, the
/// registry's staff any, and whose inquiry was granted what that opens, until its last day; to everybody else they are
/// not there. What the registrar keeps itself, its staff alone read. Restricted ones are given to nobody.
/// </summary>
internal static class DocumentEndpoints
{
    private const string Route = "/v1/cases/{id}/documents/sha256/{digest}";
    private static readonly string[] s_staff = ["clerk", "reviewer", "approver", "auditor"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut(Route, PutAsync)
            .WithTags("Content").WithName("PutDocument").WithMetadata(new RequestSizeLimit(ContentEndpoints.MaxBody))
            .WithSummary("Hand in a supporting document under its SHA-256. Write once; safe to send again.")
            .Accepts<Stream>("application/octet-stream").Produces(201).Produces(200)
            .ProducesLedgerProblems(400, 401, 403, 409, 413, 422);
        routes.MapGet(Route, GetAsync)
            .WithTags("Content").WithName("GetDocument")
            .WithSummary("Read a document that you handed in or, as staff or on a granted inquiry, that ?party= did.")
            .Produces(200, contentType: "application/octet-stream").ProducesLedgerProblems(400, 401, 404, 409)
            .Recorded("document");
    }

    private static async Task<IResult> PutAsync(
        string id, string digest, HttpContext context, DocumentContext documents)
    {
        if (!CaseId.TryParse(id, out var caseId) || !Digest.TryParse(digest, out var sha256))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        if (IdentitySetup.CallerOf(context, documents.Identity.Value) is not { } caller
            || !PartyId.TryParse(caller.Party, out var party))
        {
            return ProblemResults.Of(ProblemCatalogue.Forbidden);
        }

        if (await documents.RefusalAsync(new DocumentSubject(caseId, party), context.RequestAborted) is { } refusal)
        {
            return ProblemResults.Of(refusal);
        }

        return await documents.Store.PutAsync(
            new DocumentSubject(caseId, party), sha256, context.Request.Body, context.RequestAborted) switch
        {
            DocumentPut.Created => Results.StatusCode(StatusCodes.Status201Created),
            DocumentPut.Known => Results.StatusCode(StatusCodes.Status200OK),
            DocumentPut.OtherDigest => ProblemResults.Of(ProblemCatalogue.DigestMismatch),
            _ => ProblemResults.Of(Refusals.DocumentsErased),
        };
    }

    private static async Task<IResult> GetAsync(
        string id, string digest, string? party, HttpContext context, DocumentContext documents)
    {
        var named = default(PartyId);
        if (!CaseId.TryParse(id, out var caseId) || !Digest.TryParse(digest, out var sha256)
            || (party is not null && !PartyId.TryParse(party, out named)))
        {
            return ProblemResults.Of(ProblemCatalogue.MalformedParameter);
        }

        if (IdentitySetup.CallerOf(context, documents.Identity.Value) is not { } caller
            || !PartyId.TryParse(caller.Party, out var own))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        var isStaff = caller.Roles.Any(s_staff.Contains);
        var isForeign = party is not null && named != own && !isStaff;
        var subject = new DocumentSubject(caseId, party is null ? own : named);
        // The registrar keeps what others handed to it: that an account is its own is no reason to read that. Whoever
        // has the role for it leaves a trace on the trail.
        if ((isForeign && !await documents.IsOpenedAsync(caseId, own, named, context.RequestAborted))
            || (subject.Party == documents.Office.Registrar.Operator && !isStaff))
        {
            return ProblemResults.Of(ProblemCatalogue.NotFound);
        }

        if (await documents.RefusalAsync(subject, context.RequestAborted) is { } refusal)
        {
            return ProblemResults.Of(refusal);
        }

        return await documents.OpenAsync(subject, sha256, isForeign, context.RequestAborted) is { } stream
            ? Results.Stream(stream, "application/octet-stream", entityTag: new EntityTagHeaderValue($"\"{sha256}\""))
            : ProblemResults.Of(ProblemCatalogue.NotFound);
    }
}

/// <summary>What the documents' endpoints need.</summary>
internal sealed record DocumentContext(
    DocumentStore Store, IGrainFactory Grains, ILegalClock Clock, IOptions<IdentityOptions> Identity,
    CertificateOffice Office)
{
    /// <summary>
    /// Whether an inquiry opens documents of a party to another today; sketches are opened to nobody by any.
    /// </summary>
    public async Task<bool> IsOpenedAsync(
        CaseId caseId, PartyId reader, PartyId of, CancellationToken cancellationToken)
    {
        var view = await Grains.GetGrain<ICaseGrain>(caseId.ToString()).ReadAsync(cancellationToken);
        return view.State is not null && Applicants.Read(view.State) is var known
            && known.IsOpened(reader, of, CivilDate.At(Clock.Now));
    }

    /// <summary>The document; null when it is not there, or is a sketch that somebody else asks for.</summary>
    public async Task<Stream?> OpenAsync(
        DocumentSubject subject, Digest sha256, bool isForeign, CancellationToken cancellationToken) =>
        isForeign && await IsSketchAsync(subject, sha256, cancellationToken)
            ? null
            : await Store.OpenAsync(subject, sha256, cancellationToken);

    // Whoever has a sketch can compare it (SPEC-sketch). It is one whatever it was called when it was handed in.
    private async Task<bool> IsSketchAsync(DocumentSubject subject, Digest sha256, CancellationToken cancellationToken)
    {
        await using var stream = await Store.OpenAsync(subject, sha256, cancellationToken);
        if (stream is null || stream.Length > Sketch.MaxBytes)
        {
            return false;
        }

        using var bytes = new MemoryStream((int)stream.Length);
        await stream.CopyToAsync(bytes, cancellationToken);
        return Sketch.TryRead(bytes.ToArray(), out _, out _);
    }

    /// <summary>Why the subject's documents are given to nobody and none is taken; null without a reason.</summary>
    public async Task<Refusal?> RefusalAsync(DocumentSubject subject, CancellationToken cancellationToken)
    {
        var view = await Grains.GetGrain<ICaseGrain>(subject.Case.ToString()).ReadAsync(cancellationToken);
        return view.State is null ? null : Applicants.Read(view.State).DocumentsOf(subject.Party) switch
        {
            DocumentsStatus.Restricted => Refusals.DocumentsRestricted,
            DocumentsStatus.Erased => Refusals.DocumentsErased,
            _ => null,
        };
    }
}
