using Ledger.Ports;

namespace Ledger.EndToEnd.FaultyServer.Journals;

/// <summary>
/// Knows only the commands of its present life: one that was done and not answered is answered no when it is sent
/// again. It answers slowly, so that most kills leave such a command.
/// </summary>
internal sealed class ForgetfulJournal(IJournal inner) : ForwardingJournal(inner)
{
    private static readonly TimeSpan s_answersAfter = TimeSpan.FromMilliseconds(100);

    private ulong _born;

    public override async ValueTask<JournalHead> AcquireAsync(CancellationToken cancellationToken)
    {
        var head = await base.AcquireAsync(cancellationToken);
        _born = head.Size;
        return head;
    }

    public override async ValueTask<AppendResult> AppendAsync(
        long epoch, ulong firstIndex, IReadOnlyList<JournalEntry> batch, CancellationToken cancellationToken)
    {
        var result = await base.AppendAsync(epoch, firstIndex, batch, cancellationToken);
        await Task.Delay(s_answersAfter, cancellationToken);
        return result;
    }

    public override async ValueTask<JournalEntry?> FindCommandAsync(
        string caller, string commandId, CancellationToken cancellationToken)
    {
        var found = await base.FindCommandAsync(caller, commandId, cancellationToken);
        return found?.Index < _born ? null : found;
    }
}
