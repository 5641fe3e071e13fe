using Ledger.Cryptography;

namespace Ledger.Domain.Assets.Rights;

/// <summary>
/// Consent is given to an act as it will be asked for, word by word: so nobody can be held to something else than what
/// they signed themselves.
/// </summary>
/// <remarks>Civil Code articles 134, 444 and 301.</remarks>
public static class Consents
{
    /// <summary>
    /// The digests by which a command to one asset is known beforehand: of the canonical JSON
    /// <c>{"format":"ledger-act@v1","payload":…,"type":…}</c>.
    /// </summary>
    public static DigestPair ActOf(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        return DigestPair.Of(CanonicalJson.Write(new JsonObject(
            ("format", "ledger-act@v1"), ("payload", CommandCodec.Write(command)), ("type", command.Type))));
    }

    /// <summary>Who has consented to an act, on a day.</summary>
    internal static HashSet<PartyId> To(AssetState state, DigestPair act, DateOnly day) => state.Consents
        .Where(consent => consent.To == act && consent.Until >= day)
        .Select(static consent => consent.Party).ToHashSet();

    /// <summary>That the consents to an act are used up, where there are any.</summary>
    internal static IEnumerable<DomainEvent> Spent(AssetState state, DigestPair act) =>
        state.Consents.Any(consent => consent.To == act) ? [new ConsentSpent(act)] : [];

    internal static Decision Decide(AssetDesk desk, RightCommand command) => command switch
    {
        GiveConsent give => desk.Yes(
            Authority.Registered(desk.Request, desk.Facts)
                ?? (give.Until < desk.Today ? Refusals.TermOutOfRange : null)
                ?? (desk.State.Record is null ? Refusals.AssetNotRegistered : null)
                ?? (Has(desk, give.To) ? Refusals.ConsentKnown : null),
            new ConsentGiven(
                new Consent(desk.Request.Actor.Party.GetValueOrDefault(), give.To, give.Until), desk.Act)),
        WithdrawConsent withdraw => desk.Yes(
            Authority.Registered(desk.Request, desk.Facts) ?? (Has(desk, withdraw.To) ? null : Refusals.ConsentUnknown),
            new ConsentWithdrawn(desk.Request.Actor.Party.GetValueOrDefault(), withdraw.To, desk.Act)),
        _ => throw new InvalidOperationException($"Nothing decides {command.Type}."),
    };

    private static bool Has(AssetDesk desk, DigestPair act) => desk.State.Consents.Any(
        consent => consent.Party == desk.Request.Actor.Party && consent.To == act);
}
