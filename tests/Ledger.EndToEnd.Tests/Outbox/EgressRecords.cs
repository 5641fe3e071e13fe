using System.Globalization;
using System.Text;
using System.Text.Json;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Evidence.Entries;
using Ledger.Sdk;

namespace Ledger.EndToEnd.Tests.Outbox;

/// <summary>Judges what stands in an outbox and in the log of what gateways let go.</summary>
internal static class EgressRecords
{
    /// <summary>
    /// Every record is one entry of the log, in the order of recording, with the digests of the record and the number
    /// that comes next; and the log has no other.
    /// </summary>
    public static async Task AssertRecordedOnceAsync(
        Sdk.Outbox outbox, LedgerClient client, AssetId asset, CancellationToken cancellationToken)
    {
        var acts = outbox.List(limit: int.MaxValue);
        Assert.All(acts, static act => Assert.Equal(OutboxState.Done, act.State));
        var entries = new List<EntryLeaf>();
        await foreach (var entry in client.AllAssetEntriesAsync(asset, cancellationToken))
        {
            Assert.True(EntryLeaf.TryRead(Encoding.UTF8.GetBytes(entry.Leaf), out var leaf, out var error), error);
            if (leaf.Type == "egress.filed")
            {
                entries.Insert(0, leaf);
                Assert.Equal(entry.Index, acts.Single(act => act.CommandId == leaf.Command!.Id).Receipt!.Index);
            }
        }

        Assert.Equal(acts.Select(static act => act.CommandId), entries.Select(static leaf => leaf.Command!.Id));
        foreach (var (number, leaf) in entries.Index())
        {
            var effect = Assert.Single(leaf.Effects, effect => effect.Key.Kind is StateKeyKind.Egress);
            var record = outbox.FindRecord(leaf.Command!.Id)!;
            Assert.Equal(StateKey.Egress(asset, (ulong)number + 1), effect.Key);
            Assert.Contains(
                $"{DigestAlgorithm.Sha256.Hash(record)}", $"{effect.ReadValue()}", StringComparison.Ordinal);
        }
    }

    /// <summary>
    /// What left is how what was fed begins, and the records from a number on cover all of it and begin so, too.
    /// </summary>
    /// <returns>The number of the last record.</returns>
    public static long AssertCovered(
        Sdk.Outbox outbox, long after, IReadOnlyList<string> fed, IReadOnlyList<string> left)
    {
        Assert.Equal(fed.Take(left.Count), left);
        var bytes = Encoding.UTF8.GetBytes(string.Concat(fed.Select(static line => line + "\n")));
        var (place, lines, last) = (0, 0, after);
        foreach (var act in outbox.List(after: after, limit: int.MaxValue))
        {
            using var record = JsonDocument.Parse(outbox.FindRecord(act.CommandId)!);
            var length = Number(record, "bytes");
            Assert.Equal(
                DigestAlgorithm.Sha256.Hash(bytes.AsSpan(place, length)).ToString(),
                record.RootElement.GetProperty("content").GetProperty("sha256").GetString());
            (place, lines, last) = (place + length, lines + Number(record, "lines"), act.Number);
        }

        Assert.InRange(left.Count, 0, lines);
        return last;
    }

    private static int Number(JsonDocument record, string name) =>
        int.Parse(record.RootElement.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}
