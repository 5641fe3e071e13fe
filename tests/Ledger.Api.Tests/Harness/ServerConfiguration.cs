using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ledger.Api.Tests;

/// <summary>The configuration of a development registry without chains, as a file in its data folder.</summary>
internal static class ServerConfiguration
{
    public const string Origin = "dev-ledger.example/registry";

    /// <summary>Writes <c>ledger.json</c> and returns its path.</summary>
    /// <param name="change">What differs from the usual.</param>
    public static string Write(string folder, Action<JsonObject>? change = null)
    {
        var configuration = new JsonObject
        {
            ["Ledger"] = new JsonObject
            {
                ["Origin"] = Origin,
                ["TimeStamps"] = new JsonObject { ["Kind"] = "development" },
                ["Region"] = 42,
                ["Registrar"] = 1,
                ["RegistrarParty"] = "00000000000000000000000000000001",
                ["SimulatedLegalStart"] = "2025-03-03T01:00:00Z",
                ["Data"] = folder,
                ["Publication"] = new JsonObject { ["Interval"] = "00:00:00.100" },
                // A seal is an entry of the log; none comes between two looks at it, however long the tests take.
                ["AccessSealEvery"] = "04:00:00",
            },
            // Tests ask for a token once and keep it, as long as they last.
            ["Identity"] = new JsonObject { ["DevelopmentIssuer"] = true, ["Lifetime"] = "04:00:00" },
        };
        change?.Invoke(configuration);
        var file = Path.Combine(folder, "ledger.json");
        File.WriteAllText(file, JsonSerializer.Serialize(configuration));
        return file;
    }
}
