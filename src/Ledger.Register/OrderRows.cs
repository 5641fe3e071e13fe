using Ledger.Domain;
using Ledger.Domain.Orders;

namespace Ledger.Register;

/// <summary>Writes orders of authorities into the register, each as its events fold to.</summary>
internal sealed class OrderRows(RowWriter rows)
{
    public void Put(StreamEvent item, ulong index)
    {
        if (!item.Stream.TryGetOrder(out var id))
        {
            return;
        }

        var found = rows.Read(
            "SELECT version, state FROM authority_order WHERE id = $id",
            static row => (Version: row.GetInt64(0), State: Snapshots.Read(row.GetString(1), OrderAggregate.Instance)),
            ("$id", id.ToString()));
        var (version, before) = found.Count > 0 ? found[0] : (0, OrderAggregate.Instance.Initial);
        var state = OrderAggregate.Instance.Fold(before, item.Event);
        rows.Run(
            "INSERT OR REPLACE INTO authority_order VALUES ($id, $status, $filer, $asset, $version, $entry, $state)",
            ("$id", id.ToString()), ("$status", WireName.Of(state.Status)),
            ("$filer", state.Filed!.Party?.ToString()), ("$asset", state.Content!.Asset.ToString()),
            ("$version", version + 1), ("$entry", (long)index),
            ("$state", OrderAggregate.Instance.WriteSnapshot(state).ToString()));
    }
}
