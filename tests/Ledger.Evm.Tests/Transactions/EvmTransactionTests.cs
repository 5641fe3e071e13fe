using System.Globalization;
using System.Numerics;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using Ledger.Evm.Transactions;

namespace Ledger.Evm.Tests.Transactions;

public sealed class EvmTransactionTests
{
    private static readonly PrivateKey Key = PrivateKey.Import(
        SignatureAlgorithm.Secp256k1, Vectors.Transactions.FromHex("privateKey"));

    [Fact]
    public void Signed_transactions_have_the_bytes_of_a_foreign_client()
    {
        foreach (var vector in Vectors.Transactions.Items("transactions"))
        {
            var fees = new EvmFees(
                BigInteger.Parse(vector.Text("maximum"), CultureInfo.InvariantCulture),
                BigInteger.Parse(vector.Text("priority"), CultureInfo.InvariantCulture));
            EvmAddress? to = vector.GetProperty("to").GetString() is { } text ? EvmAddress.Parse(text) : null;

            var signed = new EvmTransaction(
                vector.Number("chainId"), vector.Number("nonce"), fees, vector.Number("gasLimit"), to,
                vector.FromHex("data")).Sign(Key);

            Assert.Equal(vector.Text("encoded"), Convert.ToHexStringLower(signed.Encoded.Span));
            Assert.Equal(vector.Digest("hash"), signed.Hash);
        }
    }

    [Fact]
    public void The_account_of_a_key_is_the_foreign_clients() => Assert.Equal(
        EvmAddress.Parse(Vectors.Transactions.Text("address")), EvmKeys.AddressOf(Key.PublicKey));
}
