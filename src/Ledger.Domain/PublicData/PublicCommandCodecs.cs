using Ledger.Domain.Json;
using Ledger.Domain.Registration;

namespace Ledger.Domain.PublicData;

/// <summary>The JSON of commands of the regime of public data.</summary>
internal static class PublicCommandCodecs
{
    public static readonly Codec<AnnounceOperation> AnnounceOperation =
        Codecs.Record<AnnounceOperation>(static f => new(
            f.Get("announcement", PublicCodecs.Announcement, static o => o.Announcement)));

    public static readonly Codec<FilePublicData> FilePublicData =
        Codecs.Record<FilePublicData>(static f => new(
            f.Get("application", PublicCodecs.Application, static o => o.Application)));

    public static readonly Codec<AcceptPublicData> AcceptPublicData =
        Codecs.Record<AcceptPublicData>(static _ => new());

    public static readonly Codec<ReturnPublicData> ReturnPublicData =
        Codecs.Record<ReturnPublicData>(static f => new(
            f.Get("defects", PublicCodecs.Defects, static o => o.Defects)));

    public static readonly Codec<ResubmitPublicData> ResubmitPublicData =
        Codecs.Record<ResubmitPublicData>(static f => new(
            f.Get("application", PublicCodecs.Application, static o => o.Application)));

    public static readonly Codec<DeclinePublicData> DeclinePublicData =
        Codecs.Record<DeclinePublicData>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<ReviewPublicData> ReviewPublicData =
        Codecs.Record<ReviewPublicData>(static f => new(
            f.Get("findings", PublicCodecs.Findings, static o => o.Findings)));

    public static readonly Codec<ExplainDelay> ExplainDelay =
        Codecs.Record<ExplainDelay>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<NoticePublicData> NoticePublicData =
        Codecs.Record<NoticePublicData>(static f => new(
            f.Get("reference", CaseCodecs.Reference, static o => o.Reference)));

    public static readonly Codec<ObjectToPublicData> ObjectToPublicData =
        Codecs.Record<ObjectToPublicData>(static f => new(
            f.Get("grounds", CaseCodecs.Reason, static o => o.Grounds),
            f.Get("materials", CaseCodecs.Materials, static o => o.Materials)));

    public static readonly Codec<DecidePublicObjection> DecidePublicObjection =
        Codecs.Record<DecidePublicObjection>(static f => new(
            f.Get("number", Codecs.Number(1, 10_000), static o => o.Number),
            f.Get("upheld", Codecs.Bool, static o => o.Upheld),
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<AssignPublicCode> AssignPublicCode =
        Codecs.Record<AssignPublicCode>(static f => new(
            f.Get("code", PublicCodecs.Code, static o => o.Code),
            f.Get("on", Codecs.Date, static o => o.On)));

    public static readonly Codec<CompletePublicData> CompletePublicData =
        Codecs.Record<CompletePublicData>(static _ => new());

    public static readonly Codec<RefusePublicData> RefusePublicData =
        Codecs.Record<RefusePublicData>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<WithdrawPublicData> WithdrawPublicData =
        Codecs.Record<WithdrawPublicData>(static f => new(
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<RevokePublicData> RevokePublicData =
        Codecs.Record<RevokePublicData>(static f => new(
            f.Get("ground", Codecs.Name<RevocationGround>(), static o => o.Ground),
            f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<TickPublicData> TickPublicData =
        Codecs.Record<TickPublicData>(static _ => new());
}
