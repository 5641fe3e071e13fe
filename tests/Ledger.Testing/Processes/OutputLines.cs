namespace Ledger.Testing;

/// <summary>The last lines a child wrote, and those who wait for one.</summary>
internal sealed class OutputLines
{
    private const int Kept = 1_000;

    private readonly Lock _gate = new();
    private readonly Queue<string> _lines = new();
    private readonly List<(Func<string, bool> IsWanted, TaskCompletionSource<string> Found)> _waiters = [];

    public void Append(string line)
    {
        lock (_gate)
        {
            if (_lines.Count == Kept)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(line);
            _waiters.RemoveAll(waiter => waiter.IsWanted(line) && waiter.Found.TrySetResult(line));
        }
    }

    /// <summary>The first kept or coming line that is wanted.</summary>
    public Task<string> FirstAsync(Func<string, bool> isWanted)
    {
        lock (_gate)
        {
            if (_lines.FirstOrDefault(isWanted) is { } line)
            {
                return Task.FromResult(line);
            }

            var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiters.Add((isWanted, found));
            return found.Task;
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return string.Join('\n', _lines);
        }
    }
}
