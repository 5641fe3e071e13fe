using System.Diagnostics.CodeAnalysis;

namespace Ledger.Evidence.Evm;

/// <summary>
/// What QBFT (EEA QBFT Blockchain Consensus Protocol, version 1) keeps in a header's extra data:
/// <c>[vanity, validators, vote, round, seals]</c>.
/// </summary>
internal sealed record QbftExtraData(
    IReadOnlyList<RlpItem> Fields,
    IReadOnlyList<EvmAddress> Validators,
    ulong Round,
    IReadOnlyList<ReadOnlyMemory<byte>> Seals)
{
    private const int VanityLength = 32;
    private const int SealLength = 65;

    public static bool TryDecode(ReadOnlyMemory<byte> extraData, [NotNullWhen(true)] out QbftExtraData? extra)
    {
        extra = null;
        if (!RlpItem.TryDecodeList(extraData, 5, out var fields)
            || !fields[0].TryGetBytes(out var vanity) || vanity.Length != VanityLength
            || !TryReadValidators(fields[1], out var validators)
            || !IsVote(fields[2])
            || !fields[3].TryGetUInt64(out var round) || round > int.MaxValue
            || !TryReadSeals(fields[4], out var seals))
        {
            return false;
        }

        extra = new QbftExtraData(fields, validators, round, seals);
        return true;
    }

    /// <summary>The same extra data without seals, with the round given.</summary>
    public byte[] WithoutSeals(ulong round) => Rlp.List(
        Fields[0].Encoded.ToArray(),
        Fields[1].Encoded.ToArray(),
        Fields[2].Encoded.ToArray(),
        Rlp.Scalar(round),
        Rlp.List());

    private static bool TryReadValidators(RlpItem list, out List<EvmAddress> validators)
    {
        validators = [];
        foreach (var item in list.Items ?? [])
        {
            if (!item.TryGetAddress(out var validator))
            {
                return false;
            }

            validators.Add(validator);
        }

        return list.IsList;
    }

    // Either no vote, or whom it concerns and whether it adds (0xff) or drops (0x00).
    private static bool IsVote(RlpItem item) =>
        item.Items is { Count: 0 }
        || (item.TryGetList(2, out var vote)
            && vote[0].TryGetAddress(out _)
            && vote[1].TryGetBytes(out var kind)
            && kind.Length == 1
            && kind.Span[0] is 0x00 or 0xff);

    private static bool TryReadSeals(RlpItem list, out List<ReadOnlyMemory<byte>> seals)
    {
        seals = [];
        foreach (var item in list.Items ?? [])
        {
            if (!item.TryGetBytes(out var seal) || seal.Length != SealLength)
            {
                return false;
            }

            seals.Add(seal);
        }

        return list.IsList;
    }
}
