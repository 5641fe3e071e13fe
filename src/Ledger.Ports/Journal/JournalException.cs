namespace Ledger.Ports;

/// <summary>A fault of a journal; the kinds tell what the caller may do.</summary>
public abstract class JournalException : Exception
{
    private protected JournalException(string message, Exception? inner) : base(message, inner)
    {
    }
}

/// <summary>A newer writer holds the journal. Nothing was appended, and nothing will be under this epoch.</summary>
public sealed class JournalFencedException : JournalException
{
    /// <summary>Reports that <paramref name="held"/> is not the current epoch.</summary>
    public JournalFencedException(long held, long current)
        : base($"Epoch {held} does not hold the journal; the epoch is {current}.", null)
    {
        Held = held;
        Current = current;
    }

    /// <summary>The epoch that the append was made under.</summary>
    public long Held { get; }

    /// <summary>The epoch of the newest writer.</summary>
    public long Current { get; }
}

/// <summary>
/// The store could not be reached or failed. From <see cref="IJournal.AppendAsync"/> the batch may or may not have
/// landed: repeat it, or acquire and read the head.
/// </summary>
public sealed class JournalUnavailableException(string message, Exception? inner = null)
    : JournalException(message, inner);

/// <summary>
/// The store is not one that this code may use: foreign, of another log, of a newer version, or without the settings
/// that durability needs. Repeating does not help.
/// </summary>
public sealed class JournalRefusedException(string message, Exception? inner = null)
    : JournalException(message, inner);

/// <summary>The store holds something that no append can have written. Stop and audit.</summary>
public sealed class JournalCorruptException(string message, Exception? inner = null)
    : JournalException(message, inner);
