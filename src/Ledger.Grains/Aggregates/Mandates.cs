using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Grains.Contracts;

namespace Ledger.Grains.Aggregates;

/// <summary>
/// Asks the party's own stream, as the journal has it now: whoever was removed a moment ago reads nothing any more.
/// </summary>
public sealed class Mandates(StreamStates states, RegistryContext registry) : IMandates
{
    /// <inheritdoc/>
    public async ValueTask<CommandRefusal?> RefuseAsync(
        Caller caller, bool writes, CancellationToken cancellationToken)
    {
        if (!PartyId.TryParse(caller.Party, out var party))
        {
            return Refused.By(Refusals.NotAMember);
        }

        // A subject that is no account name is on nobody's record, and reads where none is kept.
        _ = AccountName.TryParse(caller.Account, out var account);
        var seen = await states.RefreshAsync(party.Stream, cancellationToken).ConfigureAwait(false);
        var refusal = Mandate.Refuse(
            (PartyState)seen.State, account, writes ? MemberRole.Handler : null,
            CivilDate.At(registry.LegalClock.Now));
        return refusal is null ? null : Refused.By(refusal);
    }
}
