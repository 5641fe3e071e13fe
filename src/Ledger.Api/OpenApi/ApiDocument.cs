using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Ledger.Api.OpenApi;

/// <summary>
/// The API's OpenAPI 3.1 document: the routes and types as they are, with the words of the contracts, an example for
/// each operation as a registry answered it, and every problem that it answers with.
/// </summary>
/// <param name="provider">What the framework knows of routes and types.</param>
/// <param name="endpoints">The endpoints themselves: who may ask, what a body may measure.</param>
internal sealed class ApiDocument(
    [FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider provider, EndpointDataSource endpoints)
{
    /// <summary>The document's name, and the first segment of every path: what breaks a client gets another.</summary>
    public const string Name = "v1";

    /// <summary>Grows with what is added; clients of an earlier one go on working.</summary>
    public const string Version = "1.1";

    private static readonly JsonSerializerOptions s_options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private byte[]? _bytes;

    /// <summary>The document's bytes; the same as long as the process runs.</summary>
    public async ValueTask<byte[]> ReadAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _bytes) is { } known)
        {
            return known;
        }

        var plain = await provider.GetOpenApiDocumentAsync(cancellationToken);
        var text = await plain.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken);
        var document = JsonNode.Parse(text)!.AsObject();
        Complete(document);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(document, s_options);
        Volatile.Write(ref _bytes, bytes);
        return bytes;
    }

    private void Complete(JsonObject document)
    {
        document["info"] = Info();
        document["servers"] = new JsonArray(new JsonObject
        {
            ["url"] = "/",
            ["description"] = "The registry that serves this document.",
        });
        var components = document["components"]!.AsObject();
        TypeDescription.Complete(components["schemas"]!.AsObject());
        SharedParts.AddTo(components);
        var named = endpoints.Endpoints
            .Select(static endpoint => (endpoint, endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName))
            .Where(static pair => pair.EndpointName is not null)
            .ToDictionary(static pair => pair.EndpointName!, static pair => pair.endpoint, StringComparer.Ordinal);
        foreach (var (_, item) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in item!.AsObject())
            {
                var described = operation!.AsObject();
                var id = (string?)described["operationId"]
                    ?? throw new InvalidOperationException("Every operation that is described has a name.");
                new OperationDescription(id, method, described, named[id]).Complete();
            }
        }
    }

    private static JsonObject Info() => new()
    {
        ["title"] = "Ledger",
        ["version"] = Version,
        ["summary"] = "A registry for data assets whose every decision can be proven.",
        ["description"] =
            "Errors are RFC 9457 problem details with a stable `code`, in English and Chinese and with the clause of "
            + "the rule that refused; the page /problems and the address /v1/problems list every code. A command may "
            + "be sent again: its command id makes it one act (the header Idempotency-Key, where it is sent, names "
            + "the same id). Numbers of the log are decimal strings, for they may be larger than what JavaScript "
            + "counts exactly. Lists come in pages: pass `next` as `after`, of the log's entries as `from`. Reads "
            + "carry an entity tag and answer If-None-Match with 304. Members may be added to answers within a "
            + "version; clients pass over what they do not know.",
    };
}
