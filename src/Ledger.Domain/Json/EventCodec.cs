using System.Diagnostics.CodeAnalysis;
using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Censuses;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Domain.Chains;
using Ledger.Domain.Json;
using Ledger.Domain.Keys;
using Ledger.Domain.Lists;
using Ledger.Domain.Orders;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registrars;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain;

/// <summary>
/// Reads and writes the <c>events</c> body of an entry: a JSON array of
/// <c>{"stream":"case/…","type":"registration.filed","data":{…}}</c>, in order. Events are kept for ever, so every name
/// in here stays as it is; reading is as strict as for payloads.
/// </summary>
public static class EventCodec
{
    private static readonly NamedCodecs<DomainEvent> All = new(
    [
        Of("party.registered", PartyCodecs.Registered),
        Of("party.identity-changed", PartyCodecs.IdentityChanged),
        Of("party.key-added", PartyCodecs.KeyAdded),
        Of("party.key-replaced", PartyCodecs.KeyReplaced),
        Of("party.key-revoked", PartyCodecs.KeyRevoked),
        Of("party.succeeded", SuccessionCodecs.Succeeded),
        Of("succession.filed", SuccessionCodecs.Filed),
        Of("succession.declined", SuccessionCodecs.Declined),
        Of("access.sealed", RegistryCodecs.AccessSealed),
        Of("substitution.appointed", SubstitutionCodecs.Appointed),
        Of("substitution.ended", SubstitutionCodecs.Ended),
        Of("membership.admitted", MembershipCodecs.Admitted),
        Of("membership.changed", MembershipCodecs.Changed),
        Of("membership.ended", MembershipCodecs.Ended),
        Of("restoration.proposed", RestorationCodecs.Proposed),
        Of("restoration.confirmed", RestorationCodecs.Confirmed),
        Of("restoration.declined", RestorationCodecs.Declined),
        Of("asset.registered", AssetCodecs.Registered),
        Of("right.granted", AssetCodecs.RightGranted),
        Of("right.ended", EncumbranceCodecs.RightsEnded),
        Of("right.extended", EncumbranceCodecs.RightsExtended),
        Of("right.varied", RightCodecs.Varied),
        Of("right.shared", RightCodecs.Shared),
        Of("right.assigned", RightCodecs.Assigned),
        Of("succession.entered", SuccessionEntryCodecs.Entered),
        Of("right.surrendered", RightCodecs.Surrendered),
        Of("right.revoked", RightCodecs.Revoked),
        Of("consent.given", RightCodecs.ConsentGiven),
        Of("consent.withdrawn", RightCodecs.ConsentWithdrawn),
        Of("consent.spent", RightCodecs.ConsentSpent),
        Of("collection.declared", CollectionCodecs.Declared),
        Of("collection.withdrawn", CollectionCodecs.Withdrawn),
        Of("source.declared", SourceCodecs.Declared),
        Of("source.observed", SourceCodecs.Observed),
        Of("source.withdrawn", SourceCodecs.Withdrawn),
        Of("renewal.filed", EncumbranceCodecs.RenewalFiled),
        Of("objection.filed", DisputeCodecs.DisputeFiled),
        Of("objection.dismissed", DisputeCodecs.DisputeDismissed),
        Of("objection.notified", DisputeCodecs.DisputeNotified),
        Of("objection.answered", DisputeCodecs.DisputeAnswered),
        Of("objection.concluded", DisputeCodecs.DisputeConcluded),
        Of("objection.responded", DisputeCodecs.ConclusionAnswered),
        Of("objection.decided", DisputeCodecs.DisputeDecided),
        Of("pledge.filed", EncumbranceCodecs.PledgeFiled),
        Of("pledge.confirmed", EncumbranceCodecs.PledgeConfirmed),
        Of("pledge.registered", EncumbranceCodecs.PledgeRegistered),
        Of("pledge.released", EncumbranceCodecs.PledgeReleased),
        Of("pledge.withdrawn", EncumbranceCodecs.PledgeWithdrawn),
        Of("remark.entered", EncumbranceCodecs.RemarkEntered),
        Of("remark.lifted", EncumbranceCodecs.RemarkLifted),
        Of("remark.expired", EncumbranceCodecs.RemarkExpired),
        Of("remark.unsealed", EncumbranceCodecs.RemarkUnsealed),
        Of("asset.consulted", EncumbranceCodecs.Consulted),
        Of("certificate.issued", AssetCodecs.CertificateIssued),
        Of("transaction.filed", AssetCodecs.TransactionFiled),
        Of("egress.filed", AssetCodecs.EgressFiled),
        Of("asset.restated", AssetCodecs.Restated),
        Of("instance.opened", RegistryCodecs.InstanceOpened),
        Of("instance.retired", RegistryCodecs.InstanceRetired),
        Of("keys.opened", KeyCodecs.Opened),
        Of("key.proposed", KeyCodecs.Proposed),
        Of("key.rotated", KeyCodecs.Rotated),
        Of("key.revoked", KeyCodecs.Revoked),
        Of("range.refused", RegistryCodecs.RangeRefused),
        Of("range.voided", RegistryCodecs.RangeVoided),
        Of("calendar.loaded", RegistryCodecs.CalendarLoaded),
        Of("list.loaded", ListCodecs.Loaded),
        Of("registration.filed", CaseEventCodecs.RegistrationFiled),
        Of("registration.applied", LaterCodecs.Applied),
        Of("registration.amended", LaterCodecs.Amended),
        Of("registration.joined", LaterCodecs.Joined),
        Of("registration.cancellation-opened", LaterCodecs.Opened),
        Of("registration.completed", LaterCodecs.Completed),
        Of("registration.accepted", CaseEventCodecs.RegistrationAccepted),
        Of("registration.deemed-accepted", CaseEventCodecs.RegistrationDeemedAccepted),
        Of("registration.correction-requested", CaseEventCodecs.CorrectionRequested),
        Of("registration.corrected", CaseEventCodecs.RegistrationCorrected),
        Of("registration.declined", CaseEventCodecs.RegistrationDeclined),
        Of("registration.lapsed", CaseEventCodecs.RegistrationLapsed),
        Of("registration.evidence-requested", CaseEventCodecs.EvidenceRequested),
        Of("registration.evidence-supplied", CaseEventCodecs.EvidenceSupplied),
        Of("registration.terminated", CaseEventCodecs.RegistrationTerminated),
        Of("registration.extended", CaseEventCodecs.HandlingExtended),
        Of("registration.reviewed", CaseEventCodecs.RegistrationReviewed),
        Of("registration.noticed", CaseEventCodecs.NoticePublished),
        Of("registration.notice-withheld", CaseEventCodecs.NoticeWithheld),
        Of("registration.objected", CaseEventCodecs.ObjectionRaised),
        Of("registration.objection-decided", CaseEventCodecs.ObjectionDecided),
        Of("registration.evidenced", CaseEventCodecs.EvidenceRecorded),
        Of("registration.certified", CaseEventCodecs.RegistrationCertified),
        Of("registration.refused", CaseEventCodecs.RegistrationRefused),
        Of("registration.withdrawn", CaseEventCodecs.RegistrationWithdrawn),
        Of("registration.documents-restricted", CaseEventCodecs.DocumentsRestricted),
        Of("registration.documents-erased", CaseEventCodecs.DocumentsErased),
        Of("inquiry.filed", InquiryCodecs.Filed),
        Of("inquiry.granted", InquiryCodecs.Granted),
        Of("inquiry.refused", InquiryCodecs.Refused),
        Of("inquiry.withdrawn", InquiryCodecs.Withdrawn),
        Of("public.announced", PublicEventCodecs.OperationAnnounced),
        Of("public.filed", PublicEventCodecs.PublicDataFiled),
        Of("public.accepted", PublicEventCodecs.PublicDataAccepted),
        Of("public.returned", PublicEventCodecs.PublicDataReturned),
        Of("public.resubmitted", PublicEventCodecs.PublicDataResubmitted),
        Of("public.declined", PublicEventCodecs.PublicDataDeclined),
        Of("public.reviewed", PublicEventCodecs.PublicDataReviewed),
        Of("public.delay-explained", PublicEventCodecs.DelayExplained),
        Of("public.noticed", PublicEventCodecs.PublicDataNoticed),
        Of("public.objected", PublicEventCodecs.PublicObjectionRaised),
        Of("public.objection-decided", PublicEventCodecs.PublicObjectionDecided),
        Of("public.registered", PublicEventCodecs.PublicDataRegistered),
        Of("public.completed", PublicEventCodecs.PublicDataCompleted),
        Of("public.refused", PublicEventCodecs.PublicDataRefused),
        Of("public.withdrawn", PublicEventCodecs.PublicDataWithdrawn),
        Of("public.renewal-filed", PublicEventCodecs.PublicRenewalFiled),
        Of("public.record-changed", PublicEventCodecs.PublicRecordChanged),
        Of("public.renewed", PublicEventCodecs.PublicDataRenewed),
        Of("public.cancelled", PublicEventCodecs.PublicDataCancelled),
        Of("public.revoked", PublicEventCodecs.PublicDataRevoked),
        Of("public.lapsed", PublicEventCodecs.PublicDataLapsed),
        Of("catalogue.compiled", ItemEventCodecs.ItemCompiled),
        Of("catalogue.revised", ItemEventCodecs.ItemRevised),
        Of("catalogue.inspected", ItemEventCodecs.ItemInspected),
        Of("catalogue.confirmed", ItemEventCodecs.ItemConfirmed),
        Of("catalogue.published", ItemEventCodecs.ItemPublished),
        Of("catalogue.updated", ItemEventCodecs.ItemUpdated),
        Of("catalogue.withdrawn", ItemEventCodecs.ItemWithdrawn),
        Of("datum.sourced", DatumEventCodecs.DatumSourced),
        Of("datum.released", DatumEventCodecs.DatumReleased),
        Of("sharing.assigned", SharingEventCodecs.SharingAssigned),
        Of("sharing.ended", SharingEventCodecs.SharingEnded),
        Of("demand.filed", DemandEventCodecs.DemandFiled),
        Of("demand.listed", DemandEventCodecs.DemandListed),
        Of("demand.declined", DemandEventCodecs.DemandDeclined),
        Of("demand.matched", DemandEventCodecs.DemandMatched),
        Of("demand.answered", DemandEventCodecs.DemandAnswered),
        Of("demand.objected", DemandEventCodecs.SupplyObjected),
        Of("demand.replied", DemandEventCodecs.ObjectionReplied),
        Of("demand.decided", DemandEventCodecs.SupplyDecided),
        Of("demand.confirmed", DemandEventCodecs.SupplyConfirmed),
        Of("demand.withdrawn", DemandEventCodecs.DemandWithdrawn),
        Of("opening.bar-proposed", OpeningEventCodecs.BarProposed),
        Of("opening.bar-decided", OpeningEventCodecs.BarDecided),
        Of("opening.bar-lifted", OpeningEventCodecs.BarLifted),
        Of("opening.proposed", OpeningEventCodecs.OpeningProposed),
        Of("opening.decided", OpeningEventCodecs.OpeningDecided),
        Of("opening.requested", OpeningEventCodecs.AccessRequested),
        Of("opening.answered", OpeningEventCodecs.AccessAnswered),
        Of("opening.closed", OpeningEventCodecs.OpeningClosed),
        Of("flow.aggregated", FlowEventCodecs.DataAggregated),
        Of("flow.returned", FlowEventCodecs.DataReturned),
        Of("census.opened", CensusEventCodecs.CensusOpened),
        Of("census.reported", CensusEventCodecs.ResourcesReported),
        Of("census.closed", CensusEventCodecs.CensusClosed),
        .. RegistrarCommandCodecs.Events,
        .. OrderCodecs.Events,
    ]);

