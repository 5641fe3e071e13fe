using Ledger.Domain.Calendars;
using Ledger.Domain.Json;

namespace Ledger.Domain.Registration;

/// <summary>The parts of a case's snapshot.</summary>
internal static partial class CaseCodecs
{
    private static Codec<DateInterval> Span => Codecs.Record<SpanBox>(static f => new(
        f.Get("from", Codecs.Date, static o => o.From), f.MaybeValue("to", Codecs.Date, static o => o.To)))
        .Map(static box => new DateInterval(box.From, box.To), static span => new SpanBox(span.From, span.To));

    private static Codec<EvidenceRequest> Request => Codecs.Record<EvidenceRequest>(static f => new(
        f.Get("span", Span, static o => o.Span), f.Get("by", Codecs.Date, static o => o.By)));

    private static Codec<Objection> Objection => Codecs.Record<Objection>(static f => new(
        f.Get("objector", Codecs.Party, static o => o.Objector), f.Get("span", Span, static o => o.Span)));

    private static Codec<NationalEvidence> Evidence => Codecs.Record<NationalEvidence>(static f => new(
        f.Get("reference", Reference, static o => o.Reference), f.Get("on", Codecs.Date, static o => o.On)));

    private static Codec<CaseDocuments> Documents => Codecs.Record<CaseDocuments>(static f => new(
        f.Get("party", Codecs.Party, static o => o.Party),
        f.Get("status", Codecs.Name<DocumentsStatus>(), static o => o.Status),
        f.Get("on", Codecs.Date, static o => o.On)));

    private static CaseStatus? Present(CaseStatus status) => status is CaseStatus.None ? null : status;

    private static Codec<ValueList<T>> Many<T>(Codec<T> item) => Codecs.List(item, 0, int.MaxValue);

    private sealed record SpanBox(DateOnly From, DateOnly? To);
}
