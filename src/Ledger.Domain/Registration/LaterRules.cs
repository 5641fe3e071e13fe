using Ledger.Cryptography;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;
using Ledger.Domain.Lists;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Registration;

/// <summary>
/// What the rules say about an application that follows a first registration: asked when it is filed, amended and
/// completed.
/// </summary>
/// <remarks>数据产权登记工作指引（试行） articles 33 to 37.</remarks>
internal sealed class LaterRules(LaterApplication application, Facts facts, RuleSet rules)
{
    private readonly AssetState _asset = facts.Asset(application.Asset);

    /// <summary>The certificate that proves the rights; null when it does not, or not any more.</summary>
    public Certificate? Certificate => _asset.Certificates.FirstOrDefault(certificate =>
        certificate.Stands && certificate.Number == application.Certificate
        && application.Rights.All(certificate.Rights.Contains));

    /// <summary>The rights that it is about.</summary>
    public IEnumerable<Right> Rights => application.Rights.Select(ordinal => _asset.Right(ordinal)!);

    /// <summary>The first rule that says no to an application by the holders.</summary>
    public Refusal? OnFiling(DateOnly today) =>
        Check(today) ?? Present() ?? (application.Type is LaterType.Renewal ? Window(today) : InTerm(today))
        ?? (application.Ground is CancellationGround.Objection or CancellationGround.OtherLaw
            ? Refusals.GroundNotOpen
            : null)
        ?? Disposal([]);

    /// <summary>The first rule that says no to doing what was applied for.</summary>
    /// <param name="joined">Who applied or agreed.</param>
    public Refusal? OnCompletion(ValueList<PartyId> joined, DateOnly today) =>
        Check(today) ?? Disposal(joined) ?? Others(today);

    /// <summary>The first rule that says no to a cancellation of the registrar's own motion.</summary>
    public Refusal? OnOwnMotion() => Registered() ?? Holders()
        ?? (application.Ground is CancellationGround.Application ? Refusals.GroundNotOpen : null);

    /// <summary>Whether a party has a pledge over the rights.</summary>
    public bool IsPledgee(PartyId party) => Pledgees().Contains(party);

    private Refusal? Check(DateOnly today) => Registered() ?? Holders() ?? Materials() ?? application.Type switch
    {
        LaterType.Transfer => application.Succession is { } succession
            ? SubjectRules.OnSuccession(application, succession, Rights, facts)
            : Transfer() ?? MarketGates.OnTransfer(application.Asset, _asset, facts, today, rules),
        LaterType.Change => Change(),
        LaterType.Renewal => Renewal(),
        _ => null,
    };

    private Refusal? Registered() =>
        _asset.Record is not { Status: AssetStatus.Registered } ? Refusals.AssetNotRegistered
        : Certificate is null ? Refusals.CertificateNotValid
        : null;

    private Refusal? Holders()
    {
        var holders = application.Succession is null ? Rights.Select(static right => right.Holder) : [];
        var expected = holders.Concat(application.Transferee is { } transferee ? [transferee] : []);
        return !expected.ToHashSet().SetEquals(application.Applicants) ? Refusals.ApplicantsNotTheHolders
            : application.Applicants.Contains(facts.Registrar.Operator) ? Refusals.RegistrarAsApplicant
            : application.Applicants.Any(id => facts.Party(id).Kind is null) ? Refusals.ApplicantUnknown
            : null;
    }

    private Refusal? Present() => application.Applicants.Select(id => Authority.Present(id, facts))
        .FirstOrDefault(static absent => absent is not null);

    private Refusal? Materials()
    {
        var when = application.Ground is CancellationGround.Destruction ? "destruction"
            : application.Succession is not null ? "succession"
            : WireName.Of(application.Type);
        var missing = rules.Materials.FirstOrDefault(rule => rule.When == when
            && application.Materials.All(material => material.Kind != rule.Material));
        return missing is null
            ? null
            : (Refusals.MaterialMissing with { Clause = missing.Clause }).About(WireName.Of(missing.Material));
    }

