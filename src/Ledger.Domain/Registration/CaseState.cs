using Ledger.Domain.Calendars;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain.Registration;

/// <summary>A first registration as it stands.</summary>
public sealed record CaseState : AggregateState
{
    /// <summary>Where it stands.</summary>
    public CaseStatus Status { get; init; }

    /// <summary>The application as last filed or corrected.</summary>
    public Application? Application { get; init; }

    /// <summary>The application, where the case follows a first registration.</summary>
    public LaterApplication? Later { get; init; }

    /// <summary>What the case has under the regime of public data; null under the guide.</summary>
    public PublicCase? Public { get; init; }

    /// <summary>Whether the registrar opened the case itself (article 37, second paragraph).</summary>
    public bool OwnMotion { get; init; }

    /// <summary>Who applied or agreed with a signature of its own, where the case follows a first one.</summary>
    public ValueList<PartyId> Joined { get; init; } = [];

    /// <summary>Who filed it: an applicant, or somebody with a power of attorney.</summary>
    public PartyId? FiledBy { get; init; }

    /// <summary>The day on which the application, or its last correction, was received.</summary>
    public DateOnly? ReceivedOn { get; init; }

    /// <summary>The day on which an application that follows a first registration was first filed.</summary>
    public DateOnly? FirstFiledOn { get; init; }

    /// <summary>The last day for a correction.</summary>
    public DateOnly? CorrectBy { get; init; }

    /// <summary>The day of acceptance, from which the handling period runs.</summary>
    public DateOnly? AcceptedOn { get; init; }

    /// <summary>Who accepted; null when it was deemed accepted.</summary>
    public Act? Acceptance { get; init; }

    /// <summary>Working days by which the handling period was extended.</summary>
    public int Extension { get; init; }

    /// <summary>Requests for evidence, oldest first.</summary>
    public ValueList<EvidenceRequest> EvidenceRequests { get; init; } = [];

    /// <summary>Everybody who reviewed, oldest first.</summary>
    public ValueList<Act> Reviews { get; init; } = [];

    /// <summary>The day on which the notice was published; null while it was not, or was withheld.</summary>
    public DateOnly? NoticeOn { get; init; }

    /// <summary>Objections during the notice, oldest first.</summary>
    public ValueList<Objection> Objections { get; init; } = [];

    /// <summary>The record in the national system.</summary>
    public NationalEvidence? Evidence { get; init; }

    /// <summary>The last day on which the registration is valid.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The certificate's code.</summary>
    public CertificateCode? Number { get; init; }

    /// <summary>The legal date of the act that ended the case; null while it is open.</summary>
    public DateOnly? ClosedOn { get; init; }

    /// <summary>Documents that are restricted or erased, by party.</summary>
    public ValueList<CaseDocuments> Documents { get; init; } = [];

    /// <summary>Inquiries into its materials, oldest first.</summary>
    public ValueList<Inquiry> Inquiries { get; init; } = [];

    /// <summary>The legal date of the last act.</summary>
    public DateOnly LastActOn { get; init; }

    /// <summary>The asset that it is about; null while there is no case.</summary>
    public AssetId? Asset => Application?.Asset ?? Later?.Asset ?? Public?.Application?.Asset;

    /// <summary>Why the applicants ask to withhold the notice; null when they do not.</summary>
    public string? NoticeExemption => Application?.NoticeExemption ?? Later?.NoticeExemption;

    /// <summary>Whose case it is.</summary>
    public ValueList<PartyId> Applicants => Application?.Applicants ?? Later?.Applicants
        ?? Public?.Application?.Applicants ?? Public?.Announcement?.Applicants ?? [];

    /// <summary>Whether everybody who has to apply did so; a first registration shows it by a material.</summary>
    public bool AllApplied => Later is null || OwnMotion || Later.Applicants.All(Joined.Contains);

    /// <summary>Whether nothing can happen any more.</summary>
    public bool IsFinal => Public?.IsFinal ?? Status >= CaseStatus.Certified;

    /// <summary>
    /// The day after which the years begin for which materials must be kept: the end of the case or, if that is later,
    /// of the registration; null when nothing was filed.
    /// </summary>
    public DateOnly? MaterialsKeptFrom => ClosedOn is { } closed && Until > closed ? Until : ClosedOn;

    /// <summary>Whether the documents of a party are restricted or erased; null when they are neither.</summary>
    public DocumentsStatus? DocumentsOf(PartyId party) =>
        Documents.FirstOrDefault(documents => documents.Party == party)?.Status;

    /// <summary>Whether an inquiry opens the documents of a party to another on a day.</summary>
    public bool IsOpened(PartyId reader, PartyId of, DateOnly day) =>
        Inquiries.Any(inquiry => inquiry.Opens(reader, of, day));

    /// <summary>Whether a party may have handed documents in: before a case is filed, anybody.</summary>
    internal bool Concerns(PartyId party) => (Status is CaseStatus.None && Public is null) || IsApplicant(party)
        || Objections.Any(objection => objection.Objector == party);

    /// <summary>Whether a party may speak for the applicants.</summary>
    public bool IsApplicant(PartyId? party) =>
        party is { } id && !OwnMotion && (FiledBy == id || Applicants.Contains(id));
}

/// <summary>A request for further evidence (article 18).</summary>
/// <param name="Span">From the request to the supply; open until then.</param>
/// <param name="By">The last day for it.</param>
public sealed record EvidenceRequest(DateInterval Span, DateOnly By);

/// <summary>An objection during the notice (article 25).</summary>
/// <param name="Objector">Who objected.</param>
/// <param name="Span">From its receipt to its decision; open until then.</param>
public sealed record Objection(PartyId Objector, DateInterval Span)
{
    /// <summary>Whether it waits for a decision.</summary>
    public bool IsOpen => Span.To is null;
}

/// <summary>The record in the national system, at whose time the registration is complete (article 26).</summary>
/// <param name="Reference">Its reference there.</param>
/// <param name="On">Its date.</param>
public sealed record NationalEvidence(string Reference, DateOnly On);
