using Ledger.Cryptography;
using Ledger.Evidence.Evm;

namespace Ledger.Evm.Transactions;

/// <summary>The account of a secp256k1 key.</summary>
public static class EvmKeys
{
    /// <summary>The last 20 bytes of Keccak-256 over the public point.</summary>
    public static EvmAddress AddressOf(PublicKey key) =>
        EvmAddress.TryRead(Secp256k1Recoverable.Address(key), out var address)
            ? address
            : throw new ArgumentException("Not a secp256k1 key.", nameof(key));
}
