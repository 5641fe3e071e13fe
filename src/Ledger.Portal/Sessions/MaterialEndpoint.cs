using Ledger.Cryptography;
using Ledger.Domain;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ledger.Portal.Sessions;

/// <summary>
/// A document of a case, to be looked at in place: text, pictures and PDF as what they are, everything else to be
/// saved. What it is, its first bytes say; what it might do as a page, it may not.
/// </summary>
internal static class MaterialEndpoint
{
    private const string Locked = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    public static void Map(IEndpointRouteBuilder routes) =>
        UserAnswers.Map(routes, "/cases/{id}/materials/{digest}", ShowAsync);

    private static async Task<IResult> ShowAsync(
        string id, string digest, string? party, HttpContext http, UserAnswers answers) =>
        !CaseId.TryParse(id, out var caseId) || !Digest.TryParse(digest, out var sha256)
            || !PartyId.TryParse(party, out var of)
            ? Results.NotFound()
            : await answers.GiveAsync(http, async client =>
                await client.FindDocumentAsync(caseId, sha256, of, http.RequestAborted) is { } bytes
                    ? Show(http, bytes, sha256)
                    : Results.NotFound());

    private static IResult Show(HttpContext http, byte[] bytes, Digest sha256)
    {
        http.Response.Headers.ContentSecurityPolicy = Locked;
        return TypeOf(bytes) is { } type
            ? Results.Bytes(bytes, type)
            : Results.Bytes(bytes, "application/octet-stream", sha256 + ".bin");
    }

    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith<byte>([0x89, 0x50, 0x4e, 0x47]) ? "image/png"
        : bytes.StartsWith<byte>([0xff, 0xd8, 0xff]) ? "image/jpeg"
        : !bytes.Contains((byte)0) && System.Text.Unicode.Utf8.IsValid(bytes) ? "text/plain; charset=utf-8"
        : null;
}
