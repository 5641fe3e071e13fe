using Ledger.Cryptography;

namespace Ledger.Evidence.Evm;

/// <summary>An event that a contract emitted.</summary>
/// <param name="Address">The contract.</param>
/// <param name="Topics">Up to four words; the first is the hash of the event's signature.</param>
/// <param name="Data">The arguments that are not indexed, ABI encoded.</param>
public sealed record EventLog(EvmAddress Address, IReadOnlyList<Digest> Topics, ReadOnlyMemory<byte> Data)
{
    private const int MaximumTopics = 4;

    internal byte[] Encode() => Rlp.List(
        Rlp.Bytes(Address), Rlp.List([.. Topics.Select(Rlp.Bytes)]), Rlp.Bytes(Data.Span));

    internal static bool TryReadAll(RlpItem list, out IReadOnlyList<EventLog> logs)
    {
        var read = new List<EventLog>();
        logs = read;
        foreach (var item in list.Items ?? [])
        {
            if (!TryRead(item, out var log))
            {
                return false;
            }

            read.Add(log!);
        }

        return list.IsList;
    }

    private static bool TryRead(RlpItem item, out EventLog? log)
    {
        log = null;
        if (!item.TryGetList(3, out var fields)
            || !fields[0].TryGetAddress(out var address)
            || fields[1].Items is not { Count: <= MaximumTopics } topicItems
            || !fields[2].TryGetBytes(out var data))
        {
            return false;
        }

        var topics = new List<Digest>(topicItems.Count);
        foreach (var topicItem in topicItems)
        {
            if (!topicItem.TryGetDigest(out var topic))
            {
                return false;
            }

            topics.Add(topic);
        }

        log = new EventLog(address, topics, data);
        return true;
    }
}
