using System.Globalization;

namespace Ledger.Testing;

/// <summary>How a chain node of its own runs; gas is free in every case.</summary>
public sealed record AnvilOptions
{
    internal const string Configuration = "configuration.json";

    // Any date in the past: 2025-01-01.
    private const long FirstBlockTime = 1_735_689_600;

    public long ChainId { get; init; } = 31_337;

    /// <summary>Seconds a block; null mines each transaction at once, and a second later what was overlooked.</summary>
    public int? BlockTime { get; init; }

    /// <summary>Gas a block.</summary>
    public long GasLimit { get; init; } = 1_000_000_000;

    /// <summary>
    /// Where the chain is kept, written every second and on SIGTERM; null keeps it in memory. A node killed with
    /// SIGKILL loses what came after the last writing.
    /// </summary>
    public string? StateFile { get; init; }

    /// <summary>Keeps the states of old blocks in the file too, so that historical proofs survive a restart.</summary>
    public bool PreserveHistoricalStates { get; init; } = true;

    /// <summary>Blocks an epoch: the safe tag lags this many blocks, the finalized tag twice as many.</summary>
    public int SlotsInAnEpoch { get; init; } = 1;

    /// <summary>Further flags as the program takes them.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <param name="port">Where it listens.</param>
    /// <param name="folder">For the accounts it announces and the old states it moves out of memory.</param>
    /// <param name="chain">Tells chains with a state file from each other: another one has another first block.</param>
    internal IReadOnlyList<string> ToArguments(int port, TemporaryFolder folder, int chain)
    {
        List<string> words =
        [
            "--host", "127.0.0.1", "--port", Text(port), "--chain-id", Text(ChainId),
            "--config-out", folder.PathOf(Configuration), "--cache-path", folder.PathOf("cache"),
            "--base-fee", "0", "--gas-price", "0", "--disable-min-priority-fee", "--gas-limit", Text(GasLimit),
            "--order", "fifo", "--slots-in-an-epoch", Text(SlotsInAnEpoch), "--color", "never",
        ];
        if (BlockTime is { } seconds)
        {
            words.AddRange(["--block-time", Text(seconds)]);
        }

        if (StateFile is not null)
        {
            words.AddRange(["--state", StateFile, "--state-interval", "1"]);

            // Every start makes a first block and then reads the file, which holds those of earlier starts: unless they
            // are all the same, any of them may come out as the chain's first.
            words.AddRange(["--timestamp", Text(FirstBlockTime + chain)]);
            if (PreserveHistoricalStates)
            {
                words.Add("--preserve-historical-states");
            }
        }

        words.AddRange(Flags);
        return words;
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
