using System.Diagnostics;
using System.Globalization;

namespace Ledger.Cli.Output;

/// <summary>One line on a terminal that says how far an import has come, how fast and how long still.</summary>
internal sealed class ImportProgress : IDisposable
{
    private const int Width = 78;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly bool _shown = !Console.IsErrorRedirected;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private TimeSpan _next;
    private long _done, _failed;

    /// <summary>One more row has its answer.</summary>
    /// <param name="failed">Whether it was refused.</param>
    /// <param name="read">How much of the file has been read, from 0 to 1; null where that is not known.</param>
    public void Count(bool failed, double? read)
    {
        _done++;
        _failed += failed ? 1 : 0;
        if (_shown && _since.Elapsed >= _next)
        {
            _next = _since.Elapsed + s_pause;
            Console.Error.Write("\r" + Line(_done, _failed, _since.Elapsed, read).PadRight(Width));
        }
    }

    /// <summary>What the line says.</summary>
    public static string Line(long done, long failed, TimeSpan since, double? read)
    {
        var rate = done / Math.Max(since.TotalSeconds, 0.001);
        var left = read is > 0.001 and < 1 ? since * ((1 / read.Value) - 1) : (TimeSpan?)null;
        var share = string.Create(CultureInfo.InvariantCulture, $"{100 * read,4:N0} %  ");
        var rest = string.Create(CultureInfo.InvariantCulture, $", {left:hh\\:mm\\:ss} left");
        var line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} rows, {failed:N0} failed, {rate:N0}/s");
        return (read is null ? "" : share) + line + (left is null ? "" : rest);
    }

    public void Dispose()
    {
        if (_shown && _next > TimeSpan.Zero)
        {
            Console.Error.Write("\r" + new string(' ', Width) + "\r");
        }
    }
}
