namespace Ledger.Sdk;

/// <summary>More acts wait in an outbox than it holds; nothing of what was to be added is in it.</summary>
public sealed class OutboxFullException : InvalidOperationException
{
    /// <summary>Creates the exception for an outbox as full as that.</summary>
    public OutboxFullException(OutboxCount count)
        : base($"{count?.Waiting} acts wait in the outbox, with {count?.WaitingBytes} bytes: it takes no more.") =>
        Count = count!;

    /// <summary>How full it is.</summary>
    public OutboxCount Count { get; }
}

/// <summary>Another process sends from the outbox; it does so for this one too.</summary>
public sealed class OutboxBusyException : IOException
{
    /// <summary>Creates the exception for an outbox.</summary>
    public OutboxBusyException(string folder)
        : base($"Another process sends from {folder}.") => Folder = folder;

    /// <summary>The outbox's folder.</summary>
    public string Folder { get; }
}
