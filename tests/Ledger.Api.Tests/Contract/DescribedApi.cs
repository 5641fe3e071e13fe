using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ledger.Testing;

namespace Ledger.Api.Tests.Contract;

/// <summary>The document that a registry serves, and what others' validators say of it.</summary>
internal sealed class DescribedApi(JsonObject document)
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    public JsonObject Document => document;

    /// <summary>Every operation: method, path, what is said of it.</summary>
    public IEnumerable<(string Method, string Path, JsonObject Operation)> Operations =>
        document["paths"]!.AsObject().SelectMany(static path => path.Value!.AsObject().Select(
            operation => (operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject())));

    public static async Task<DescribedApi> ReadAsync(Registry registry)
    {
        var answer = await registry.GetAsync("openapi/v1.json");
        Assert.Equal((200, "application/json"), (answer.Status, answer.MediaType));
        return new DescribedApi(JsonNode.Parse(answer.Body)!.AsObject());
    }

    /// <summary>Holds exchanges against the document.</summary>
    public async Task<ContractVerdict> ValidateAsync(
        IEnumerable<Exchange> exchanges, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList =
            {
                Repository.PathOf("tests", "Ledger.Api.Tests", "Contract", "validate.mjs"), NpmTools.PathOf(""),
            },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var read = process.StandardOutput.ReadToEndAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(
            process.StandardInput.BaseStream, new { document, exchanges }, s_web, cancellationToken);
        process.StandardInput.Close();
        var said = await read;
        await process.WaitForExitAsync(cancellationToken);
        Assert.Equal(0, process.ExitCode);
        return JsonSerializer.Deserialize<ContractVerdict>(said, s_web)!;
    }
}

/// <summary>What the validators found.</summary>
/// <param name="Faults">What is not as the document says.</param>
/// <param name="Answered">With which statuses each operation answered.</param>
internal sealed record ContractVerdict(
    IReadOnlyList<string> Faults, IReadOnlyDictionary<string, IReadOnlyList<int>> Answered);
