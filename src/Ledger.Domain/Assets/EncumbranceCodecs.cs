using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Assets;

/// <summary>The JSON of pledges, remarks and the ends of rights.</summary>
internal static class EncumbranceCodecs
{
    public static readonly Codec<uint> Ordinal = Codecs.Number(1, int.MaxValue).Map(
        static number => (uint)number, static ordinal => checked((int)ordinal));

    // As many rights as one entry can state the ends of.
    public static readonly Codec<ValueList<uint>> Ordinals = Codecs.Set(Ordinal, 1, Expiry.MaxRights);

    private static readonly Codec<int> Number = Codecs.Number(1, 100_000);
    private static readonly Codec<string> Reason = Codecs.Text(1, 1000);
    private static readonly Codec<string> Reference = Codecs.Text(1, 128);

    public static readonly Codec<PledgeContent> PledgeContent = Codecs.Record<PledgeContent>(static f => new(
        f.Get("rights", Ordinals, static o => o.Rights),
        f.Get("pledgee", Codecs.Party, static o => o.Pledgee),
        f.Get("claim", Codecs.Text(1, 500), static o => o.Claim),
        f.Get("contract", Codecs.Digests, static o => o.Contract),
        f.Get("licensing", Codecs.Bool, static o => o.Licensing)));

    public static readonly Codec<RemarkContent> RemarkContent = Codecs.Record<RemarkContent>(static f => new(
        f.Get("kind", Codecs.Name<RemarkKind>(), static o => o.Kind),
        f.Get("authority", Codecs.Name<RemarkAuthority>(), static o => o.Authority),
        f.Get("reference", Reference, static o => o.Reference),
        f.Get("statement", Codecs.Text(1, 500), static o => o.Statement),
        f.Get("rights", Ordinals, static o => o.Rights),
        f.MaybeValue("until", Codecs.Date, static o => o.Until)));

    public static readonly Codec<Pledge> Pledge = Codecs.Record<Pledge>(static f => new(
        f.Get("content", PledgeContent, static o => o.Content),
        f.Get("pledgor", Codecs.Party, static o => o.Pledgor),
        f.Get("status", Codecs.Name<PledgeStatus>(), static o => o.Status)));

    public static readonly Codec<Remark> Remark = Codecs.Record<Remark>(static f => new(
        f.Get("content", RemarkContent, static o => o.Content),
        f.Get("entered", PartyCodecs.Act, static o => o.Entered),
        f.Get("stands", Codecs.Bool, static o => o.Stands),
        f.MaybeValue("sealedUntil", Codecs.Date, static o => o.SealedUntil)));

    public static readonly Codec<FilePledge> FilePledge = Codecs.Record<FilePledge>(static f => new(
        f.Get("content", PledgeContent, static o => o.Content)));

    public static readonly Codec<ConfirmPledge> ConfirmPledge = Codecs.Record<ConfirmPledge>(static f => new(
        f.Get("number", Number, static o => o.Number)));

    public static readonly Codec<RegisterPledge> RegisterPledge = Codecs.Record<RegisterPledge>(static f => new(
        f.Get("number", Number, static o => o.Number)));

    public static readonly Codec<ReleasePledge> ReleasePledge = Codecs.Record<ReleasePledge>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", Reason, static o => o.Reason)));

    public static readonly Codec<WithdrawPledge> WithdrawPledge = Codecs.Record<WithdrawPledge>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", Reason, static o => o.Reason)));

    public static readonly Codec<EnterRemark> EnterRemark = Codecs.Record<EnterRemark>(static f => new(
        f.Get("content", RemarkContent, static o => o.Content)));

    public static readonly Codec<LiftRemark> LiftRemark = Codecs.Record<LiftRemark>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reference", Reference, static o => o.Reference),
        f.Get("reason", Reason, static o => o.Reason)));

    public static readonly Codec<TickAsset> Tick = Codecs.Record<TickAsset>(static _ => new());

    public static readonly Codec<RightsEnded> RightsEnded = Codecs.Record<RightsEnded>(static f => new(
        f.Get("rights", Ordinals, static o => o.Rights),
        f.Get("cause", Codecs.Name<EndCause>(), static o => o.Cause),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RightsExtended> RightsExtended = Codecs.Record<RightsExtended>(static f => new(
        f.Get("rights", Ordinals, static o => o.Rights),
        f.Get("until", Codecs.Date, static o => o.Until),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RenewalFiled> RenewalFiled = Codecs.Record<RenewalFiled>(static f => new(
        f.Get("certificate", Codecs.Certificate, static o => o.Certificate),
        f.Get("case", Codecs.Case, static o => o.Case),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PledgeFiled> PledgeFiled = Codecs.Record<PledgeFiled>(static f => new(
        f.Get("content", PledgeContent, static o => o.Content),
        f.Get("pledgor", Codecs.Party, static o => o.Pledgor),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PledgeConfirmed> PledgeConfirmed = Codecs.Record<PledgeConfirmed>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PledgeRegistered> PledgeRegistered = Codecs.Record<PledgeRegistered>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PledgeReleased> PledgeReleased = Codecs.Record<PledgeReleased>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PledgeWithdrawn> PledgeWithdrawn = Codecs.Record<PledgeWithdrawn>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RemarkEntered> RemarkEntered = Codecs.Record<RemarkEntered>(static f => new(
        f.Get("content", RemarkContent, static o => o.Content),
        f.Get("act", PartyCodecs.Act, static o => o.Act),
        f.MaybeValue("sealedUntil", Codecs.Date, static o => o.SealedUntil)));

    public static readonly Codec<RemarkLifted> RemarkLifted = Codecs.Record<RemarkLifted>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reference", Reference, static o => o.Reference),
        f.Get("reason", Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act),
        f.MaybeValue("sealedUntil", Codecs.Date, static o => o.SealedUntil)));

    public static readonly Codec<RemarkExpired> RemarkExpired = Codecs.Record<RemarkExpired>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RemarkUnsealed> RemarkUnsealed = Codecs.Record<RemarkUnsealed>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<AssetConsulted> Consulted = Codecs.Record<AssetConsulted>(static f => new(
        f.Get("order", Codecs.Order, static o => o.Order)));
}
