namespace Ledger.Grains.EvidenceMaking;

/// <summary>Who a registry is in its evidence.</summary>
/// <param name="Origin">The log's origin.</param>
/// <param name="IsDevelopment">
/// Whether the headers of proofs handed out become trust anchors; only a development chain needs that.
/// </param>
public sealed record EvidenceOptions(string Origin, bool IsDevelopment)
{
    /// <summary>How many witnesses have to cosign for a checkpoint to be witnessed.</summary>
    public int WitnessQuorum { get; init; }

    /// <summary>How many entries a bundle holds at the most: two members each, and two proofs out of tiles.</summary>
    public int MaxEntries { get; init; } = 10_000;
}
