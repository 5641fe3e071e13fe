using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Registration;

/// <summary>From the notice to the certificate (articles 24 to 27).</summary>
internal static class CompletionDesk
{
    public static Decision? Decide(CaseDesk desk, CaseCommand command) => command switch
    {
        PublishNotice publish => desk.Yes(
            desk.ByStaff(Role.Clerk), new NoticePublished(publish.Reference, desk.Act)),
        WithholdNotice withhold => desk.Yes(
            desk.ByApprover()
                ?? (desk.State.NoticeExemption is null ? Refusals.NoticeExemptionNotAsked : null),
            new NoticeWithheld(withhold.Reason, desk.Act)),
        ObjectToRegistration objection => Object(desk, objection),
        DecideObjection decide => desk.Yes(
            desk.ByApprover()
                ?? (decide.Number <= desk.State.Objections.Count && desk.State.Objections[decide.Number - 1].IsOpen
                    ? null
                    : Refusals.ObjectionNotOpen),
            new ObjectionDecided(decide.Number, decide.Upheld, decide.Reason, desk.Act)),
        RecordEvidence record => desk.Yes(
            desk.ByApprover() ?? Evidence(desk, record.On) ?? SubjectRules.OnEvidence(desk),
            new EvidenceRecorded(record.Reference, record.On, desk.Act)),
        CertifyRegistration certify => Certify(desk, certify.Years),
        _ => null,
    };

    private static Decision Object(CaseDesk desk, ObjectToRegistration objection)
    {
        var refusal = Authority.Registered(desk.Request, desk.Facts)
            ?? (desk.State.IsApplicant(desk.Request.Actor.Party) ? Refusals.ObjectorIsApplicant : null)
            ?? (CaseClock.NoticeEnd(desk.State, desk.Facts.Calendar, desk.Rules)?.HasPassed(desk.Today) is true
                ? Refusals.NoticeOver
                : null);
        return refusal is not null ? refusal : desk.Yes(null, new ObjectionRaised(
            desk.Request.Actor.Party!.Value, objection.Grounds, objection.Materials, desk.Act));
    }

    /// <summary>Evidence follows the notice; while the calendar cannot tell its end, the notice is not over.</summary>
    private static Refusal? Evidence(CaseDesk desk, DateOnly on)
    {
        if (CaseClock.NoticeEnd(desk.State, desk.Facts.Calendar, desk.Rules) is { } end)
        {
            if (!end.HasPassed(desk.Today))
            {
                return Refusals.NoticeNotOver.About(end.ToString());
            }

            if (!end.HasPassed(on))
            {
                return Refusals.EvidenceDateOutOfRange;
            }
        }

        return on < desk.State.LastActOn || on > desk.Today ? Refusals.EvidenceDateOutOfRange : null;
    }

    private static Decision Certify(CaseDesk desk, int years)
    {
        var application = desk.Application;
        var from = desk.State.Evidence!.On;
        var until = CivilDate.AfterYears(from, years);
        var refusal = desk.ByApprover()
            ?? (years > desk.Rules.Number("validity") ? Refusals.ValidityTooLong : null)
            ?? new ApplicationRules(application, desk.Facts, desk.Rules).Check(from, until);
        if (refusal is not null || !desk.Request.Stream.TryGetCase(out var caseId))
        {
            return refusal ?? Refusals.WrongAddressee;
        }

        var asset = desk.Facts.Asset(application.Asset);
        var rights = new Grants(desk, caseId, asset).Make(from, until);
        DomainEvent[] granted =
        [
            .. asset.Record is null ? Registered(desk, application, caseId) : [],
            .. rights.Select(static right => new RightGranted(right)),
            new CertificateIssued(Certificate(desk, caseId, rights, until))
            {
                Identities = SubjectRules.IssuedTo(desk, rights),
            },
        ];
        var source = desk.Facts.Find(application.Asset.Stream).Source;
        return Accept.Of(
            desk.Facts,
            desk.Facts.Registrar.SeriesOf(desk.Today),
            new(desk.Request.Stream, desk.State, desk.Facts.Version,
                [new RegistrationCertified(from, until, desk.Elapsed, desk.Act)]),
            new(source.Stream, asset, source.Version, granted));
    }

    // What the application says it was made from is where the asset comes from.
    private static IEnumerable<DomainEvent> Registered(CaseDesk desk, Application application, CaseId caseId)
    {
        yield return new AssetRegistered(
            application.Kind, application.Category, application.Grade, application.Content, caseId);
        if (application.Source.Assets is { Count: > 0 } sources)
        {
            yield return new SourcesDeclared(
                new SourceDeclaration(
                    SourceRelation.Derived,
                    [.. sources.Select(static source => new DeclaredSource(source, null))],
                    application.Source.Statement),
                desk.Act);
        }
    }

    private static CertificateContent Certificate(
        CaseDesk desk, CaseId caseId, ValueList<Right> rights, DateOnly until) => new()
        {
            Asset = desk.Application.Asset,
            Case = caseId,
            Kind = desk.Application.Kind,
            Description = desk.Application.Description,
            Content = desk.Application.Content,
            Rights = rights,
            NationalReference = desk.State.Evidence!.Reference,
            From = desk.State.Evidence.On,
            Until = until,
            Salt = Salts.Of(desk.Facts, "certificate"),
        };
}
