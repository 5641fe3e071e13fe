using Ledger.Api.Contracts;
using Ledger.Portal.Charts;

namespace Ledger.Portal.Dashboards;

/// <summary>What is drawn of a registry's months.</summary>
internal static class DashboardTables
{
    /// <summary>All tables by name.</summary>
    public static IReadOnlyList<string> Names { get; } = ["cases", "deadlines", "market", "entries"];

    /// <summary>A table by its name; null for none.</summary>
    public static MonthTable? Of(string name, StatisticsResource statistics) => name switch
    {
        "cases" => MonthTable.OfEntries(statistics, ["filed", "granted", "refused"], CaseOf),
        "deadlines" => new MonthTable(["kept", "missed"], statistics.Handled.Select(handled => (
            handled.Month, handled.Days <= statistics.HandlingDays ? "kept" : "missed",
            MonthTable.Number(handled.Count)))),
        "market" => MonthTable.OfEntries(statistics, ["transactions", "egress"], static type => type switch
        {
            "transaction.filed" => "transactions",
            "egress.filed" => "egress",
            _ => null,
        }),
        "entries" => MonthTable.OfEntries(statistics, ["entries"], static _ => "entries"),
        _ => null,
    };

    private static string? CaseOf(string type) => type switch
    {
        "registration.filed" or "registration.applied" or "public.filed" => "filed",
        "registration.certified" or "registration.completed" or "public.registered" or "public.completed" => "granted",
        "registration.refused" or "registration.declined" or "registration.terminated" or "registration.lapsed"
            or "public.refused" or "public.declined" => "refused",
        _ => null,
    };
}
