using System.Buffers.Binary;
using System.Text;
using Ledger.Cryptography;

namespace Ledger.Sdk;

/// <summary>
/// Identifiers of 128 bits that follow from what they stand for, so that whoever repeats an act after an interruption
/// gives it the same id.
/// </summary>
public static class DerivedId
{
    private const int Characters = 32;

    /// <summary>The first 32 hex characters of SHA-256 over the parts, each after its length in bytes.</summary>
    /// <param name="parts">At least one; what tells the act from every other one of the same caller.</param>
    public static string Of(params IEnumerable<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        using var digest = DigestAlgorithm.Sha256.CreateIncremental();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            digest.Append(length);
            digest.Append(bytes);
        }

        return digest.Finish().ToString()[..Characters];
    }
}
