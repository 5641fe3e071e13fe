using Ledger.Api.Contracts;

namespace Ledger.Sdk;

/// <summary>
/// One row of what is imported: exactly one of <see cref="Act"/> and <see cref="Fault"/> is set.
/// </summary>
public sealed record ImportRow
{
    /// <summary>
    /// Its number in the source, ascending, from 1; gaps do no harm. The same row has the same for ever.
    /// </summary>
    public required long Number { get; init; }

    /// <summary>What the row asks for; null where it cannot be read.</summary>
    public ImportAct? Act { get; init; }

    /// <summary>What is wrong with the row; it is not sent, and does not keep others out.</summary>
    public Problem? Fault { get; init; }
}

/// <summary>What became of one row.</summary>
/// <param name="Number">The row's number.</param>
/// <param name="CommandId">The id of its act; null where the row had none.</param>
/// <param name="Accepted">
/// The receipt of its entry; null where nothing was recorded now, or where an earlier import has the receipt.
/// </param>
/// <param name="AlreadyThere">Whether the registry had the very same before.</param>
/// <param name="Problem">Why nothing is recorded of it; null where something is.</param>
public sealed record ImportResult(
    long Number, string? CommandId, CommandAccepted? Accepted, bool AlreadyThere, Problem? Problem);
