using System.Text;
using Ledger.Cryptography;

namespace Ledger.Domain;

/// <summary>Salts derive from the caller's secret random bytes, so that deciding stays a pure function.</summary>
internal static class Salts
{
    /// <summary>A salt for one purpose: unrelated to the salts of other purposes to all who lack the entropy.</summary>
    public static Digest Of(Facts facts, string purpose) => DigestAlgorithm.Sha256.Hash(
        "ledger-salt@v1\0"u8, facts.Entropy.AsSpan(), Encoding.UTF8.GetBytes(purpose));

    /// <summary>
    /// The name of a holder under an asset: SHA-256("ledger-holder@v1" ‖ 0x00 ‖ salt ‖ party id in ASCII).
    /// </summary>
    public static Digest HolderName(Digest salt, PartyId holder) => DigestAlgorithm.Sha256.Hash(
        "ledger-holder@v1\0"u8, salt.AsSpan(), Encoding.ASCII.GetBytes(holder.ToString()));
}
