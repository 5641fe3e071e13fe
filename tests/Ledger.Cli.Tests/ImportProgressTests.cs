using System.Globalization;
using Ledger.Cli.Output;
using Microsoft.Extensions.Time.Testing;

namespace Ledger.Cli.Tests;

/// <summary>What is said while an import runs.</summary>
public sealed class ImportProgressTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly StringWriter _said = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    public void Dispose() => _said.Dispose();

    [Fact]
    public void A_log_gets_a_line_every_ten_seconds_and_no_more()
    {
        using (var progress = new ImportProgress(_said, isTerminal: false, _time))
        {
            // Two rows a second for 25 seconds, each tenth refused, of a file of 100.
            for (var row = 1; row <= 50; row++)
            {
                progress.Count(row % 10 == 0, row / 100.0);
                _time.Advance(TimeSpan.FromMilliseconds(500));
            }
        }

        Assert.Equal(
            [
                "21 %  21 rows, 2 failed, 2/s, 00:00:39 left · 已有结果 21 行，未通过 2 行",
                "41 %  41 rows, 4 failed, 2/s, 00:00:29 left · 已有结果 41 行，未通过 4 行",
            ],
            _said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void An_import_that_is_done_sooner_says_nothing_in_a_log()
    {
        using (var progress = new ImportProgress(_said, isTerminal: false, _time))
        {
            progress.Count(false, 0.5);
            _time.Advance(TimeSpan.FromSeconds(9));
            progress.Count(false, 1);
        }

        Assert.Empty(_said.ToString());
    }

    [Fact]
    public void A_terminal_has_one_line_that_is_written_again_and_taken_away()
    {
        using (var progress = new ImportProgress(_said, isTerminal: true, _time))
        {
            progress.Count(false, null);
            progress.Count(true, null);
            _time.Advance(TimeSpan.FromMilliseconds(250));
            progress.Count(false, null);
        }

        Assert.Equal(
            ["", "1 rows, 0 failed", "3 rows, 1 failed", "", ""],
            _said.ToString().Split('\r').Select(static line => line.TrimEnd()));
    }
}
