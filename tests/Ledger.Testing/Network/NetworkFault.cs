namespace Ledger.Testing;

/// <summary>What a network does to a connection.</summary>
public enum NetworkFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It breaks while the request is on its way.</summary>
    CutRequest,

    /// <summary>It breaks while the answer is on its way.</summary>
    CutAnswer,

    /// <summary>Each piece takes its time.</summary>
    Delay,

    /// <summary>What was sent arrives once more, after the connection has ended.</summary>
    Repeat,

    /// <summary>It breaks, and what was sent arrives all the same, behind what was sent after it.</summary>
    Late,
}
