using Ledger.Domain.Keys;
using Ledger.Evidence.Bundles;
using Ledger.Evidence.Log;
using Ledger.Ports.Keys;

namespace Ledger.Grains.EvidenceMaking;

/// <summary>The keys that the log names, earlier ones too, as trust anchors list them (SPEC-anchors).</summary>
internal sealed class AnchoredKeys(IReadOnlyList<KeyWindow> keys)
{
    public IReadOnlyList<TrustedLane> Lanes() =>
        Of(KeyPurpose.Lane, static one => new TrustedLane(one.Key.Key!, one.Validity));

    public IReadOnlyList<TrustedKey> Keys(KeyPurpose purpose) =>
        Of(purpose, static one => new TrustedKey(one.Key.Key!, one.Validity));

    public IReadOnlyList<TrustedWitness> Witnesses() => Of(
        KeyPurpose.Witness,
        static one => new TrustedWitness(new WitnessKey(one.Key.Name!, one.Key.Key!), one.Validity));

    public IReadOnlyList<TrustedCertificate> Certificates(KeyPurpose purpose) =>
        Of(purpose, static one => new TrustedCertificate(one.Key.Bytes, one.Validity));

    private List<T> Of<T>(KeyPurpose purpose, Func<KeyWindow, T> trusted) =>
        [.. keys.Where(one => one.Key.Purpose == purpose).Select(trusted)];
}
