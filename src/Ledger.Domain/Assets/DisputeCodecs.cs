using Ledger.Domain.Json;
using Ledger.Domain.Parties;
using Ledger.Domain.Registration;

namespace Ledger.Domain.Assets;

/// <summary>The JSON of objections after registration.</summary>
internal static class DisputeCodecs
{
    private static readonly Codec<int> Number = Codecs.Number(1, 100_000);
    private static readonly Codec<string> Reason = Codecs.Text(1, 1000);
    private static readonly Codec<string> Reference = Codecs.Text(1, 128);

    public static readonly Codec<DisputeContent> Content = Codecs.Record<DisputeContent>(static f => new(
        f.Get("rights", EncumbranceCodecs.Ordinals, static o => o.Rights),
        f.Get("grounds", Reason, static o => o.Grounds),
        f.Get("materials", CaseCodecs.Materials, static o => o.Materials)));

    public static readonly Codec<Dispute> State = Codecs.Record<Dispute>(static f => new(
        f.Get("content", Content, static o => o.Content),
        f.Get("objector", Codecs.Party, static o => o.Objector),
        f.Get("registrant", Codecs.Party, static o => o.Registrant),
        f.Get("filedOn", Codecs.Date, static o => o.FiledOn),
        f.Get("status", Codecs.Name<DisputeStatus>(), static o => o.Status),
        f.MaybeValue("upheld", Codecs.Bool, static o => o.Upheld),
        f.Get("agreed", Codecs.List(Codecs.Party, 0, 2), static o => o.Agreed),
        f.Maybe("concludedBy", PartyCodecs.Act, static o => o.ConcludedBy)));

    public static readonly Codec<FileDispute> FileDispute =
        Codecs.Record<FileDispute>(static f => new(
            f.Get("content", Content, static o => o.Content)));

    public static readonly Codec<DismissDispute> DismissDispute =
        Codecs.Record<DismissDispute>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("reason", Reason, static o => o.Reason)));

    public static readonly Codec<NotifyDispute> NotifyDispute =
        Codecs.Record<NotifyDispute>(static f => new(
            f.Get("number", Number, static o => o.Number)));

    public static readonly Codec<AnswerDispute> AnswerDispute =
        Codecs.Record<AnswerDispute>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("accepts", Codecs.Bool, static o => o.Accepts),
            f.Get("statement", Reason, static o => o.Statement)));

    public static readonly Codec<ConcludeDispute> ConcludeDispute =
        Codecs.Record<ConcludeDispute>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("upheld", Codecs.Bool, static o => o.Upheld),
            f.Get("conclusion", Reason, static o => o.Conclusion)));

    public static readonly Codec<RespondToConclusion> RespondToConclusion =
        Codecs.Record<RespondToConclusion>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("accepts", Codecs.Bool, static o => o.Accepts)));

    public static readonly Codec<FollowDocument> FollowDocument =
        Codecs.Record<FollowDocument>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("reference", Reference, static o => o.Reference),
            f.Get("upheld", Codecs.Bool, static o => o.Upheld)));

    public static readonly Codec<DisputeFiled> DisputeFiled =
        Codecs.Record<DisputeFiled>(static f => new(
            f.Get("content", Content, static o => o.Content),
            f.Get("registrant", Codecs.Party, static o => o.Registrant),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DisputeDismissed> DisputeDismissed =
        Codecs.Record<DisputeDismissed>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("reason", Reason, static o => o.Reason),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DisputeNotified> DisputeNotified =
        Codecs.Record<DisputeNotified>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DisputeAnswered> DisputeAnswered =
        Codecs.Record<DisputeAnswered>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("accepts", Codecs.Bool, static o => o.Accepts),
            f.Get("statement", Reason, static o => o.Statement),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DisputeConcluded> DisputeConcluded =
        Codecs.Record<DisputeConcluded>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("upheld", Codecs.Bool, static o => o.Upheld),
            f.Get("conclusion", Reason, static o => o.Conclusion),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<ConclusionAnswered> ConclusionAnswered =
        Codecs.Record<ConclusionAnswered>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("party", Codecs.Party, static o => o.Party),
            f.Get("accepts", Codecs.Bool, static o => o.Accepts),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<DisputeDecided> DisputeDecided =
        Codecs.Record<DisputeDecided>(static f => new(
            f.Get("number", Number, static o => o.Number),
            f.Get("reference", Reference, static o => o.Reference),
            f.Get("upheld", Codecs.Bool, static o => o.Upheld),
            f.Get("act", PartyCodecs.Act, static o => o.Act)));
}
