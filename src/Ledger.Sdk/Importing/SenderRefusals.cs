using System.Collections.Frozen;
using Ledger.Api.Contracts;
using Ledger.Domain;

namespace Ledger.Sdk;

/// <summary>
/// The refusals that concern who sends, whatever is sent: whatever else the same account sends is refused alike, until
/// something is done about the account, its party or the registry. An import ends with the first of them
/// (<see cref="LedgerClient.ImportAsync"/>); every other refusal is a row's own.
/// </summary>
public static class SenderRefusals
{
    private const int Unauthorised = 401;

    /// <summary>Codes that say so by themselves.</summary>
    public static IReadOnlySet<string> Codes { get; } = FrozenSet.Create(
        StringComparer.Ordinal,

        // No token, or none that is taken, or that of another party or of none.
        "unauthenticated", "invalid-client", "forbidden", "not-the-actor",

        // Signed for another registry, or with a key that is not on record for the party.
        "wrong-origin", "unknown-key", "bad-signature", "author-key-not-in-force",

        // The organisation, or the registry, has not given the account what a first act of a stream takes.
        "not-a-member", "member-role-required", "not-registrar-staff", "role-required",

        // What the party is, or how the registrar stands.
        "provider-not-organisation", "registrar-not-practising");

    /// <summary>
    /// Codes that say so where their detail names the sender's party. Where it names another one, the row named that.
    /// </summary>
    public static IReadOnlySet<string> CodesOfNamedParty { get; } = FrozenSet.Create(
        StringComparer.Ordinal, "party-ended", "registrar-as-applicant");

    /// <summary>Whether a refusal concerns who sends.</summary>
    /// <param name="problem">What the registry said of a command, or of what was handed in before it.</param>
    /// <param name="sender">The party whose account sends.</param>
    public static bool Concern(Problem problem, PartyId sender)
    {
        ArgumentNullException.ThrowIfNull(problem);

        // 401 is said before anything is read, by whoever says it: a proxy has codes of its own.
        return problem.Status == Unauthorised
            || Codes.Contains(problem.Code)
            || (CodesOfNamedParty.Contains(problem.Code)
                && problem.Detail?.Contains(sender.ToString(), StringComparison.Ordinal) is true);
    }
}
