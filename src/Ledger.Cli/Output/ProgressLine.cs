using Ledger.Sdk.Fingerprint;

namespace Ledger.Cli.Output;

/// <summary>One line on a terminal that says how far reading has come; nothing anywhere else.</summary>
internal sealed class ProgressLine : IProgress<FingerprintProgress>, IDisposable
{
    private const int Width = 78;
    private readonly bool _shown = !Console.IsErrorRedirected;
    private int _percent = -1;

    public void Report(FingerprintProgress value)
    {
        var percent = value.TotalBytes == 0 ? 100 : (int)(value.Bytes * 100 / value.TotalBytes);
        if (_shown && percent != _percent)
        {
            _percent = percent;
            var line = $"{percent,3} %  {Sizes.Of(value.Bytes)} of {Sizes.Of(value.TotalBytes)}  {value.Path}";
            Console.Error.Write("\r" + (line.Length > Width ? line[..Width] : line.PadRight(Width)));
        }
    }

    public void Dispose()
    {
        if (_shown && _percent >= 0)
        {
            Console.Error.Write("\r" + new string(' ', Width) + "\r");
        }
    }
}
