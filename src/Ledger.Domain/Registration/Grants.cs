using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain.Assets;

namespace Ledger.Domain.Registration;

/// <summary>Makes the rights that a certified case grants, numbered after those that the asset already has.</summary>
internal sealed class Grants(CaseDesk desk, CaseId caseId, AssetState asset)
{
    public ValueList<Right> Make(DateOnly from, DateOnly until) =>
        [.. desk.Application.Rights.Select((claim, i) => One(claim, (uint)(asset.Rights.Count + i + 1), from, until))];

    // A right ends with the registration at the latest: beyond that nothing is registered.
    private Right One(Allocation claim, uint ordinal, DateOnly from, DateOnly until) => new()
    {
        Ordinal = ordinal,
        Kind = claim.Right,
        Holder = claim.Holder,
        HolderSalt = SaltOf(claim.Holder),
        From = from,
        Until = claim.Until is { } own && own < until ? own : until,
        Exclusive = claim.Exclusive,
        Terms = new RightTerms(
            claim.Limits, Salts.Of(desk.Facts, "terms/" + ordinal.ToString(CultureInfo.InvariantCulture)), claim.Scope),
        Case = caseId,
    };

    // One salt for each asset and party, so that one holder has one name under one asset.
    public Digest SaltOf(PartyId holder) =>
        asset.Rights.FirstOrDefault(right => right.Holder == holder)?.HolderSalt
        ?? Salts.Of(desk.Facts, $"holder/{desk.State.Asset}/{holder}");
}
