using System.Diagnostics;
using System.Globalization;

namespace Ledger.Cli.Output;

/// <summary>One line on a terminal that says how far an import has come, how fast and how long still.</summary>
internal sealed class ImportProgress : IDisposable
{
    private const int Width = 78;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly bool _shown = !Console.IsErrorRedirected;
    private readonly Stopwatch _since = new();
    private double? _begun;
    private TimeSpan _next;
    private long _done, _failed;

    /// <summary>One more row has its answer.</summary>
    /// <param name="failed">Whether it was refused.</param>
    /// <param name="read">How much of the file has been read, from 0 to 1; null where that is not known.</param>
    public void Count(bool failed, double? read)
    {
        if (_done++ == 0)
        {
            // Rows that had their answer before were passed over in no time.
            _begun = read;
            _since.Start();
        }

        _failed += failed ? 1 : 0;
        if (_shown && _since.Elapsed >= _next)
        {
            _next = _since.Elapsed + s_pause;
            Console.Error.Write("\r" + Line(_done, _failed, _since.Elapsed, _begun, read).PadRight(Width));
        }
    }

    /// <summary>What the line says.</summary>
    /// <param name="done">Rows that have their answer.</param>
    /// <param name="failed">Rows of these that were refused.</param>
    /// <param name="since">How long it took.</param>
    /// <param name="begun">How much of the file had been read by then, from 0 to 1.</param>
    /// <param name="read">How much of it has been read.</param>
    public static string Line(long done, long failed, TimeSpan since, double? begun, double? read)
    {
        var rate = done / Math.Max(since.TotalSeconds, 0.001);
        var left = read - begun is > 0.001 && read < 1 ? since * ((1 - read) / (read - begun)) : null;
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
