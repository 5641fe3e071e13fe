using Ledger.Domain;
using Ledger.Domain.Registration;

namespace Ledger.Portal.Applying;

/// <summary>
/// A correction: the application that was filed, filled in again; what has no field here stays as it was.
/// </summary>
internal sealed partial class ApplicationForm
{
    /// <summary>Fills the form in with an application that is to be corrected.</summary>
    public void Take(Application application)
    {
        Before = application;
        (Kind, Category, Grade) = (application.Kind, application.Category, application.Grade);
        Origin = application.PublicOrigin ?? Origin;
        PersonalInformation = application.PersonalInformation;
        (Source, Basis, Statement) = (application.Source.Kind, application.Source.Basis, application.Source.Statement);
        Sources = string.Join(' ', application.Source.Assets);
        Exemption = application.NoticeExemption ?? "";
        (Content, Bytes) = (application.Content, application.Description.Bytes);
        Rights.Clear();
        Rights.UnionWith(application.Rights.Select(static right => right.Right));
        Data.Take(application.Description);
        Materials.Take(application.Materials);
    }

    /// <summary>The application corrected; there must be no faults.</summary>
    public Application Correct(PartyId applicant)
    {
        var before = Before!;
        return Build(before.Asset, applicant) with
        {
            Applicants = before.Applicants,
            Impacts = before.Impacts,
            Rights =
            [
                .. before.Rights.Where(right => Rights.Contains(right.Right)),
                .. Rights.Order().Where(right => before.Rights.All(known => known.Right != right))
                    .Select(right => Claim(applicant, right)),
            ],
            PublicRegistration = before.PublicRegistration,
        };
    }
}
