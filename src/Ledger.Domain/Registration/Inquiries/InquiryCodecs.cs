using Ledger.Domain.Json;
using Ledger.Domain.Parties;

namespace Ledger.Domain.Registration.Inquiries;

/// <summary>The JSON of inquiries: payloads, events, snapshot.</summary>
internal static class InquiryCodecs
{
    private static readonly Codec<int> Number = Codecs.Number(1, 10_000);
    private static readonly Codec<ValueList<PartyId>> Of = Codecs.Set(Codecs.Party, 1, 16);

    private static readonly Codec<InquiryContent> Content = Codecs.Record<InquiryContent>(static f => new(
        f.Get("capacity", Codecs.Name<InquiryCapacity>(), static o => o.Capacity),
        f.Get("purpose", CaseCodecs.Reason, static o => o.Purpose),
        f.Maybe("reference", CaseCodecs.Reference, static o => o.Reference),
        f.Get("materials", Codecs.List(CaseCodecs.Material, 0, 16), static o => o.Materials)));

    public static readonly Codec<FileInquiry> File = Codecs.Record<FileInquiry>(static f => new(
        f.Get("content", Content, static o => o.Content)));

    public static readonly Codec<GrantInquiry> Grant = Codecs.Record<GrantInquiry>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("of", Of, static o => o.Of),
        f.Get("until", Codecs.Date, static o => o.Until)));

    public static readonly Codec<RefuseInquiry> Refuse = Codecs.Record<RefuseInquiry>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason)));

    public static readonly Codec<WithdrawInquiry> Withdraw = Codecs.Record<WithdrawInquiry>(static f => new(
        f.Get("number", Number, static o => o.Number)));

    public static readonly Codec<InquiryFiled> Filed = Codecs.Record<InquiryFiled>(static f => new(
        f.Get("by", Codecs.Party, static o => o.By),
        f.Get("content", Content, static o => o.Content),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<InquiryGranted> Granted = Codecs.Record<InquiryGranted>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("of", Of, static o => o.Of),
        f.Get("until", Codecs.Date, static o => o.Until),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<InquiryRefused> Refused = Codecs.Record<InquiryRefused>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("reason", CaseCodecs.Reason, static o => o.Reason),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<InquiryWithdrawn> Withdrawn = Codecs.Record<InquiryWithdrawn>(static f => new(
        f.Get("number", Number, static o => o.Number),
        f.Get("act", PartyCodecs.Act, static o => o.Act)));

    public static readonly Codec<Inquiry> Inquiry = Codecs.Record<Inquiry>(static f => new(
        f.Get("by", Codecs.Party, static o => o.By),
        f.Get("status", Codecs.Name<InquiryStatus>(), static o => o.Status))
    {
        Of = f.Get("of", Codecs.Set(Codecs.Party, 0, 16), static o => o.Of),
        Until = f.MaybeValue("until", Codecs.Date, static o => o.Until),
    });
}
