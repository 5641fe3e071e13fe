using Ledger.Cryptography;

namespace Ledger.Domain.Chains;

/// <summary>
/// One mirror: a contract on a chain that begins with a certain block. "Anchored" is always said of an instance.
/// </summary>
public sealed record MirrorInstance
{
    /// <summary>The chain's name in the registry's configuration.</summary>
    public required string Name { get; init; }

    /// <summary>The sort of chain: <c>evm</c> or <c>fabric</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The chain's number (EVM, decimal) or channel (Fabric).</summary>
    public required string Chain { get; init; }

    /// <summary>The hash of its first block.</summary>
    public required Digest Genesis { get; init; }

    /// <summary>The contract's address or the chaincode's name.</summary>
    public required string Contract { get; init; }

    /// <summary>The digest of the contract's code when the log named the instance.</summary>
    public required Digest CodeHash { get; init; }

    /// <summary>The height from which on the contract is there.</summary>
    public required ulong DeployedAt { get; init; }

    /// <summary>The one text that names the instance.</summary>
    public string Id => $"{Kind}/{Chain}/{Genesis}/{Contract}";
}

/// <summary>The entries <c>[From, To)</c> of the log.</summary>
/// <param name="From">The first index.</param>
/// <param name="To">The size of the published checkpoint at which the range ends.</param>
public sealed record LogRange(ulong From, ulong To);
