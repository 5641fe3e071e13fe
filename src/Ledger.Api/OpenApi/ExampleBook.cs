using System.Text.Json.Nodes;

namespace Ledger.Api.OpenApi;

/// <summary>
/// An example for each operation: what was asked and answered when the tests of the document called it at a real
/// registry, which also write them down (tests/Ledger.Api.Tests/Contract).
/// </summary>
internal static class ExampleBook
{
    private const string File = "Ledger.Api.OpenApi.examples.json";

    private static readonly JsonObject s_all = Load();

    /// <summary>The example of an operation: <c>path</c>, <c>query</c>, <c>request</c>, <c>response</c>.</summary>
    public static JsonObject? Of(string operation) => s_all[operation] as JsonObject;

    private static JsonObject Load()
    {
        using var stream = typeof(ExampleBook).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException("The examples are embedded.");
        return JsonNode.Parse(stream)!.AsObject();
    }
}
