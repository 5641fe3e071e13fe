using Ledger.Domain.Assets.Scope;
using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Assets.Rights;

/// <summary>The JSON of rights by contract, joint holding and consents.</summary>
internal static class RightCodecs
{
    private const int MaxShares = 32;

    private static readonly Codec<string> Reason = Codecs.Text(1, 1000);
    private static readonly Codec<string> Limits = Codecs.Text(1, 500);
    private static readonly Codec<uint> Ordinal = EncumbranceCodecs.Ordinal;

    public static readonly Codec<Fraction> Fraction = Codecs.Record<Fraction>(
        static f => new(
            f.Get("numerator", Codecs.Number(1, int.MaxValue), static o => o.Numerator),
            f.Get("denominator", Codecs.Number(1, int.MaxValue), static o => o.Denominator)),
        static o => o.Numerator > o.Denominator ? "at most one is expected" : null);

    public static readonly Codec<Share> Share = Codecs.Record<Share>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party), f.Get("part", Fraction, static o => o.Part)));

    public static readonly Codec<ValueList<Share>> Shares = Codecs.List(Share, 2, MaxShares).Checked(
        static list => list.Select(static share => share.Party).Distinct().Count() == list.Count
            ? null
            : "a party comes twice");

    public static readonly Codec<Consent> Consent = Codecs.Record<Consent>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("to", Codecs.Digests, static o => o.To),
        f.Get("until", Codecs.Date, static o => o.Until)));

    public static readonly Codec<GrantRight> Grant = Codecs.Record<GrantRight>(static f => new(
        f.Get("content", GrantContent, static o => o.Content)));

    public static readonly Codec<VaryRight> Vary = Codecs.Record<VaryRight>(static f => new(
        f.Get("content", VariationContent, static o => o.Content)));

    public static readonly Codec<ShareRight> ShareRight = Codecs.Record<ShareRight>(static f => new(
        f.Get("content", ShareContent, static o => o.Content)));

    public static readonly Codec<AssignRight> Assign = Codecs.Record<AssignRight>(static f => new(
        f.Get("content", AssignmentContent, static o => o.Content)));

    public static readonly Codec<RightAssigned> Assigned = Codecs.Record<RightAssigned>(static f => new(
        f.Get("content", AssignmentContent, static o => o.Content),
        f.Get("assigned", Ordinal, static o => o.Assigned),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<SurrenderRight> Surrender = Codecs.Record<SurrenderRight>(static f => new(
        f.Get("right", Ordinal, static o => o.Right), f.Get("reason", Reason, static o => o.Reason)));

    public static readonly Codec<RevokeRight> Revoke = Codecs.Record<RevokeRight>(static f => new(
        f.Get("right", Ordinal, static o => o.Right),
        f.Get("ground", Codecs.Name<RevocationGround>(), static o => o.Ground),
        f.Get("notice", Codecs.Digests, static o => o.Notice),
        f.Get("reason", Reason, static o => o.Reason)));

    public static readonly Codec<GiveConsent> GiveConsent = Codecs.Record<GiveConsent>(static f => new(
        f.Get("to", Codecs.Digests, static o => o.To), f.Get("until", Codecs.Date, static o => o.Until)));

    public static readonly Codec<WithdrawConsent> WithdrawConsent = Codecs.Record<WithdrawConsent>(static f => new(
        f.Get("to", Codecs.Digests, static o => o.To)));

    public static readonly Codec<RightVaried> Varied = Codecs.Record<RightVaried>(static f => new(
        f.Get("right", Ordinal, static o => o.Right),
        f.Get("until", Codecs.Date, static o => o.Until),
        f.Get("terms", AssetCodecs.Terms, static o => o.Terms),
        f.Get("contract", Codecs.Digests, static o => o.Contract),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RightShared> Shared = Codecs.Record<RightShared>(static f => new(
        f.Get("content", ShareContent, static o => o.Content), f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RightSurrendered> Surrendered = Codecs.Record<RightSurrendered>(static f => new(
        f.Get("right", Ordinal, static o => o.Right),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RightRevoked> Revoked = Codecs.Record<RightRevoked>(static f => new(
        f.Get("right", Ordinal, static o => o.Right),
        f.Get("ground", Codecs.Name<RevocationGround>(), static o => o.Ground),
        f.Get("notice", Codecs.Digests, static o => o.Notice),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ConsentGiven> ConsentGiven = Codecs.Record<ConsentGiven>(static f => new(
        f.Get("consent", Consent, static o => o.Consent), f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ConsentWithdrawn> ConsentWithdrawn = Codecs.Record<ConsentWithdrawn>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("to", Codecs.Digests, static o => o.To),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ConsentSpent> ConsentSpent = Codecs.Record<ConsentSpent>(static f => new(
        f.Get("to", Codecs.Digests, static o => o.To)));

    private static Codec<GrantContent> GrantContent => Codecs.Record<GrantContent>(static f => new()
    {
        Under = f.Get("under", Ordinal, static o => o.Under),
        Kind = f.Get("kind", Codecs.Name<RightKind>(), static o => o.Kind),
        Grantee = f.Get("grantee", Codecs.Party, static o => o.Grantee),
        Exclusive = f.Get("exclusive", Codecs.Bool, static o => o.Exclusive),
        From = f.Get("from", Codecs.Date, static o => o.From),
        Until = f.Get("until", Codecs.Date, static o => o.Until),
        Scope = f.Get("scope", ScopeCodecs.Scope, static o => o.Scope),
        Limits = f.Get("limits", Limits, static o => o.Limits),
        Contract = f.Get("contract", Codecs.Digests, static o => o.Contract),
    });

    private static Codec<AssignmentContent> AssignmentContent => Codecs.Record<AssignmentContent>(static f => new(
        f.Get("right", Ordinal, static o => o.Right),
        f.Get("assignee", Codecs.Party, static o => o.Assignee),
        f.Maybe("part", AssignedPart, static o => o.Part),
        f.Get("contract", Codecs.Digests, static o => o.Contract)));

    private static Codec<AssignedPart> AssignedPart => Codecs.Record<AssignedPart>(static f => new(
        f.Get("assigned", ScopeCodecs.Scope, static o => o.Assigned),
        f.Get("kept", ScopeCodecs.Scope, static o => o.Kept)));

    private static Codec<VariationContent> VariationContent => Codecs.Record<VariationContent>(static f => new(
        f.Get("right", Ordinal, static o => o.Right),
        f.Get("until", Codecs.Date, static o => o.Until),
        f.Get("scope", ScopeCodecs.Scope, static o => o.Scope),
        f.Get("limits", Limits, static o => o.Limits),
        f.Get("contract", Codecs.Digests, static o => o.Contract)));

    private static Codec<ShareContent> ShareContent => Codecs.Record<ShareContent>(static f => new(
        f.Get("right", Ordinal, static o => o.Right),
        f.Get("shares", Shares, static o => o.Shares),
        f.Maybe("majority", Fraction, static o => o.Majority),
        f.Get("contract", Codecs.Digests, static o => o.Contract)));
}
