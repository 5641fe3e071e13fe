namespace Ledger.Testing;

/// <summary>A child ended before it said or did what was waited for; the message holds its last output.</summary>
public sealed class ChildProcessEndedException(string message) : Exception(message);
