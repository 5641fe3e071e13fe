using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.Lists;
using Ledger.Domain.Rules;

namespace Ledger.Domain.PublicData;

/// <summary>What the rules say about an application that a machine can tell: asked when it is filed and done.</summary>
internal sealed class PublicRules(PublicApplication application, Facts facts, RuleSet rules)
{
    /// <summary>The registration that the application is about, as it stands; null where there is none.</summary>
    public PublicRegistration? Registration =>
        application.Original is { } original
            && facts.Named(original)?.Public is { Status: PublicStatus.Registered } found
            ? found.Registration
            : null;

    /// <summary>The first rule that says no to a submission; what was first filed in time is in time.</summary>
    public Refusal? OnFiling(DateOnly today, DateOnly firstFiled) =>
        Check(today) ?? (application.Type is PublicType.Renewal ? Window(firstFiled) : null);

    /// <summary>The first rule that says no to doing what was applied for.</summary>
    public Refusal? OnCompletion(DateOnly today) => Check(today);

    /// <summary>The last day of a renewed registration.</summary>
    public DateOnly RenewedUntil() => Bounded(
        CivilDate.AfterYears(Registration!.Until, application.Years!.Value), Registration.Record.AuthorisedUntil);

    /// <summary>The earlier of a term and the end of the authorisation.</summary>
    public static DateOnly Bounded(DateOnly until, DateOnly? authorised) =>
        authorised is { } end && end < until ? end : until;

    private Refusal? Check(DateOnly today) =>
        Applicants() ?? Original() ?? Type() ?? Record(today) ?? Preserved(today) ?? Materials();

    private Refusal? Applicants()
    {
        foreach (var id in application.Applicants)
        {
            var refusal = facts.Party(id).Kind is null ? Refusals.ApplicantUnknown
                : id == facts.Registrar.Operator ? Refusals.RegistrarAsApplicant
                : Authority.Present(id, facts);
            if (refusal is not null)
            {
                return refusal.About(id.ToString());
            }
        }

        return null;
    }

    private Refusal? Original() => application.Type is PublicType.First ? null
        : Registration is null ? Refusals.PublicRegistrationNotThere
        : application.Type is PublicType.Correction || IsHolders() ? null
        : Refusals.NotThePublicHolder;

    private Refusal? Type() => application.Type switch
    {
        // An interested party shows the holder's consent in writing, or that the entry is wrong.
        PublicType.Correction when rules.Has("correction") && !IsHolders()
            && !Has(MaterialKind.HolderConsent) && !Has(MaterialKind.ErrorProof) =>
            (Refusals.MaterialMissing with { Clause = rules.Rules["correction"].Clause })
                .About(WireName.Of(MaterialKind.ErrorProof)),
        PublicType.Change or PublicType.Correction when application.Record == Registration!.Record =>
            Refusals.NothingChanged,
        PublicType.Renewal when application.Years > rules.Number("validity") => Refusals.ValidityTooLong,
        PublicType.Renewal when RenewedUntil() <= Registration!.Until => Refusals.AuthorisationOver,
        _ => null,
    };

    private Refusal? Record(DateOnly today)
    {
        if (application.Record is not { } record)
        {
            return null;
        }

        var called = Grading.Of(record.Impacts);
        return called is DataGrade.Core || record.Grade is DataGrade.Core ? Refusals.CoreData
            : record.Grade < called ? Refusals.GradeUnderstated.About(WireName.Of(called))
            : record.OperationFrom > today ? Refusals.OperationAhead
            : record.AuthorisedUntil < today ? Refusals.AuthorisationOver
            : MarketGates.Important(
                new ListedData(
                    application.Asset, record.Content.Sha256, DataCategory.Public,
                    record.Kind is PublicKind.Resource ? AssetKind.Resource : AssetKind.Product, null),
                record.Grade, facts, today, rules);
    }

    // Evidence comes before the application, so that sources can be traced.
    private Refusal? Preserved(DateOnly today) =>
        application.Type is PublicType.First && rules.Has("evidence-before-applying")
            && (application.Preservation is not { } preserved || preserved.On > today)
                ? Refusals.EvidenceNotBeforeApplication
                : null;

    private Refusal? Materials()
    {
        var missing = rules.Materials.FirstOrDefault(rule => Applies(rule.When) && !rule.AnyOf.Any(Has));
        return missing is null
            ? null
            : (Refusals.MaterialMissing with { Clause = missing.Clause }).About(WireName.Of(missing.Material));
    }

    private bool Applies(string when) => when switch
    {
        "first" => application.Type is PublicType.First,
        "joint" => application.Applicants.Count > 1,
        "personal-information" => application.Record is { PersonalInformation: true },
        "important-data" => application.Record is { Grade: DataGrade.Important },
        _ => throw new InvalidOperationException($"{rules.Name} asks for materials when {when}: nothing answers."),
    };

    // Within sixty days before it is over, until the end of its last day.
    private Refusal? Window(DateOnly today) => rules.Number("renewal-window") is { } days
        && (today < Registration!.Until.AddDays(-days) || today > Registration.Until)
            ? Refusals.OutsidePublicRenewalWindow
            : null;

    private bool IsHolders() => application.Applicants.All(Registration!.Holders.Contains);

    private bool Has(MaterialKind kind) => application.Materials.Any(material => material.Kind == kind);
}
