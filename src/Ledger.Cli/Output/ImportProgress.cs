using System.Globalization;

namespace Ledger.Cli.Output;

/// <summary>
/// Says how far an import has come, how fast and how long still: on a terminal in one line that is written again and
/// again, anywhere else in a line every ten seconds, so that a log of the night tells it too.
/// </summary>
internal sealed class ImportProgress : IDisposable
{
    private const int Width = 78;
    private const int Unmeasured = 2;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan s_linePause = TimeSpan.FromSeconds(10);

    private readonly TextWriter _to;
    private readonly bool _isTerminal;
    private readonly TimeProvider _time;
    private readonly long _since;
    private double? _begun;
    private TimeSpan _from, _next, _nextLine = s_linePause;
    private long _done, _failed, _before;
    private int _looks;

    /// <param name="to">Where it is said.</param>
    /// <param name="isTerminal">Whether that is a terminal.</param>
    /// <param name="time">The clock.</param>
    public ImportProgress(TextWriter to, bool isTerminal, TimeProvider time) =>
        (_to, _isTerminal, _time, _since) = (to, isTerminal, time, time.GetTimestamp());

    /// <summary>One more row has its answer.</summary>
    /// <param name="failed">Whether it was refused.</param>
    /// <param name="read">How much of the file has been read, from 0 to 1; null where that is not known.</param>
    public void Count(bool failed, double? read)
    {
        _done++;
        _failed += failed ? 1 : 0;
        var now = _time.GetElapsedTime(_since);
        if (now < _next)
        {
            return;
        }

        // The first answers are of requests that were under way before any time was measured.
        if (_looks++ < Unmeasured)
        {
            (_begun, _before, _from) = (read, _done, now);
        }

        _next = now + s_pause;
        if (_isTerminal)
        {
            _to.Write("\r" + LineNow(now, read).PadRight(Width));
        }
        else if (now >= _nextLine)
        {
            _nextLine = now + s_linePause;
            _to.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{LineNow(now, read).TrimStart()} · 已有结果 {_done:N0} 行，未通过 {_failed:N0} 行"));
        }
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
        var line = string.Create(CultureInfo.InvariantCulture, $"{done:N0} rows, {failed:N0} failed{pace}");
        return (read is null ? "" : share) + line + (left is { } rest ? Rest(rest) : "");
    }

    public void Dispose()
    {
        if (_isTerminal && _next > TimeSpan.Zero)
        {
            _to.Write("\r" + new string(' ', Width) + "\r");
        }
    }

    // An import may take days, and is told in hours.
    private static string Rest(TimeSpan left) =>
        string.Create(CultureInfo.InvariantCulture, $", {(long)left.TotalHours:00}:{left:mm\\:ss} left");

    private string LineNow(TimeSpan now, double? read) =>
        Line(_done, _failed, _done - _before, now - _from, _begun, read);
}
