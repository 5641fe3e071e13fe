using System.Diagnostics;
using System.Globalization;

namespace Ledger.Cli.Output;

/// <summary>One line on a terminal that says how far an import has come, how fast and how long still.</summary>
internal sealed class ImportProgress : IDisposable
{
    private const int Width = 78;
    private const int Unmeasured = 2;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);

    private readonly bool _shown = !Console.IsErrorRedirected;
    private readonly Stopwatch _since = Stopwatch.StartNew();
    private double? _begun;
    private TimeSpan _from, _next;
    private long _done, _failed, _before;
    private int _lines;

    /// <summary>One more row has its answer.</summary>
    /// <param name="failed">Whether it was refused.</param>
    /// <param name="read">How much of the file has been read, from 0 to 1; null where that is not known.</param>
    public void Count(bool failed, double? read)
    {
        _done++;
        _failed += failed ? 1 : 0;
        if (!_shown || _since.Elapsed < _next)
        {
            return;
        }

        // The first answers are of requests that were under way before any time was measured.
        if (_lines++ < Unmeasured)
        {
            (_begun, _before, _from) = (read, _done, _since.Elapsed);
        }

        _next = _since.Elapsed + s_pause;
        var line = Line(_done, _failed, _done - _before, _since.Elapsed - _from, _begun, read);
        Console.Error.Write("\r" + line.PadRight(Width));
    }

    /// <summary>What the line says.</summary>
    /// <param name="done">Rows that have their answer.</param>
    /// <param name="failed">Rows of these that were refused.</param>
    /// <param name="measured">Rows of these that came in the time that was measured.</param>
    /// <param name="since">That time.</param>
    /// <param name="begun">How much of the file had been read when it began, from 0 to 1.</param>
    /// <param name="read">How much of it has been read.</param>
    public static string Line(
        long done, long failed, long measured, TimeSpan since, double? begun, double? read)
    {
        var pace = measured == 0
            ? ""
            : string.Create(CultureInfo.InvariantCulture, $", {measured / since.TotalSeconds:N0}/s");
        var left = read - begun is > 0.001 && read < 1 ? since * ((1 - read) / (read - begun)) : null;
        var share = string.Create(CultureInfo.InvariantCulture, $"{100 * read,4:N0} %  ");
        var rest = string.Create(CultureInfo.InvariantCulture, $", {left:hh\\:mm\\:ss} left");
        var line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} rows, {failed:N0} failed{pace}");
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
