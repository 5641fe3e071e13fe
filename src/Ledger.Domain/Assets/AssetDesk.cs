using Ledger.Cryptography;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Assets;

/// <summary>What lies on the desk of whoever decides on an asset.</summary>
internal sealed record AssetDesk(AssetState State, Request Request, Facts Facts, LegalNow Now, RuleSet Rules)
{
    public DateOnly Today => Now.Date;

    public Act Act => Act.Of(Request.Actor, Now);

    /// <summary>The events as an outcome, or the refusal if there is one.</summary>
    public Decision Yes(Refusal? refusal, params DomainEvent[] events) =>
        refusal is not null ? refusal : Accept.Own(Request, State, Facts, events);

    /// <summary>The actor's party is registered and is this one.</summary>
    public Refusal? By(PartyId party, Refusal otherwise) =>
        Authority.Registered(Request, Facts) ?? (Request.Actor.Party == party ? null : otherwise);

    /// <summary>The actor's party holds the right; else the refusal names both.</summary>
    public Refusal? IsHolder(Right right) => Request.Actor.Party == right.Holder
        ? null
        : Refusals.NotTheHolder.Between(right, Request.Actor.Party?.ToString() ?? "-");

    /// <summary>The salt of a holder's name under this asset: one for each, however many rights it has.</summary>
    public Digest HolderSalt(AssetId asset, PartyId holder) =>
        State.Rights.FirstOrDefault(right => right.Holder == holder)?.HolderSalt
        ?? Salts.Of(Facts, $"holder/{asset}/{holder}");

    /// <summary>The asset is registered and has these rights, all in force today.</summary>
    public Refusal? InForce(IEnumerable<uint> rights)
    {
        if (State.Record is not { Status: AssetStatus.Registered })
        {
            return Refusals.AssetNotRegistered;
        }

        foreach (var ordinal in rights)
        {
            if (State.Right(ordinal) is not { } right || !State.Stands(right, Today))
            {
                return Refusals.RightNotInForce.About(CanonicalDecimal.Encode(ordinal));
            }
        }

        return null;
    }
}
