using System.Text;
using System.Text.Json;
using Ledger.Api.Contracts;
using Ledger.Cryptography;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Transport;

/// <summary>
/// Gives every read an entity tag of what it answers, answers 304 to whoever knows it already, and says who may keep
/// it (RFC 9110, 13; RFC 9111). What an account is shown is kept by nobody between.
/// </summary>
internal static class ValidatedReads
{
    private const int TagBytes = 16;

    /// <summary>Has the reads of a group tagged.</summary>
    public static void Validate(RouteGroupBuilder group) => group.AddEndpointFilter(static async (context, next) =>
    {
        var answer = await next(context);
        return HttpMethods.IsGet(context.HttpContext.Request.Method)
            ? Tag(context.HttpContext, answer as IResult) ?? answer
            : Keep(context.HttpContext, answer);
    });

    // A write's answer is nobody's to keep but where it says otherwise.
    private static object? Keep(HttpContext context, object? answer)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Caching>() is { } caching)
        {
            context.Response.Headers.CacheControl = caching.Value;
        }

        return answer;
    }

    private static IResult? Tag(HttpContext context, IResult? answer)
    {
        switch (answer)
        {
            case IStatusCodeHttpResult { StatusCode: not (null or 200) }:
                return null;
            case IValueHttpResult { Value: { } value }:
                var json = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
                var bytes = JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), json);
                var tag = TagOf(bytes, (value as AggregateResource)?.Version);
                return Answer(context, bytes, "application/json; charset=utf-8", tag);
            case FileContentHttpResult { EntityTag: null } file:
                return Answer(
                    context, file.FileContents, file.ContentType, TagOf(file.FileContents.Span, null),
                    file.FileDownloadName);
            case ContentHttpResult { ResponseContent: { } text, ContentType: { } type }:
                var written = Encoding.UTF8.GetBytes(text);
                return Answer(context, written, type, TagOf(written, null));
            case FileStreamHttpResult when context.Response.Headers.CacheControl.Count == 0:
                context.Response.Headers.CacheControl = CachingOf(context);
                return null;
            default:
                return null;
        }
    }

    // The framework looks at If-None-Match where an answer has a tag.
    private static IResult Answer(
        HttpContext context, ReadOnlyMemory<byte> bytes, string type, EntityTagHeaderValue tag, string? file = null)
    {
        var headers = context.Response.Headers;
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = CachingOf(context);
        }

        headers.Append(HeaderNames.Vary, HeaderNames.Authorization);
        return Results.Bytes(bytes, type, file, entityTag: tag);
    }

    private static string CachingOf(HttpContext context)
    {
        var metadata = context.GetEndpoint()!.Metadata;
        var isPublic = metadata.GetMetadata<IAllowAnonymous>() is not null
            && context.User.Identity?.IsAuthenticated is not true;
        return !isPublic ? "private, no-cache" : metadata.GetMetadata<Caching>()?.Value ?? "no-cache";
    }

    // Of an aggregate it begins with the version, which a command may make its condition. Other tags are weak: the
    // same answer may go out compressed or not.
    private static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> bytes, string? version)
    {
        var digest = DigestAlgorithm.Sha256.Hash(bytes).ToString()[..(2 * TagBytes)];
        return version is null
            ? new EntityTagHeaderValue($"\"{digest}\"", isWeak: true)
            : new EntityTagHeaderValue($"\"{version}.{digest}\"");
    }
}
