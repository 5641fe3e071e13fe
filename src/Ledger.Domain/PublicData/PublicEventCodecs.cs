using Ledger.Domain.Json;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>The JSON of events of the regime of public data.</summary>
internal static class PublicEventCodecs
{
    public static readonly Codec<OperationAnnounced> OperationAnnounced =
        Codecs.Record<OperationAnnounced>(static f => new(
            f.Get("announcement", PublicCodecs.Announcement, static o => o.Announcement),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataFiled> PublicDataFiled =
        Codecs.Record<PublicDataFiled>(static f => new(
            f.Get("application", PublicCodecs.Application, static o => o.Application),
            f.MaybeValue("late", Codecs.Bool, static o => o.Late),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataAccepted> PublicDataAccepted =
        Codecs.Record<PublicDataAccepted>(static f => new(
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataReturned> PublicDataReturned =
        Codecs.Record<PublicDataReturned>(static f => new(
            f.Get("defects", PublicCodecs.Defects, static o => o.Defects),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataResubmitted> PublicDataResubmitted =
        Codecs.Record<PublicDataResubmitted>(static f => new(
            f.Get("application", PublicCodecs.Application, static o => o.Application),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataDeclined> PublicDataDeclined =
        Codecs.Record<PublicDataDeclined>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataReviewed> PublicDataReviewed =
        Codecs.Record<PublicDataReviewed>(static f => new(
            f.Get("findings", PublicCodecs.Findings, static o => o.Findings),
            f.Get("passed", Codecs.Bool, static o => o.Passed),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DelayExplained> DelayExplained =
        Codecs.Record<DelayExplained>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataNoticed> PublicDataNoticed =
        Codecs.Record<PublicDataNoticed>(static f => new(
            f.Get("reference", CaseCodecs.Reference, static o => o.Reference),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicObjectionRaised> PublicObjectionRaised =
        Codecs.Record<PublicObjectionRaised>(static f => new(
            f.Get("objector", Codecs.Party, static o => o.Objector),
            f.Get("grounds", CaseCodecs.Reason, static o => o.Grounds),
            f.Get("materials", CaseCodecs.Materials, static o => o.Materials),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicObjectionDecided> PublicObjectionDecided =
        Codecs.Record<PublicObjectionDecided>(static f => new(
            f.Get("number", Codecs.Number(1, 10_000), static o => o.Number),
            f.Get("upheld", Codecs.Bool, static o => o.Upheld),
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataRegistered> PublicDataRegistered =
        Codecs.Record<PublicDataRegistered>(static f => new(
            f.Get("code", PublicCodecs.Code, static o => o.Code),
            f.Get("from", Codecs.Date, static o => o.From),
            f.Get("until", Codecs.Date, static o => o.Until),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataCompleted> PublicDataCompleted =
        Codecs.Record<PublicDataCompleted>(static f => new(
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataRefused> PublicDataRefused =
        Codecs.Record<PublicDataRefused>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataWithdrawn> PublicDataWithdrawn =
        Codecs.Record<PublicDataWithdrawn>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicRenewalFiled> PublicRenewalFiled =
        Codecs.Record<PublicRenewalFiled>(static f => new(
            f.Get("case", Codecs.Case, static o => o.Case),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicRecordChanged> PublicRecordChanged =
        Codecs.Record<PublicRecordChanged>(static f => new(
            f.Get("record", PublicCodecs.Record, static o => o.Record),
            f.Get("case", Codecs.Case, static o => o.Case),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataRenewed> PublicDataRenewed =
        Codecs.Record<PublicDataRenewed>(static f => new(
            f.Get("until", Codecs.Date, static o => o.Until),
            f.Get("case", Codecs.Case, static o => o.Case),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataCancelled> PublicDataCancelled =
        Codecs.Record<PublicDataCancelled>(static f => new(
            f.Get("ground", Codecs.Name<PublicCancellationGround>(), static o => o.Ground),
            f.Get("case", Codecs.Case, static o => o.Case),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataRevoked> PublicDataRevoked =
        Codecs.Record<PublicDataRevoked>(static f => new(
            f.Get("ground", Codecs.Name<RevocationGround>(), static o => o.Ground),
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<PublicDataLapsed> PublicDataLapsed =
        Codecs.Record<PublicDataLapsed>(static f => new(
            f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
