namespace Ledger.Grains.Contracts;

/// <summary>Carries published ranges to one chain instance, in order. The key is the instance's name.</summary>
[Alias("ledger.anchor")]
public interface IAnchorGrain : IGrainWithStringKey
{
    /// <summary>Reads the chain's size, sends what is missing, reads the size again.</summary>
    [Alias("advance")]
    Task<AnchorStatus> AdvanceAsync(CancellationToken cancellationToken);

    /// <summary>What is known of the instance, without asking the node.</summary>
    [Alias("status")]
    Task<AnchorStatus> StatusAsync(CancellationToken cancellationToken);
}

/// <summary>How far one chain instance has come.</summary>
/// <param name="Instance">The instance's name: chain id, genesis and contract.</param>
/// <param name="ChainId">Its chain id, decimal; empty while unknown.</param>
/// <param name="Contract">Its contract's address; empty while unknown.</param>
/// <param name="Size">Entries that are final on it.</param>
/// <param name="Published">Entries that could be there.</param>
/// <param name="Fault">Why it does not advance, for people; null when it does.</param>
[GenerateSerializer, Immutable, Alias("ledger.anchor-status")]
public sealed record AnchorStatus(
    [property: Id(0)] string Instance,
    [property: Id(1)] string ChainId,
    [property: Id(2)] string Contract,
    [property: Id(3)] ulong Size,
    [property: Id(4)] ulong Published,
    [property: Id(5)] string? Fault);
