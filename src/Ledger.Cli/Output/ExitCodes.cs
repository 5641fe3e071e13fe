namespace Ledger.Cli.Output;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused, not found, or failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Broken off before its end; the same call goes on from there.</summary>
    public const int Unfinished = 3;
}

/// <summary>What was asked for cannot be meant so.</summary>
internal sealed class UsageException(string message) : Exception(message);
