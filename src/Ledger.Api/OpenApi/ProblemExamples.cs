using System.Text.Json.Nodes;
using Ledger.Api.Problems;

namespace Ledger.Api.OpenApi;

/// <summary>Which problems stand as examples at an operation and status.</summary>
internal static class ProblemExamples
{
    // Where an operation answers a status with something else than most do.
    private static readonly Dictionary<(string Operation, int Status), string[]> s_own = new()
    {
        [("IssueToken", 400)] = ["invalid-request"],
        [("IssueToken", 401)] = ["invalid-client"],
        [("AddWebhook", 409)] = ["too-many-webhooks"],
        [("AddWebhook", 422)] = ["idempotency-key-used"],
        [("AdvanceLegalTime", 409)] = ["clock-only-ahead"],
        [("FileNationalNotice", 409)] = ["national-record-differs"],
        [("FileNationalEvidence", 409)] = ["national-record-differs"],
        [("PrepareKeyChange", 409)] = ["key-missing"],
        [("PutDocument", 409)] = ["documents-restricted", "documents-erased"],
        [("GetDocument", 409)] = ["documents-restricted", "documents-erased"],
        [("PutDocument", 422)] = ["digest-mismatch"],
        [("PutContent", 422)] = ["digest-mismatch"],
        [("GetDisclosure", 422)] = ["order-term-over"],
        [("GetVerifier", 503)] = ["verifier-missing", "unavailable"],
        [("GetCertificatePdf", 503)] = ["font-missing", "unavailable"],
        [("GetCertificateArchive", 503)] = ["font-missing", "unavailable"],
        [("GetEvidence", 503)] = ["font-missing", "unavailable"],
    };

    private static readonly Dictionary<int, string[]> s_command = new()
    {
        [400] = ["malformed-body", "envelope-malformed", "payload-malformed", "payload-mismatch", "wrong-stream"],
        [403] = ["not-the-actor", "unknown-key", "bad-signature", "four-eyes"],
        [409] = ["stale-version", "command-id-taken", "command-expired"],
        [412] = ["stale-version", "precondition-failed"],
        [422] = ["registrar-not-practising", "idempotency-key-differs"],
        [503] = ["try-again", "unavailable"],
    };

    /// <summary>The problems; at least one for every status that an operation may declare.</summary>
    public static IEnumerable<ProblemEntry> For(string operation, int status, string method)
    {
        var codes = s_own.GetValueOrDefault((operation, status))
            ?? (operation.EndsWith("Command", StringComparison.Ordinal) ? s_command.GetValueOrDefault(status) : null)
            ?? (status == 400 && method is "post" ? ["malformed-body", "malformed-parameter"] : Usual(status));
        return codes.Select(code => ProblemDirectory.Find(code, status));
    }

    /// <summary>How the document names the example of a problem.</summary>
    public static string NameOf(ProblemEntry problem) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{problem.Code}.{problem.Status}");

    /// <summary>An example for every problem that there is.</summary>
    public static JsonObject All() => new([.. ProblemDirectory.All.Select(static problem => KeyValuePair.Create(
        NameOf(problem), (JsonNode?)new JsonObject { ["value"] = Answer(problem) }))]);

    private static JsonObject Answer(ProblemEntry problem) => new()
    {
        ["type"] = "urn:ledger:problem:" + problem.Code,
        ["title"] = problem.Title,
        ["status"] = problem.Status,
        ["code"] = problem.Code,
        ["detail"] = problem.English,
        ["detailChinese"] = problem.Chinese,
        ["clause"] = problem.Clause,
        ["trace"] = "4bf92f3577b34da6a3ce929d0e0e4736",
    };

    private static string[] Usual(int status) => status switch
    {
        400 => ["malformed-parameter"],
        401 => ["unauthenticated"],
        403 => ["forbidden"],
        404 => ["not-found"],
        409 => ["not-published"],
        413 => ["oversize"],
        429 => ["too-many-requests"],
        500 => ["fault"],
        503 => ["unavailable"],
        _ => throw new InvalidOperationException($"No problem is answered with {status} in general."),
    };
}
