using Ledger.Domain.Json;

namespace Ledger.Domain.Registration;

/// <summary>The JSON of payloads addressed to cases.</summary>
internal static class CaseCommandCodecs
{
    public static readonly Codec<FileRegistration> FileRegistration = Codecs.Record<FileRegistration>(static f => new(
        f.Get("application", CaseCodecs.Application, static o => o.Application)));

    public static readonly Codec<AcceptRegistration> AcceptRegistration =
        Codecs.Record<AcceptRegistration>(static _ => new());

    public static readonly Codec<RequestCorrection> RequestCorrection =
        Codecs.Record<RequestCorrection>(static f => new(
            f.Get("items", CaseCodecs.Items, static o => o.Items),
            f.Get("by", Codecs.Date, static o => o.By)));

    public static readonly Codec<CorrectRegistration> CorrectRegistration =
        Codecs.Record<CorrectRegistration>(static f => new(
            f.Get("application", CaseCodecs.Application, static o => o.Application)));

    public static readonly Codec<DeclineRegistration> DeclineRegistration =
        Codecs.Record<DeclineRegistration>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<Tick> Tick = Codecs.Record<Tick>(static _ => new());

    public static readonly Codec<RequestEvidence> RequestEvidence = Codecs.Record<RequestEvidence>(static f => new(
        f.Get("items", CaseCodecs.Items, static o => o.Items),
        f.Get("by", Codecs.Date, static o => o.By)));

    public static readonly Codec<SupplyEvidence> SupplyEvidence = Codecs.Record<SupplyEvidence>(static f => new(
        f.Get("materials", CaseCodecs.Materials, static o => o.Materials)));

    public static readonly Codec<TerminateRegistration> TerminateRegistration =
        Codecs.Record<TerminateRegistration>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<ExtendHandling> ExtendHandling = Codecs.Record<ExtendHandling>(static f => new(
        f.Get("days", Codecs.Number(1, 100), static o => o.Days),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<ReviewRegistration> ReviewRegistration =
        Codecs.Record<ReviewRegistration>(static f => new(
            f.Get("findings", CaseCodecs.Findings, static o => o.Findings)));

    public static readonly Codec<PublishNotice> PublishNotice = Codecs.Record<PublishNotice>(static f => new(
        f.Get("reference", CaseCodecs.Reference, static o => o.Reference)));

    public static readonly Codec<WithholdNotice> WithholdNotice = Codecs.Record<WithholdNotice>(static f => new(
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<ObjectToRegistration> ObjectToRegistration =
        Codecs.Record<ObjectToRegistration>(static f => new(
            f.Get("grounds", CaseCodecs.Reason, static o => o.Grounds),
            f.Get("materials", CaseCodecs.Materials, static o => o.Materials)));

    public static readonly Codec<DecideObjection> DecideObjection = Codecs.Record<DecideObjection>(static f => new(
        f.Get("number", Codecs.Number(1, 10_000), static o => o.Number),
        f.Get("upheld", Codecs.Bool, static o => o.Upheld),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<RecordEvidence> RecordEvidence = Codecs.Record<RecordEvidence>(static f => new(
        f.Get("reference", CaseCodecs.Reference, static o => o.Reference),
        f.Get("on", Codecs.Date, static o => o.On)));

    public static readonly Codec<CertifyRegistration> CertifyRegistration =
        Codecs.Record<CertifyRegistration>(static f => new(
            f.Get("years", Codecs.Number(1, 100), static o => o.Years)));

    public static readonly Codec<RefuseRegistration> RefuseRegistration =
        Codecs.Record<RefuseRegistration>(static f => new(
            f.Get("ground", Codecs.Name<RefusalGround>(), static o => o.Ground),
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<WithdrawRegistration> WithdrawRegistration =
        Codecs.Record<WithdrawRegistration>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<RestrictDocuments> RestrictDocuments = Codecs.Record<RestrictDocuments>(
        static f => new(
            f.Get("party", Codecs.Party, static o => o.Party),
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<EraseDocuments> EraseDocuments = Codecs.Record<EraseDocuments>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.MaybeValue("organisation", Codecs.Party, static o => o.Organisation)));
}
