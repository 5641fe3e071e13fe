using System.Globalization;

namespace Ledger.EndToEnd.Tests.Registry;

/// <summary>
/// What is worth reading of a server's output: warnings and worse, each once with how often it came, without the paths
/// through the code.
/// </summary>
internal sealed class ServerFaults
{
    private const int Kept = 40;

    private static readonly string[] s_kinds = ["warn:", "fail:", "crit:", "Unhandled exception", "ledger-server"];

    private readonly List<(string Text, int Count)> _faults = [];

    /// <summary>The last fault; empty when there was none.</summary>
    public string Last => _faults.Count == 0 ? "" : _faults[^1].Text;

    /// <summary>Takes in the output of a life that is over.</summary>
    public void Add(string output) => AddTo(_faults, output);

    /// <summary>All faults, the last ones at the end; those of a life that goes on too.</summary>
    public string After(string? output)
    {
        var faults = _faults.ToList();
        AddTo(faults, output ?? "");
        return string.Join('\n', faults.TakeLast(Kept).Select(fault =>
            string.Create(CultureInfo.InvariantCulture, $"{fault.Count} times: {fault.Text}")));
    }

    private static void AddTo(List<(string Text, int Count)> faults, string output)
    {
        foreach (var fault in Read(output))
        {
            var known = faults.FindIndex(held => held.Text == fault);
            var count = known < 0 ? 0 : faults[known].Count;
            if (known >= 0)
            {
                faults.RemoveAt(known);
            }

            faults.Add((fault, count + 1));
        }
    }

    // A record begins in the first column and goes on in indented lines; those that begin with "at" are frames.
    private static IEnumerable<string> Read(string output)
    {
        var record = new List<string>();
        foreach (var line in output.Split('\n').Append(""))
        {
            if (line.StartsWith(' '))
            {
                if (record.Count > 0 && !line.TrimStart().StartsWith("at ", StringComparison.Ordinal))
                {
                    record.Add(line.Trim());
                }

                continue;
            }

            if (record.Count > 0)
            {
                yield return string.Join(" | ", record);
                record.Clear();
            }

            if (s_kinds.Any(kind => line.StartsWith(kind, StringComparison.Ordinal)))
            {
                record.Add(line.Trim());
            }
        }
    }
}
