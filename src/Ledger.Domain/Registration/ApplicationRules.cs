using Ledger.Domain.Assets;
using Ledger.Domain.Lists;
using Ledger.Domain.Parties;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registration;

/// <summary>
/// What the rules say about an application that a machine can tell: asked when it is filed, corrected and certified.
/// What takes judgement is the reviewer's.
/// </summary>
internal sealed class ApplicationRules(Application application, Facts facts, RuleSet rules)
{
    /// <summary>The first rule that says no.</summary>
    /// <param name="from">The first day of the rights: today, or the day of the national evidence.</param>
    /// <param name="until">Their last day; null while it is not known.</param>
    public Refusal? Check(DateOnly from, DateOnly? until) =>
        Applicants(until is null) ?? PublicData() ?? Registered(from, until) ?? Grade() ?? Lengths() ?? Basis()
        ?? Rights() ?? Materials() ?? MarketGates.OnRegistration(application, facts, from, rules) ?? Sources(from)
        ?? new RightOverlaps(application, facts.Asset(application.Asset)).Check(from, until);

    // Once the national system has it in evidence the registration is complete, whatever became of the applicant since.
    private Refusal? Applicants(bool applying)
    {
        foreach (var id in application.Applicants)
        {
            var refusal = facts.Party(id).Kind is null ? Refusals.ApplicantUnknown
                : id == facts.Registrar.Operator ? Refusals.RegistrarAsApplicant
                : applying ? Authority.Present(id, facts)
                : null;
            if (refusal is not null)
            {
                return refusal.About(id.ToString());
            }
        }

        return null;
    }

    // Article 15. An organ has no data but from its duties, whatever category it states.
    private Refusal? PublicData() =>
        application.PublicOrigin is PublicOrigin.OfficialDuties
        || application.Applicants.Any(id => facts.Party(id).Organisation?.Code.IsPublicOrgan is true)
            ? Refusals.OfficialData
            : application.PublicOrigin is PublicOrigin.AuthorisedOperation && application.Kind is not AssetKind.Product
                ? Refusals.AuthorisedOperationProductOnly
                : null;

    // Article 15, item 2. The register of public data says whether its registration stands, and whose it is.
    private Refusal? Registered(DateOnly day, DateOnly? until)
    {
        if (application.PublicRegistration is not { } id || !rules.Has("public-registration"))
        {
            return null;
        }

        var registered = facts.Named(id)?.Public;
        return registered is null || !registered.IsInForce(day)
            || !application.Applicants.Any(registered.Registration!.Holders.Contains)
                ? Refusals.PublicRegistrationNotInForce.About(id.ToString())
            : rules.Has("authorisation-term") && until > registered.Registration.Record.AuthorisedUntil
                ? Refusals.BeyondAuthorisation.About(
                    Calendars.CivilDate.Format(registered.Registration.Record.AuthorisedUntil.Value))
                : null;
    }

    private Refusal? Grade()
    {
        var called = Grading.Of(application.Impacts);
        return called is DataGrade.Core || application.Grade is DataGrade.Core ? Refusals.CoreData
            : application.Grade < called ? Refusals.GradeUnderstated.About(WireName.Of(called))
            : null;
    }

    private Refusal? Lengths() =>
        Characters(application.Description.Name) > rules.Number("name-length") ? Refusals.NameTooLong
        : Characters(application.Description.Overview) > rules.Number("overview-length") ? Refusals.OverviewTooLong
        : null;

    private Refusal? Basis() =>
        !rules.Bases.TryGetValue(application.Source.Basis, out var basis) ? Refusals.BasisUnknown
        : !basis.Sources.Contains(application.Source.Kind) ? Refusals.BasisDoesNotFitSource
        : !basis.Kinds.Contains(application.Kind) ? Refusals.BasisDoesNotFitKind
        : basis.PersonsOnly && application.Applicants.Any(id => facts.Party(id).Kind is not PartyKind.NaturalPerson)
            ? Refusals.BasisForNaturalPersons
            : null;

    private Refusal? Rights()
    {
        var basis = rules.Bases[application.Source.Basis];
        foreach (var claim in application.Rights)
        {
            if (!application.Applicants.Contains(claim.Holder))
            {
                return Refusals.HolderNotApplicant.About(claim.Holder.ToString());
            }

            if (!Admits(basis, claim.Right))
            {
                return (Refusals.RightNotAdmitted with { Clause = basis.Clause }).About(WireName.Of(claim.Right));
            }
        }

        return null;
    }

    private bool Admits(RightsBasis basis, RightKind right) =>
        basis.Rights.Contains(right)
        || basis.Further.Any(further => further.Rights.Contains(right) && Has(further.Material));

    private Refusal? Materials()
    {
        var basis = rules.Bases[application.Source.Basis];
        var needed = rules.Materials.Where(rule => Applies(rule.When))
            .Concat(basis.Materials.Select(material => new MaterialRule("always", material, basis.Clause, [])));
        var missing = needed.FirstOrDefault(rule => !rule.AnyOf.Any(Has));
        return missing is null
            ? null
            : (Refusals.MaterialMissing with { Clause = missing.Clause }).About(WireName.Of(missing.Material));
    }

    private bool Applies(string when) => when switch
    {
        "always" => true,
        "joint" => application.Applicants.Count > 1,
        "personal-information" => application.PersonalInformation || application.Category is DataCategory.Personal,
        "important-data" => application.Grade is DataGrade.Important,
        "transfer" or "succession" or "change" or "destruction" => false,
        "authorised-operation" => application.PublicOrigin is PublicOrigin.AuthorisedOperation,
        _ => throw new InvalidOperationException($"{rules.Name} asks for materials when {when}: nothing answers."),
    };

    // Article 20: whoever derives must be allowed to use what is derived from.
    private Refusal? Sources(DateOnly day)
    {
        foreach (var source in application.Source.Assets)
        {
            var refusal = source == application.Asset ? Refusals.SourceIsItself
                : !application.Applicants.Any(id => facts.Asset(source).HasRight(id, RightKind.Use, day))
                    ? Refusals.SourceNotUsable
                    : null;
            if (refusal is not null)
            {
                return refusal.About(source.ToString());
            }
        }

        return application.Source.Kind is SourceKind.Derived && application.Source.Assets.Count == 0
            && !Has(MaterialKind.SourceUseRight)
                ? Refusals.SourceNotShown
                : null;
    }

    private bool Has(MaterialKind kind) => application.Materials.Any(material => material.Kind == kind);

    private static int Characters(string text) => text.EnumerateRunes().Count();
}
