using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Ledger.Api.Problems;
using Ledger.Evidence.Entries;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ledger.Api.Transport;

/// <summary>
/// The conditions that a request with a command may carry beside it. Both say again what the author signed, so that
/// what stands between client and registry can read it; neither says anything that the signature does not cover.
/// </summary>
internal static class Preconditions
{
    /// <summary>The act's own id (draft-ietf-httpapi-idempotency-key-header-07).</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    private const int LongestKey = 128;

    /// <summary>Whether the request makes a version its condition.</summary>
    public static bool HasVersion(HttpContext context) => context.Request.Headers.IfMatch.Count > 0;

    /// <summary>What is wrong with the conditions of a command; null when nothing is.</summary>
    public static ProblemKind? Check(HttpContext context, string envelope)
    {
        var hasKey = context.Request.Headers.ContainsKey(IdempotencyKey);
        if ((!hasKey && !HasVersion(context))
            || !CommandEnvelope.TryRead(Encoding.UTF8.GetBytes(envelope), out var signed, out _))
        {
            // What is no envelope is refused as such.
            return null;
        }

        if (hasKey && (!TryKey(context, out var key) || key is null))
        {
            return ProblemCatalogue.MalformedParameter;
        }

        return hasKey && TryKey(context, out key) && key != signed.CommandId ? ProblemCatalogue.IdempotencyKeyDiffers
            : HasVersion(context) ? CheckVersion(context, signed.ExpectedVersion)
            : null;
    }

    /// <summary>The key of a request, a string of RFC 9651; null where none is sent.</summary>
    /// <returns>False when it is none.</returns>
    public static bool TryKey(HttpContext context, out string? key)
    {
        key = null;
        var values = context.Request.Headers[IdempotencyKey];
        if (values.Count == 0)
        {
            return true;
        }

        var text = values.Count == 1 ? values[0]!.Trim() : "";
        if (text.Length is < 3 or > LongestKey + 2 || text[0] != '"' || text[^1] != '"'
            || text.AsSpan(1, text.Length - 2).ContainsAnyExceptInRange(' ', '~')
            || text.AsSpan(1, text.Length - 2).ContainsAny('"', '\\'))
        {
            return false;
        }

        key = text[1..^1];
        return true;
    }

    private static ProblemKind? CheckVersion(HttpContext context, ulong expected)
    {
        if (!EntityTagHeaderValue.TryParseStrictList(context.Request.Headers.IfMatch, out var tags))
        {
            return ProblemCatalogue.MalformedParameter;
        }

        // "*" asks only that it is there: a version above nothing.
        return tags.Any(tag => tag.Tag == "*" ? expected > 0 : TryVersion(tag, out var named) && named == expected)
            ? null
            : ProblemCatalogue.PreconditionFailed;
    }

    // RFC 9110, 13.1.1: If-Match compares strongly, so that a weak tag matches nothing.
    private static bool TryVersion(EntityTagHeaderValue tag, [NotNullWhen(true)] out ulong? version)
    {
        var text = tag.Tag.AsSpan().Trim('"');
        var end = text.IndexOf('.');
        var read = ulong.TryParse(
            end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        version = read && !tag.IsWeak ? number : null;
        return version is not null;
    }
}
