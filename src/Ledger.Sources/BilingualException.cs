namespace Ledger.Sources;

/// <summary>What could not be done, in both languages.</summary>
public abstract class BilingualException(string english, string chinese, Exception? cause = null)
    : IOException(english, cause)
{
    /// <summary>The message in Chinese.</summary>
    public string Chinese { get; } = chinese;
}
