namespace Ledger.Sources.Rows;

/// <summary>Rows could not be fingerprinted as they lie there. Nothing was written to them.</summary>
public sealed class RowException : BilingualException
{
    internal RowException(RowFault fault, string where, string english, string chinese, Exception? cause = null)
        : base($"{where}: {english}", $"{where}：{chinese}", cause) => Fault = fault;

    /// <summary>What is the matter.</summary>
    public RowFault Fault { get; }
}
