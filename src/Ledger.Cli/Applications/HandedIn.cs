using Ledger.Domain;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Cli.Applications;

/// <summary>Which materials came into a case by what happened in it.</summary>
internal static class HandedIn
{
    /// <summary>The materials, and who handed them in; nobody named for one of the applicants.</summary>
    public static (ValueList<Material> Materials, PartyId? By) Of(DomainEvent happened) => happened switch
    {
        RegistrationFiled filed => (filed.Application.Materials, null),
        RegistrationCorrected corrected => (corrected.Application.Materials, null),
        RegistrationApplied applied => (applied.Application.Materials, null),
        RegistrationAmended amended => (amended.Application.Materials, null),
        CancellationOpened opened => (opened.Application.Materials, null),
        EvidenceSupplied supplied => (supplied.Materials, null),
        ObjectionRaised objection => (objection.Materials, objection.Objector),
        InquiryFiled inquiry => (inquiry.Content.Materials, inquiry.By),
        PublicDataFiled filed => (filed.Application.Materials, null),
        PublicDataResubmitted again => (again.Application.Materials, null),
        PublicObjectionRaised objection => (objection.Materials, objection.Objector),
        _ => ([], null),
    };
}
