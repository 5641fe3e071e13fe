namespace Ledger.Api.Contracts;

/// <summary>
/// What became of one command of <c>POST /v1/commands:batch</c>: a line of the answer, exactly one of
/// <see cref="Accepted"/> and <see cref="Problem"/> set.
/// </summary>
/// <param name="Item">The command's place in the request, from 0; results come in this order.</param>
/// <param name="Status">The HTTP status that the command alone would have been answered with.</param>
/// <param name="Accepted">The receipt: the entry is durable, neither published nor anchored yet.</param>
/// <param name="Problem">Why nothing was recorded of it.</param>
public sealed record CommandResult(int Item, int Status, CommandAccepted? Accepted, Problem? Problem);
