using Ledger.Domain.Orders;
using Microsoft.Data.Sqlite;

namespace Ledger.Register;

public sealed partial class RegisterQueries
{
    private const string OrderColumns = "SELECT id, version, entry, state FROM authority_order ";

    /// <summary>An order, or null.</summary>
    public OrderRow? FindOrder(string id) =>
        Read(OrderColumns + "WHERE id = $id", ReadOrder, ("$id", id)).FirstOrDefault();

    /// <summary>Orders, newest entry first.</summary>
    /// <param name="filer">Only those that this party filed; null for all.</param>
    /// <param name="status">Only those that stand so; null for any.</param>
    /// <param name="asset">Only those about this asset; null for any.</param>
    /// <param name="before">Only entries below this index; null for the first page.</param>
    /// <param name="limit">How many at most.</param>
    public IReadOnlyList<OrderRow> ListOrders(
        string? filer, string? status, string? asset, ulong? before, int limit) => Read(
        OrderColumns + """
        WHERE entry < $before AND ($filer IS NULL OR filer = $filer) AND ($status IS NULL OR status = $status)
        AND ($asset IS NULL OR asset = $asset) ORDER BY entry DESC LIMIT $limit
        """,
        ReadOrder, ("$before", Below(before)), ("$filer", filer), ("$status", status), ("$asset", asset),
        ("$limit", Math.Clamp(limit, 1, MaxRows)));

    private static OrderRow ReadOrder(SqliteDataReader row) => new(
        row.GetString(0), (ulong)row.GetInt64(1), (ulong)row.GetInt64(2),
        Snapshots.Read(row.GetString(3), OrderAggregate.Instance));
}

/// <summary>An order of an authority as the register has it.</summary>
public sealed record OrderRow(string Id, ulong Version, ulong Entry, OrderState State);
