using Ledger.Sources.Rows;

namespace Ledger.Cli.Output;

/// <summary>One line on a terminal that says how many rows are done; nothing anywhere else.</summary>
internal sealed class RowProgressLine : IProgress<RowProgress>, IDisposable
{
    private const int Width = 78;
    private const long Every = 50_000;
    private readonly bool _shown = !Console.IsErrorRedirected;
    private long _next;

    public void Report(RowProgress value)
    {
        if (_shown && value.Rows >= _next)
        {
            _next = value.Rows + Every;
            var percent = double.IsNaN(value.Done) ? "" : $"{(int)(100 * value.Done),3} %  ";
            var line = $"{percent}{value.Rows} rows  {value.Location}";
            Console.Error.Write("\r" + (line.Length > Width ? line[..Width] : line.PadRight(Width)));
        }
    }

    public void Dispose()
    {
        if (_shown && _next > 0)
        {
            Console.Error.Write("\r" + new string(' ', Width) + "\r");
        }
    }
}
