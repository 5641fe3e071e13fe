using System.Globalization;
using Ledger.Api.Contracts;

namespace Ledger.Cli.Demo;

/// <summary>Waits until entries are published and final on every chain that mirrors the log.</summary>
internal sealed class WaitStep(DemoActors actors, DemoLines lines)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(4);

    private Uri Log => new(actors.Server, "v1/log");

    public async Task RunAsync(IReadOnlyList<DemoAsset> assets, CancellationToken cancellationToken)
    {
        var size = await SizeAsync(assets, cancellationToken);
        var log = await UntilAsync(
            overview => Number(overview.Published) >= size,
            _ => "The log has not published its newest entries: look at the server's output.",
            cancellationToken);
        lines.Step(
            new Words(
                $"Published: entries up to {size} stand under a signed checkpoint of size {log.Published}",
                $"已发布：前 {size} 条记录已纳入规模 {log.Published} 的签名检查点"),
            new Uri(actors.Server, "log/checkpoint").ToString());
        if (log.Chains.Count == 0)
        {
            lines.Step(
                new Words("No chain mirrors this registry: nothing is anchored", "本登记系统未配置链，未上链锚定"),
                Log.ToString());
            return;
        }

        log = await UntilAsync(
            overview => overview.Chains.All(chain => Number(chain.Anchored) >= size), Missing, cancellationToken);
        foreach (var chain in log.Chains)
        {
            lines.Step(
                new Words(
                    $"Anchored on {chain.Name}: {chain.Anchored} entries are final on chain {chain.ChainId}",
                    $"已锚定：{chain.Name}（链 {chain.ChainId}）上 {chain.Anchored} 条记录已确认"),
                chain.Contract);
        }
    }

    /// <summary>The size that holds every asset's last entry, once the derived register shows them all.</summary>
    private async Task<ulong> SizeAsync(IReadOnlyList<DemoAsset> assets, CancellationToken cancellationToken)
    {
        var size = 0ul;
        foreach (var asset in assets)
        {
            var shown = await Poll.UntilAsync(
                () => actors.Holder.FindAssetAsync(asset.Id, cancellationToken),
                found => found is not null,
                s_pause,
                s_patience,
                cancellationToken);
            size = shown is null
                ? throw new DemoException($"The register does not show asset {asset.Id}: look at the server's output.")
                : Math.Max(size, Number(shown.Index) + 1);
        }

        return size;
    }

    private async Task<LogOverview> UntilAsync(
        Func<LogOverview, bool> isReached, Func<LogOverview, string> why, CancellationToken cancellationToken)
    {
        var log = await Poll.UntilAsync(
            () => actors.Holder.ReadLogAsync(cancellationToken), isReached, s_pause, s_patience, cancellationToken);
        return isReached(log) ? log : throw new DemoException(why(log));
    }

    private static string Missing(LogOverview log) => string.Join('\n', log.Chains.Select(chain =>
        $"{chain.Name} holds {chain.Anchored} of {log.Published} entries: {chain.Fault ?? "it is slow"}"));

    private static ulong Number(string text) => ulong.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Asks until an answer will do.</summary>
internal static class Poll
{
    /// <summary>The first answer that will do, or the last one when patience ends.</summary>
    public static async Task<T> UntilAsync<T>(
        Func<Task<T>> ask, Func<T, bool> isReached, TimeSpan pause, TimeSpan patience,
        CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var start = time.GetTimestamp();
        while (true)
        {
            var answer = await ask();
            if (isReached(answer) || time.GetElapsedTime(start) > patience)
            {
                return answer;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }
}
