namespace Ledger.Ports;

/// <summary>The time that acts count from in law. Recorded time is the log's own business.</summary>
/// <remarks>
/// A production registry's legal time is its clock. A development registry may simulate it, so that a notice period
/// passes in a moment; it then says so wherever the time is shown.
/// </remarks>
public interface ILegalClock
{
    /// <summary>Legal time now, UTC; never before a legal time that it gave earlier.</summary>
    DateTimeOffset Now { get; }

    /// <summary>Whether the time is simulated.</summary>
    bool IsSimulated { get; }
}