    private Refusal? Transfer()
    {
        var transferee = application.Transferee!.Value;
        if (application.Applicants.Count != 2 || Rights.Any(right => right.Holder == transferee))
        {
            return Refusals.TransfereeNotAnother;
        }

        return Rights.Any(right => _asset.Rights.Any(other => other.Holder == transferee
            && other.Kind == right.Kind && other.Overlaps(right.From, right.Until)))
            ? Refusals.RightAlreadyRegistered
            : null;
    }

    // The certificate is replaced whole, so all of its rights are named.
    private Refusal? Change() =>
        application.Description == Certificate!.Description ? Refusals.NothingChanged
        : Certificate.Rights.Count != application.Rights.Count ? Refusals.CertificateNotValid
        : Characters(application.Description?.Name) > rules.Number("name-length") ? Refusals.NameTooLong
        : Characters(application.Description?.Overview) > rules.Number("overview-length") ? Refusals.OverviewTooLong
        : application.Identity is { } identity
            ? SubjectRules.OnIdentity(application, identity, Certificate, facts, rules)
        : null;

    private Refusal? Renewal()
    {
        var from = Certificate!.Until.AddDays(1);
        var until = CivilDate.AfterYears(Certificate.Until, application.Years!.Value);
        return application.Years > rules.Number("validity") ? Refusals.ValidityTooLong
            : Rights.Any(right => right.Until != Certificate.Until) ? Refusals.RightHasOwnTerm
            : Rights.Select(right => Beside(right, from, until)).FirstOrDefault(static clash => clash is not null);
    }

    private Refusal? Beside(Right right, DateOnly from, DateOnly until) => _asset.Rights
        .FirstOrDefault(other => other.Holder != right.Holder && other.Kind == right.Kind
            && (other.Exclusive || right.Exclusive) && other.Overlaps(from, until)
            && Descent.ScopeOf(other).Overlaps(Descent.ScopeOf(right))) is { } clash
                ? Refusals.ExclusiveRightOverlaps.Between(clash, Sides.Name(right))
                : null;

    private Refusal? Window(DateOnly today) =>
        today >= CivilDate.AfterMonths(Certificate!.Until, -rules["renewal-window"]) && today < Certificate.Until
            ? null
            : Refusals.OutsideRenewalWindow;

    private Refusal? InTerm(DateOnly today)
    {
        var over = Rights.FirstOrDefault(right => !right.IsInForce(today));
        return over is null ? null : Refusals.RightNotInForce.About(CanonicalDecimal.Encode(over.Ordinal));
    }

    // A pledgee who agreed lets the rights end; they never move under a pledge. What is frozen does neither.
    private Refusal? Disposal(ValueList<PartyId> joined) => application switch
    {
        { Succession: not null } => Encumbrance.OnSuccession(_asset, application.Rights, rules),
        { Type: LaterType.Transfer } => Encumbrance.OnDisposal(_asset, application.Rights, rules),
        { Ground: CancellationGround.Application } => Encumbrance.OnFreeze(_asset, application.Rights)
            ?? (joined.Count == 0 || (rules.Has("pledge-ends") && Pledgees().All(joined.Contains))
                ? null
                : Encumbrance.OnDisposal(_asset, application.Rights, rules)),
        _ => null,
    };

    // Who holds a right together with others needs their majority; nobody gives up what others have theirs from.
    private Refusal? Others(DateOnly today)
    {
        var agreed = Consents.To(_asset, Consents.ActOf(new ApplyForRegistration(application)), today);
        return application switch
        {
            { Type: LaterType.Transfer, Succession: null } => Rights
                .Select(right => JointHolding.OnDisposal(right, agreed, rules))
                .FirstOrDefault(static refusal => refusal is not null),
            { Ground: CancellationGround.Application } => Abandonment.Of(_asset, application.Rights, today)
                ?? Rights.Select(right => JointHolding.OnDisposal(right, agreed, rules))
                    .FirstOrDefault(static refusal => refusal is not null),
            _ => null,
        };
    }

    private IEnumerable<PartyId> Pledgees() => _asset.Pledges
        .Where(pledge => pledge.Status is PledgeStatus.Registered
            && pledge.Content.Rights.Any(application.Rights.Contains))
        .Select(static pledge => pledge.Content.Pledgee);

    private static int Characters(string? text) => text?.EnumerateRunes().Count() ?? 0;
}
