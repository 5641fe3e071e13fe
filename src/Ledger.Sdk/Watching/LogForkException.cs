namespace Ledger.Sdk;

/// <summary>How a log contradicts what was seen of it.</summary>
public enum LogContradiction
{
    /// <summary>It shows a checkpoint that is smaller than one that was seen.</summary>
    RolledBack,

    /// <summary>It shows a checkpoint that does not continue one that was seen.</summary>
    Forked,

    /// <summary>What it acknowledged does not stand where it said.</summary>
    ReceiptBroken,
}

/// <summary>
/// The registry contradicts itself: what its keys signed, or what it acknowledged, is not what it shows now. Both sides
/// are kept in the watch's file. Nothing that it says from now on should be relied on before that is explained.
/// </summary>
public sealed class LogForkException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="contradiction">How it contradicts itself.</param>
    /// <param name="message">What was seen and what is shown, for people.</param>
    public LogForkException(LogContradiction contradiction, string message)
        : base(message) => Contradiction = contradiction;

    /// <summary>How it contradicts itself.</summary>
    public LogContradiction Contradiction { get; }
}
