namespace Ledger.Grains.Log;

/// <summary>
/// The log's writer, where this process hosts the log's grain; elsewhere none. A call to a grain of the same process
/// costs more than drafting an entry, and the writer, not the grain, is what orders appends: whoever finds it here may
/// hand entries to it directly. A writer that lost the fence writes nothing, so one that is stale does no harm.
/// </summary>
public sealed class LocalLogWriter
{
    private volatile LogWriter? _writer;

    /// <summary>The writer, while it runs in this process.</summary>
    public LogWriter? Running => _writer is { Completion.IsCompleted: false } writer ? writer : null;

    internal void Enter(LogWriter writer) => _writer = writer;

    internal void Leave(LogWriter writer) => Interlocked.CompareExchange(ref _writer, null, writer);
}
