namespace Ledger.Ports;

/// <summary>What became of a batch: <see cref="Appended"/> or <see cref="Conflicts"/>.</summary>
/// <param name="Head">Where the journal stood at the end of the transaction.</param>
public abstract record AppendResult(JournalHead Head);

/// <summary>The whole batch is durable; its indexes are as given.</summary>
/// <param name="Head">The head behind the batch.</param>
public sealed record Appended(JournalHead Head) : AppendResult(Head);

/// <summary>Nothing was appended.</summary>
/// <param name="Head">The head, unchanged.</param>
/// <param name="Items">Every conflict, at least one, by position in the batch.</param>
public sealed record Conflicts(JournalHead Head, IReadOnlyList<AppendConflict> Items) : AppendResult(Head);
