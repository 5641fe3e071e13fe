using Ledger.Cryptography;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Parties;

namespace Ledger.Sdk;

/// <summary>Signs how data was collected, with the collector's own key: what a holder then declares.</summary>
public static class CollectionSigning
{
    /// <summary>The declaration of a record.</summary>
    /// <param name="record">Who collected what, with what, when.</param>
    /// <param name="key">The collector's key: P-256, SM2 or Ed25519. It stays here.</param>
    /// <param name="statement">How the data was generated and stored, in words; it does not become public.</param>
    /// <exception cref="ArgumentException">The key is of another algorithm.</exception>
    public static DeclareCollection Sign(CollectionRecord record, PrivateKey key, string statement)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(key);
        var own = key.PublicKey;
        if (own.Algorithm == SignatureAlgorithm.Secp256k1)
        {
            throw new ArgumentException("Collectors sign with P-256, SM2 or Ed25519.", nameof(key));
        }

        return new DeclareCollection(
            record,
            new CollectorSignature(
                new AuthorKey(own.Algorithm.Name, own.Id, CanonicalBase64.Encode(own.ToSpki())),
                CanonicalBase64.Encode(key.Sign(record.SignedBytes()))),
            statement);
    }
}
