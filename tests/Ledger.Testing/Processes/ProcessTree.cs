using System.Globalization;

namespace Ledger.Testing;

/// <summary>Processes below one that we started, from Linux's <c>/proc</c>.</summary>
internal static class ProcessTree
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(5);

    internal static IReadOnlyList<int> ChildrenOf(int parent) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && Read(id) is { } stat && stat.Parent == parent)];

    /// <summary>SIGKILL to each; returns when all are gone.</summary>
    internal static async Task KillAsync(IReadOnlyList<int> processes)
    {
        foreach (var id in processes)
        {
            _ = Signals.Send(id, Signals.Kill);
        }

        // They are not our children, so nobody tells us of their end.
        while (processes.Any(id => Read(id) is { State: not 'Z' }))
        {
            await Task.Delay(PollInterval);
        }
    }

    /// <summary>
    /// Fields 3 and 4 of proc(5)'s stat, counted behind the parenthesised name, which may hold anything.
    /// </summary>
    private static (char State, int Parent)? Read(int id)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
