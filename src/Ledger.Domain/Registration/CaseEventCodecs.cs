using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Registration;

/// <summary>The JSON of events of cases.</summary>
internal static class CaseEventCodecs
{
    private static readonly Codec<int> Days = Codecs.Number(0, 100_000);

    public static readonly Codec<RegistrationFiled> RegistrationFiled =
        Codecs.Record<RegistrationFiled>(static f => new(
            f.Get("application", CaseCodecs.Application, static o => o.Application),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationAccepted> RegistrationAccepted =
        Codecs.Record<RegistrationAccepted>(static f => new(
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationDeemedAccepted> RegistrationDeemedAccepted =
        Codecs.Record<RegistrationDeemedAccepted>(static f => new(
            f.Get("acceptedOn", Codecs.Date, static o => o.AcceptedOn),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<CorrectionRequested> CorrectionRequested =
        Codecs.Record<CorrectionRequested>(static f => new(
            f.Get("items", CaseCodecs.Items, static o => o.Items),
            f.Get("by", Codecs.Date, static o => o.By),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationCorrected> RegistrationCorrected =
        Codecs.Record<RegistrationCorrected>(static f => new(
            f.Get("application", CaseCodecs.Application, static o => o.Application),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationDeclined> RegistrationDeclined =
        Codecs.Record<RegistrationDeclined>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationLapsed> RegistrationLapsed =
        Codecs.Record<RegistrationLapsed>(static f => new(
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<EvidenceRequested> EvidenceRequested =
        Codecs.Record<EvidenceRequested>(static f => new(
            f.Get("items", CaseCodecs.Items, static o => o.Items),
            f.Get("by", Codecs.Date, static o => o.By),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<EvidenceSupplied> EvidenceSupplied = Codecs.Record<EvidenceSupplied>(static f => new(
        f.Get("materials", CaseCodecs.Materials, static o => o.Materials),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationTerminated> RegistrationTerminated =
        Codecs.Record<RegistrationTerminated>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<HandlingExtended> HandlingExtended = Codecs.Record<HandlingExtended>(static f => new(
        f.Get("days", Codecs.Number(1, 100), static o => o.Days),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationReviewed> RegistrationReviewed =
        Codecs.Record<RegistrationReviewed>(static f => new(
            f.Get("findings", CaseCodecs.Findings, static o => o.Findings),
            f.Get("passed", Codecs.Bool, static o => o.Passed),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<NoticePublished> NoticePublished = Codecs.Record<NoticePublished>(static f => new(
        f.Get("reference", CaseCodecs.Reference, static o => o.Reference),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<NoticeWithheld> NoticeWithheld = Codecs.Record<NoticeWithheld>(static f => new(
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ObjectionRaised> ObjectionRaised = Codecs.Record<ObjectionRaised>(static f => new(
        f.Get("objector", Codecs.Party, static o => o.Objector),
        f.Get("grounds", CaseCodecs.Reason, static o => o.Grounds),
        f.Get("materials", CaseCodecs.Materials, static o => o.Materials),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ObjectionDecided> ObjectionDecided = Codecs.Record<ObjectionDecided>(static f => new(
        f.Get("number", Codecs.Number(1, 10_000), static o => o.Number),
        f.Get("upheld", Codecs.Bool, static o => o.Upheld),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<EvidenceRecorded> EvidenceRecorded = Codecs.Record<EvidenceRecorded>(static f => new(
        f.Get("reference", CaseCodecs.Reference, static o => o.Reference),
        f.Get("recordedOn", Codecs.Date, static o => o.RecordedOn),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationCertified> RegistrationCertified =
        Codecs.Record<RegistrationCertified>(static f => new(
            f.Get("from", Codecs.Date, static o => o.From),
            f.Get("until", Codecs.Date, static o => o.Until),
            f.MaybeValue("elapsed", Days, static o => o.Elapsed),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationRefused> RegistrationRefused =
        Codecs.Record<RegistrationRefused>(static f => new(
            f.Get("ground", Codecs.Name<RefusalGround>(), static o => o.Ground),
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.MaybeValue("elapsed", Days, static o => o.Elapsed),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<RegistrationWithdrawn> RegistrationWithdrawn =
        Codecs.Record<RegistrationWithdrawn>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DocumentsRestricted> DocumentsRestricted =
        Codecs.Record<DocumentsRestricted>(static f => new(
            f.Get("party", Codecs.Party, static o => o.Party),
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DocumentsErased> DocumentsErased = Codecs.Record<DocumentsErased>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
