using System.Globalization;
using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Sdk;

namespace Ledger.Cli.Commands;

/// <summary>Has what a chain does not hold said again, asset by asset.</summary>
internal sealed class ChainRepair(LedgerClient client, TimeProvider time)
{
    // A checkpoint goes to a chain in one transaction: with more keys between two of them, it might not fit one.
    private const int KeysACheckpoint = 128;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private uint _sinceCheckpoint;

    public async Task RunAsync(IReadOnlyList<ChainGapResource> gaps, CancellationToken cancellationToken)
    {
        foreach (var gap in gaps)
        {
            await RunAsync(gap, cancellationToken);
        }
    }

    // Each is at the version that the one before it left behind.
    private async Task RunAsync(ChainGapResource gap, CancellationToken cancellationToken)
    {
        var asset = AssetId.Parse(gap.Asset);
        var known = await client.FindAssetAsync(asset, cancellationToken)
            ?? throw new InvalidDataException($"The register does not have {asset} yet; try again in a moment.");
        var version = known.Version;
        foreach (var run in Restatements.Of([.. gap.Keys.Select(key => (uint)Number(key))]))
        {
            var id = DerivedId.Of(run.Type, gap.Asset, version, Text(run.First), Text(run.Last));
            var accepted = await client.ExecuteAsync(asset.Stream, Number(version), id, run, cancellationToken);
            version = accepted.Version;
            Console.WriteLine($"asset {asset}, keys {run.First} to {run.Last}: entry {accepted.Index}");
            await WaitAsync(Number(accepted.Index), run.Last - run.First + 1, cancellationToken);
        }
    }

    private async Task WaitAsync(ulong index, uint keys, CancellationToken cancellationToken)
    {
        _sinceCheckpoint += keys;
        if (_sinceCheckpoint < KeysACheckpoint)
        {
            return;
        }

        while (Number((await client.ReadLogAsync(cancellationToken)).Published) <= index)
        {
            await Task.Delay(s_pause, time, cancellationToken);
        }

        _sinceCheckpoint = 0;
    }

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
