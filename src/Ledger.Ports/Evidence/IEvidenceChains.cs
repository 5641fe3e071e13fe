using Ledger.Evidence.Bundles;
using Ledger.Ports.Mirror;

namespace Ledger.Ports;

/// <summary>The chain instances of a log, as evidence needs them. Looking never deploys or sends anything.</summary>
public interface IEvidenceChains
{
    /// <summary>
    /// The instances that the log ever named, those given up among them: what was proven of them stays provable.
    /// </summary>
    Task<IReadOnlyList<EvidenceChain>> ListAsync(CancellationToken cancellationToken);
}

/// <summary>A chain instance.</summary>
/// <param name="Anchor">What is published of it as a trust anchor.</param>
/// <param name="Mirror">The way to it; null when it was given up or is not configured any more.</param>
public sealed record EvidenceChain(TrustedChain Anchor, IChainMirror? Mirror);
