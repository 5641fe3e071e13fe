using System.Formats.Asn1;
using System.Security.Cryptography;
using Ledger.Cryptography;

namespace Ledger.Evidence.Timestamps;

/// <summary>A hash function of time stamps.</summary>
/// <param name="Name">Its name where algorithms are declared broken.</param>
/// <param name="Oid">Its object identifier.</param>
internal sealed record StampDigest(string Name, string Oid)
{
    private static readonly StampDigest[] s_all =
    [
        new("sha256", Oids.Sha256), new("sha384", Oids.Sha384), new("sha512", Oids.Sha512), new("sm3", Oids.Sm3),
    ];

    public static StampDigest Sha256 => s_all[0];

    /// <summary>The length of its digests in bytes.</summary>
    public int Size => Name switch { "sha384" => 48, "sha512" => 64, _ => 32 };

    public static StampDigest? Find(string oid) => s_all.FirstOrDefault(one => one.Oid == oid);

    /// <exception cref="ArgumentException">No hash function of time stamps has that name.</exception>
    public static StampDigest Named(string name) => s_all.FirstOrDefault(one => one.Name == name)
        ?? throw new ArgumentException("No hash function of time stamps has that name.", nameof(name));

    /// <summary>Reads an AlgorithmIdentifier.</summary>
    /// <exception cref="AsnContentException">It is none of these.</exception>
    public static StampDigest Read(AsnReader reader)
    {
        var oid = Der.ReadAlgorithm(reader, Der.NoParameters);
        return Find(oid) ?? throw new AsnContentException();
    }

    public byte[] Hash(ReadOnlySpan<byte> data) => Name switch
    {
        "sha256" => SHA256.HashData(data),
        "sha384" => SHA384.HashData(data),
        "sha512" => SHA512.HashData(data),
        _ => DigestAlgorithm.Sm3.Hash(data).ToArray(),
    };

    public HashAlgorithmName Platform => new(Name.ToUpperInvariant());
}
