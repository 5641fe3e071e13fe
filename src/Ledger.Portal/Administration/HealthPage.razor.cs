using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Portal.Sessions;

namespace Ledger.Portal.Administration;

/// <summary>How the registry is, on one page: log, chains, witnesses, time stamps, access journal, disk.</summary>
public sealed partial class HealthPage
{
    private const double Mebibyte = 1L << 20;
    private const double LeastFree = 0.05;

    private LogOverview? _log;
    private HealthResource? _health;
    private IReadOnlyList<WitnessResource> _witnesses = [];

    private bool IsDiskLow => _health is { } health
        && Bytes(health.DiskFree) < LeastFree * Bytes(health.DiskTotal);

    private IEnumerable<Line> Lines =>
    [
        .. _log!.Chains.Select(chain => new Line(
            "chain-" + chain.Name, W["health.chain", chain.Name], chain.Fault is null,
            $"{W["chain-state." + chain.State].Value} · {W["dashboard.lag-short", chain.Lag].Value} · "
                + (Languages.IsEnglish ? chain.Advice : chain.AdviceChinese))),
        .. _witnesses.Select(witness => new Line(
            "witness-" + witness.Name, W["health.witness", witness.Name], witness.State == "cosigned",
            $"{W["witness." + witness.State].Value} · {witness.Size} {witness.Detail}")),
        new("stamps", W["health.stamps"],
            _health!.ClocksApart is null && _health.Stamps && _health.StampTroubles.Count == 0, Stamps(_health)),
        new("access", W["access.title"], _health.AccessHolds,
            W["health.access", _health.AccessRecords, _health.AccessSealed]),
        new("disk", W["health.disk-name"], !IsDiskLow,
            $"{Size(_health.DiskFree)} {W["health.disk", Size(_health.DiskTotal)].Value}"),
    ];

    /// <inheritdoc/>
    protected override Task LoadAsync() => AskAsync(async client =>
    {
        var (log, witnesses) = (client.ReadLogAsync(), client.ListWitnessesAsync());
        _health = await client.ReadHealthAsync();
        (_log, _witnesses) = (await log, await witnesses);
    });

    private string Stamps(HealthResource health) => health.ClocksApart
        ?? (!health.Stamps ? W["health.not-stamped"].Value
        : health.StampTroubles.Count == 0 ? W["health.stamped"].Value
        : string.Join(' ', health.StampTroubles.Select(one =>
            W["health.stamp." + one.Trouble, one.Tree == "sm3" ? "SM3" : "SHA-256"].Value)));

    private static double Bytes(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static string Size(string number)
    {
        var mebibytes = Bytes(number) / Mebibyte;
        return mebibytes < 1024
            ? mebibytes.ToString("N1", CultureInfo.InvariantCulture) + " MiB"
            : (mebibytes / 1024).ToString("N1", CultureInfo.InvariantCulture) + " GiB";
    }

    private sealed record Line(string Part, string Name, bool IsWell, string Detail);
}
