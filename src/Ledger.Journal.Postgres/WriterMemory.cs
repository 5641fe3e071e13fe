using System.Collections.ObjectModel;
using Ledger.Ports;

namespace Ledger.Journal.Postgres;

/// <summary>
/// What the journal will be when all that was sent has landed, so that a batch can be judged while the one before it is
/// on its way. Each append that looked its facts up begins a new turn, which the server counts; all that is sent in a
/// turn builds on what was sent in it before, so a journal of the expected turn and size is the expected journal.
/// </summary>
internal sealed class WriterMemory
{
    private readonly NameCache _names = new(capacity: 200_000);
    private readonly Lock _gate = new();
    private JournalHead? _head;
    private long _turn;

    /// <summary>
    /// Whether all that a batch is judged by is remembered, and the judgement is good: then the batch counts as sent.
    /// </summary>
    /// <returns>What the server has to find; null when something has to be looked up.</returns>
    internal Ground? Send(long epoch, AppendPlan plan)
    {
        lock (_gate)
        {
            if (_head is not { } head || head.Size != plan.FirstIndex || head.Epoch != epoch || plan.HasNumbers)
            {
                return null;
            }

            var names = _names.Recall(plan.FirstIndex, plan);
            if (Array.Exists(names, static name => name == KnownName.Unknown)
                || plan.Judge(Facts(head, names)) is not null)
            {
                return null;
            }

            _names.Learn(plan, names);
            _head = plan.HeadAfter(epoch);
            return new Ground(epoch, _turn, names);
        }
    }

    /// <summary>What is remembered of a batch's names in a journal of this size.</summary>
    internal KnownName[] Recall(ulong size, AppendPlan plan)
    {
        lock (_gate)
        {
            return _names.Recall(size, plan);
        }
    }

    /// <summary>A batch has landed that looked its facts up; nothing else is on its way.</summary>
    internal void Begin(long turn, long epoch, AppendPlan plan, KnownName[] names)
    {
        lock (_gate)
        {
            _names.Learn(plan, names);
            (_head, _turn) = (plan.HeadAfter(epoch), turn);
        }
    }

    /// <summary>Something that was sent has not landed, or perhaps not.</summary>
    internal void Forget()
    {
        lock (_gate)
        {
            _names.Forget();
            _head = null;
        }
    }

    private static AppendFacts Facts(JournalHead head, KnownName[] names) => new()
    {
        Head = head,
        Versions = Array.ConvertAll(names, static name => name.Version),
        Commands = ReadOnlyDictionary<int, KnownCommand>.Empty,
        Numbers = ReadOnlyDictionary<int, KnownNumber>.Empty,
    };
}

/// <summary>What a batch was judged by, and the server has to find.</summary>
/// <param name="Epoch">The writer's epoch.</param>
/// <param name="Turn">The turn in which it was sent.</param>
/// <param name="Names">The batch's names, each with its number.</param>
internal sealed record Ground(long Epoch, long Turn, KnownName[] Names);
