using System.Globalization;
using System.Text.Json;
using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>Reads problem details from answers.</summary>
internal static class Problems
{
    private const int MaxBytes = 1 << 16;

    public static async Task ThrowIfAnyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (!response.IsSuccessStatusCode)
        {
            throw new LedgerProblemException(await ReadAsync(response, cancellationToken).ConfigureAwait(false));
        }
    }

    private static async Task<Problem> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json"
            && response.Content.Headers.ContentLength is null or <= MaxBytes)
        {
            var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            if (TryParse(bytes) is { Code.Length: > 0, Title: not null } problem)
            {
                return problem;
            }
        }

        // A proxy's page, or a server that is none of ours.
        var status = (int)response.StatusCode;
        var code = "http-" + status.ToString(CultureInfo.InvariantCulture);
        return new Problem(
            "urn:ledger:problem:" + code, response.ReasonPhrase ?? code, status, code, null, null, null, null);
    }

    private static Problem? TryParse(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, ClientJson.Default.Problem);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
