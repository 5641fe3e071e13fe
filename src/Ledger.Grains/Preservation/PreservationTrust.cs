using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;
using Ledger.Grains.EvidenceMaking;
using Ledger.Ports.Keys;

namespace Ledger.Grains.Preservation;

/// <summary>Who is believed to stamp: everybody whom the log ever named, with the times for which they count.</summary>
public static class PreservationTrust
{
    /// <summary>Reads them.</summary>
    public static async Task<TrustAnchors> ReadAsync(
        string origin, IRegistryKeys keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var all = new AnchoredKeys(await keys.ListAsync(cancellationToken).ConfigureAwait(false));
        return new TrustAnchors
        {
            Origin = origin, Lanes = [], BundleKeys = [], Chains = [],
            TimeStampers = all.Certificates(KeyPurpose.TimeStamper),
            Authorities = all.Certificates(KeyPurpose.Authority),
        };
    }
}
