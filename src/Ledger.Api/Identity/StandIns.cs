using Ledger.Api.Endpoints;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Parties;
using Ledger.Grains.Contracts;
using Ledger.Ports;

namespace Ledger.Api.Identity;

/// <summary>Who has a role at the registrar today: by the own account, or in somebody's stead.</summary>
internal sealed class StandIns(IGrainFactory grains, ILegalClock clock, CertificateOffice office)
{
    /// <summary>Whether a caller may do what is the office of a role.</summary>
    public async Task<bool> HasAsync(Caller? caller, Role role, CancellationToken cancellationToken)
    {
        if (caller is null || caller.Party != office.Registrar.Operator.ToString())
        {
            return false;
        }

        return caller.Roles.Contains(WireName.Of(role)) || (AccountName.TryParse(caller.Account, out var account)
            && (await RegistrarAsync(cancellationToken))
                ?.SubstitutionOf(account, role, CivilDate.At(clock.Now)) is not null);
    }

    private async Task<PartyState?> RegistrarAsync(CancellationToken cancellationToken)
    {
        var view = await grains.GetGrain<IPartyGrain>(office.Registrar.Operator.ToString())
            .ReadAsync(cancellationToken);
        return view.State is { } bytes && CanonicalJson.TryParse(bytes, out var json, out _)
            && PartyAggregate.Instance.TryReadSnapshot(json, out var state, out _)
                ? state
                : null;
    }
}
