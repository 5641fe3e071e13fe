using System.Globalization;
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
        PersonalInformation = application.PersonalInformation;
        (Source, Basis, Statement) = (application.Source.Kind, application.Source.Basis, application.Source.Statement);
        (Content, Bytes) = (application.Content, application.Description.Bytes);
        Rights.Clear();
        Rights.UnionWith(application.Rights.Select(static right => right.Right));
        Take(application.Description);
    }

    /// <summary>The application corrected; there must be no faults.</summary>
    public Application Correct(PartyId applicant)
    {
        var before = Before!;
        return Build(before.Asset, applicant) with
        {
            Applicants = before.Applicants,
            PublicOrigin = before.PublicOrigin,
            Impacts = before.Impacts,
            Source = before.Source with { Kind = Source, Basis = Basis, Statement = Statement.Trim() },
            Rights =
            [
                .. before.Rights.Where(right => Rights.Contains(right.Right)),
                .. Rights.Order().Where(right => before.Rights.All(known => known.Right != right))
                    .Select(right => Claim(applicant, right)),
            ],
            Materials =
            [
                .. before.Materials.Where(material => !Materials.ContainsKey(material.Kind)), .. Materials.Values,
            ],
            NoticeExemption = before.NoticeExemption,
            PublicRegistration = before.PublicRegistration,
        };
    }

    private void Take(Ledger.Domain.Assets.Description description)
    {
        (Name, Overview, Restrictions) = (description.Name, description.Overview, description.Restrictions);
        Industry = description.Industry.ToString();
        (Scope, Frequency, Structure) = (description.Scope, description.Frequency, description.Structure);
        Divisions = string.Join(' ', description.Divisions);
        (From, Until) = (description.From, description.Until);
        Records = description.Records is { } records ? long.Parse($"{records}", CultureInfo.InvariantCulture) : null;
        Medium = description.Media is [var first, ..] ? first : Medium;
    }
}
