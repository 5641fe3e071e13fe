namespace Ledger.Api.Contracts;

/// <summary>How a witness stands with one of the log's trees.</summary>
/// <param name="Name">The witness's name.</param>
/// <param name="Key">Its verifier key (c2sp.org/signed-note).</param>
/// <param name="Tree">The tree's digest.</param>
/// <param name="State"><c>not-asked</c>, <c>cosigned</c>, <c>away</c>, <c>refuses</c>, <c>clock-apart</c> or
/// <c>split-view</c>.</param>
/// <param name="Size">The largest size that it cosigned, decimal.</param>
/// <param name="Time">The time that it said then; null before the first.</param>
/// <param name="Detail">What an operator has to know; null when all is well.</param>
public sealed record WitnessResource(
    string Name, string Key, string Tree, string State, string Size, string? Time, string? Detail);
