using System.Globalization;
using System.Numerics;
using Ledger.Cryptography;
using Ledger.Evidence.Evm;
using JsonObject = System.Text.Json.Nodes.JsonObject;

namespace Ledger.EndToEnd.Tests.Sealing;

/// <summary>Makes a node's blocks such as QBFT validators would have sealed, with keys of a test's own.</summary>
internal sealed class QbftSealer
{
    private const int ExtraData = 12;
    private const int MixHash = 13;

    private static readonly string[] s_later =
        ["baseFeePerGas", "withdrawalsRoot", "blobGasUsed", "excessBlobGas", "parentBeaconBlockRoot", "requestsHash"];

    private static readonly HashSet<string> s_scalars =
        ["difficulty", "number", "gasLimit", "gasUsed", "timestamp", "baseFeePerGas", "blobGasUsed", "excessBlobGas"];

    private readonly PrivateKey[] _keys =
        [.. Enumerable.Range(0, 6).Select(_ => PrivateKey.Generate(SignatureAlgorithm.Secp256k1))];

    /// <summary>The height from which on the fifth validator seals in the place of the fourth.</summary>
    public ulong ChangeAt { get; } = 3;

    /// <summary>The height from which on the sixth validator seals in the place of the first.</summary>
    public ulong ChangeAgainAt { get; set; } = ulong.MaxValue;

    /// <summary>How many of a block's four validators seal it.</summary>
    public int Seals { get; set; } = 3;

    /// <summary>The validators of a height, ascending.</summary>
    public IReadOnlyList<EvmAddress> ValidatorsAt(ulong number) => [.. KeysAt(number).Select(AddressOf).Order()];

    /// <summary>The block with extra data, mix hash and hash as a sealed one has them.</summary>
    public JsonObject Seal(JsonObject block)
    {
        var number = Number(block);
        var round = number % 2;
        var signed = DigestAlgorithm.Keccak256.Hash(Encode(block, Extra(number, round, [])));
        var seals = KeysAt(number).Take(Seals).Select(key => Of(key, signed));
        var copy = (JsonObject)block.DeepClone();
        copy["extraData"] = Hex0x(Extra(number, round, seals));
        copy["mixHash"] = "0x" + QbftSeals.MixHash;
        copy["hash"] = HashOf(block);
        return copy;
    }

    /// <summary>The hash by which a QBFT chain names the block: without seals, round zero.</summary>
    public string HashOf(JsonObject block) =>
        "0x" + DigestAlgorithm.Keccak256.Hash(Encode(block, Extra(Number(block), 0, [])));

    private static ulong Number(JsonObject block) => (ulong)Scalar(block, "number");

    private static EvmAddress AddressOf(PrivateKey key) =>
        EvmAddress.TryRead(Secp256k1Recoverable.Address(key.PublicKey), out var address)
            ? address
            : throw new InvalidOperationException("An address has 20 bytes.");

    private PrivateKey[] KeysAt(ulong number) =>
        number < ChangeAt ? _keys[..4]
        : number < ChangeAgainAt ? [.. _keys[..3], _keys[4]]
        : [.. _keys[1..3], .. _keys[4..]];

    // On the chain the recovery bit is 0 or 1; the signature library counts from 27.
    private static byte[] Of(PrivateKey key, Digest signed)
    {
        var seal = Secp256k1Recoverable.SignDigest(key, signed);
        seal[^1] -= 27;
        return seal;
    }

    private byte[] Extra(ulong number, ulong round, IEnumerable<byte[]> seals) => Rlp.List(
        Rlp.Bytes(new byte[32]),
        Rlp.List([.. ValidatorsAt(number).Select(Rlp.Bytes)]),
        Rlp.List(),
        Rlp.Scalar(round),
        Rlp.List([.. seals.Select(seal => Rlp.Bytes(seal))]));

    private static byte[] Encode(JsonObject block, byte[] extra)
    {
        string[] names =
        [
            "parentHash", "sha3Uncles", "miner", "stateRoot", "transactionsRoot", "receiptsRoot", "logsBloom",
            "difficulty", "number", "gasLimit", "gasUsed", "timestamp", "extraData", "mixHash", "nonce",
            .. s_later.Where(block.ContainsKey),
        ];
        var fields = names.Select(name => s_scalars.Contains(name)
            ? Rlp.Scalar(Scalar(block, name))
            : Rlp.Bytes(Convert.FromHexString(block[name]!.GetValue<string>()[2..]))).ToArray();
        fields[ExtraData] = Rlp.Bytes(extra);
        fields[MixHash] = Rlp.Bytes(QbftSeals.MixHash);
        return Rlp.List(fields);
    }

    private static BigInteger Scalar(JsonObject block, string name) => BigInteger.Parse(
        "0" + block[name]!.GetValue<string>()[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static string Hex0x(byte[] bytes) => "0x" + Hex.Encode(bytes);
}