    /// <summary>The types of all events, for example <c>registration.filed</c>.</summary>
    public static IReadOnlyCollection<string> Types => All.Names;

    /// <summary>The events body of an entry.</summary>
    public static JsonArray Write(IEnumerable<StreamWrite> writes)
    {
        ArgumentNullException.ThrowIfNull(writes);
        List<JsonValue> events = [];
        foreach (var write in writes)
        {
            var stream = write.At.Stream.ToString();
            foreach (var item in write.Events)
            {
                events.Add(new JsonObject(
                    ("data", WriteOne(item)), ("stream", stream), ("type", item.Type)));
            }
        }

        return new JsonArray(events);
    }

    /// <summary>The <c>data</c> of one event.</summary>
    public static JsonObject WriteOne(DomainEvent domainEvent)
    {
        ArgumentNullException.ThrowIfNull(domainEvent);
        return All.Write(domainEvent.Type, domainEvent);
    }

    /// <summary>
    /// Reads an events body and, for an entry that was numbered, adds <see cref="CertificateNumbered"/> after the
    /// events of each stream: what comes out is folded stream by stream, in order.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="number">The leaf's <c>number</c>; null for most entries.</param>
    /// <param name="events">The events with their streams.</param>
    /// <param name="error">The path to the first fault and what is wrong there, for people.</param>
    public static bool TryRead(
        JsonValue body,
        CertificateCode? number,
        [NotNullWhen(true)] out ValueList<StreamEvent>? events,
        [NotNullWhen(false)] out string? error)
    {
        events = null;
        if (body is not JsonArray { Items: var items })
        {
            error = "$: an array is expected";
            return false;
        }

        List<StreamEvent> read = [];
        foreach (var item in items)
        {
            if (!TryReadOne(item, out var one, out error))
            {
                error = $"[{read.Count}] {error}";
                return false;
            }

            read.Add(one);
        }

        events = number is { } code ? [.. read, .. Numbered(read, code)] : [.. read];
        error = null;
        return true;
    }

    private static IEnumerable<StreamEvent> Numbered(IEnumerable<StreamEvent> events, CertificateCode code) =>
        events.Select(static e => e.Stream).Distinct()
            .Select(stream => new StreamEvent(stream, new CertificateNumbered(code)));

    private static bool TryReadOne(
        JsonValue item, [NotNullWhen(true)] out StreamEvent? read, [NotNullWhen(false)] out string? error)
    {
        read = null;
        error = "$: stream, type and data are expected";
        if (item is not JsonObject members || !members.HasExactly("stream", "type", "data")
            || !members.TryGetText("stream", out var name) || !StreamName.TryParse(name, out var stream)
            || !members.TryGetText("type", out var type)
            || !All.TryRead(type, members["data"]!, out var domainEvent, out error))
        {
            return false;
        }

        read = new StreamEvent(stream, domainEvent);
        return true;
    }

    private static NamedCodec<DomainEvent> Of<T>(string type, Codec<T> codec)
        where T : DomainEvent => NamedCodec<DomainEvent>.Of(type, codec);
}

/// <summary>An event of a stream.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Event">The event.</param>
public sealed record StreamEvent(StreamName Stream, DomainEvent Event);
