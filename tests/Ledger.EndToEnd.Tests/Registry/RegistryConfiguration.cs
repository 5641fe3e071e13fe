using System.Text.Json;
using Ledger.Evidence.Evm;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>A development registry's <c>ledger.json</c>.</summary>
internal sealed record RegistryConfiguration
{
    public const string Origin = "dev-ledger.example/registry";

    private const string Registrar = "00000000000000000000000000000001";

    public required string Data { get; init; }

    public required Uri Chain { get; init; }

    public required long ChainId { get; init; }

    /// <summary>The mirror contract; null lets the registry deploy its own.</summary>
    public EvmAddress? Contract { get; init; }

    /// <summary>The QBFT validators of the chain; none for a chain without seals.</summary>
    public IReadOnlyList<ConfiguredValidators> Validators { get; init; } = [];

    /// <summary>PostgreSQL's connection string; null for SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>The blob service's connection string; null for a directory.</summary>
    public string? Blobs { get; init; }

    /// <summary>Writes the file and returns its path.</summary>
    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Data, "ledger.json");
        var content = new
        {
            Identity = new { DevelopmentIssuer = true },
            Logging = new { LogLevel = new { Default = "Warning" }, Console = new { FormatterName = "simple" } },
            Ledger = new
            {
                Origin,
                Region = 42,
                Registrar = 1,
                RegistrarParty = Registrar,
                SimulatedLegalStart = "2025-03-03T01:00:00Z",
                Data,
                // A seal is an entry of the log; none comes between two looks at it, however long a test takes.
                AccessSealEvery = "04:00:00",
                Journal = new { Kind = Postgres is null ? "sqlite" : "postgres", Connection = Postgres ?? "" },
                Objects = new { Kind = Blobs is null ? "directory" : "azure", Connection = Blobs ?? "" },
                Chains = new[]
                {
                    new
                    {
                        Name = "evm", Rpc = Chain, ChainId, Contract = $"{Contract}", Confirmations = 0, Validators,
                    },
                },
            },
        };
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(content), cancellationToken);
        return path;
    }
}

/// <summary>A set of validators as the configuration names it.</summary>
internal sealed record ConfiguredValidators(string Genesis, ulong From, IReadOnlyList<string> Addresses);
