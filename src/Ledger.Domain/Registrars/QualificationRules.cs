using Ledger.Domain.Calendars;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registrars;

/// <summary>Whether an institution has what a registrar must have.</summary>
/// <remarks>数据产权登记工作指引（试行） article 7.</remarks>
internal static class QualificationRules
{
    private const ulong TenThousand = 10_000;

    private static readonly QualificationProof[] Systems =
    [
        QualificationProof.Governance, QualificationProof.RegistrationRules, QualificationProof.ReviewerRules,
        QualificationProof.SecurityRules, QualificationProof.IncidentPlan, QualificationProof.ExitPlan,
    ];

    /// <summary>The first condition that is not met, with its clause; null when all are.</summary>
    public static Refusal? Check(Qualification has, DateOnly today, RuleSet rules)
    {
        (string Rule, bool IsMissing)[] conditions =
        [
            ("registrar-capital", Capital(has, rules)),
            ("registrar-premises", Lacks(has, QualificationProof.Premises)),
            ("registrar-experience", has.ExperienceYears < rules.Number("registrar-experience")),
            ("registrar-systems", Systems.Any(kind => Lacks(has, kind))),
            ("registrar-reviewers", has.Reviewers < 1 || has.ReviewerYears < rules.Number("registrar-reviewers")),
            ("registrar-protection", has.ProtectionLevel < rules.Number("registrar-protection")
                || Lacks(has, QualificationProof.ProtectionFiling)),
            ("registrar-clean-record", rules.Number("registrar-clean-record") is { } years
                && has.LastViolation > CivilDate.AfterYears(today, -years)),
        ];
        var missing = Array.Find(conditions, one => one.IsMissing && rules.Has(one.Rule)).Rule;
        return missing is null
            ? null
            : (Refusals.NotQualified with { Clause = rules.Rules[missing].Clause }).About(missing);
    }

    // An enterprise has a capital of at least a hundred million yuan; a public institution shows its funding.
    private static bool Capital(Qualification has, RuleSet rules) => has.Kind is InstitutionKind.Enterprise
        ? rules.Number("registrar-capital") is { } least && has.PaidInCapital / TenThousand < (ulong)least
        : Lacks(has, QualificationProof.Funding);

    private static bool Lacks(Qualification has, QualificationProof kind) =>
        has.Proofs.All(proof => proof.Kind != kind);
}
