using System.Globalization;
using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Calendars;

namespace Ledger.Domain.Registration;

/// <summary>
/// Does what was applied for, once the national system has it in evidence (articles 26 and 34 to 37).
/// </summary>
internal static class LaterCompletion
{
    public static Decision Decide(CaseDesk desk)
    {
        var application = desk.State.Later!;
        var rules = new LaterRules(application, desk.Facts, desk.Rules);
        var refusal = desk.ByApprover()
            ?? (desk.State.OwnMotion ? rules.OnOwnMotion() : rules.OnCompletion(desk.State.Joined, desk.Today));
        if (refusal is not null || !desk.Request.Stream.TryGetCase(out var id))
        {
            return refusal ?? Refusals.WrongAddressee;
        }

        var asset = desk.Facts.Find(application.Asset.Stream);
        return Accept.Of(
            desk.Facts,
            application.Type is LaterType.Cancellation ? null : desk.Facts.Registrar.SeriesOf(desk.Today),
            [
                new(desk.Request.Stream, desk.State, desk.Facts.Version,
                    [new RegistrationCompleted(desk.Elapsed, desk.Act)]),
                new(asset.Source.Stream, asset.State, asset.Source.Version,
                    [
                        .. Events(desk, rules, id),
                        .. Consents.Spent(
                            desk.Facts.Asset(application.Asset), Consents.ActOf(new ApplyForRegistration(application))),
                    ]),
                .. SubjectRules.Written(desk, id),
            ]);
    }

    private static IEnumerable<DomainEvent> Events(CaseDesk desk, LaterRules rules, CaseId id) =>
        desk.State.Later!.Type switch
        {
            LaterType.Transfer => Transfer(desk, rules, id),
            LaterType.Change => Change(desk, rules, id),
            LaterType.Renewal => Renewal(desk, rules, id),
            _ => Descent.Ends(
                desk.Facts.Asset(desk.State.Later.Asset), desk.State.Later.Rights,
                Cause(desk.State.Later.Ground!.Value), desk.Act, desk.Rules),
        };

    private static EndCause Cause(CancellationGround ground) =>
        ground is CancellationGround.Application or CancellationGround.Destruction
            ? EndCause.Cancelled
            : EndCause.Revoked;

    // The rights go over as they are: kind, term, exclusivity and limits; the transferor keeps nothing of them. By a
    // merger or a division what others hold of them stays too.
    private static IEnumerable<DomainEvent> Transfer(CaseDesk desk, LaterRules rules, CaseId id)
    {
        var application = desk.State.Later!;
        var asset = desk.Facts.Asset(application.Asset);
        var (grants, succeeds) = (new Grants(desk, id, asset), application.Succession is not null);
        var transferee = application.Transferee!.Value;
        ValueList<Right> granted =
        [
            .. rules.Rights.Select((right, i) => right with
            {
                Ordinal = (uint)(asset.Rights.Count + i + 1),
                Holder = transferee,
                HolderSalt = grants.SaltOf(transferee),
                From = Later(right.From, desk.State.Evidence!.On),
                Replaces = succeeds || desk.Rules.Has("grants-follow-transfer") ? right.Ordinal : null,
                Shares = succeeds ? JointHolding.After(right.Shares, right.Holder, transferee)! : [],
                Majority = succeeds ? right.Majority : null,
                Terms = right.Terms with
                {
                    Salt = Salts.Of(desk.Facts, string.Create(
                        CultureInfo.InvariantCulture, $"terms/{asset.Rights.Count + i + 1}")),
                },
                Case = id,
            }),
        ];
        return
        [
            .. granted.Select(static right => new RightGranted(right)),
            new RightsEnded(application.Rights, succeeds ? EndCause.Succeeded : EndCause.Transferred, desk.Act),
            Issued(desk, id, granted, rules.Certificate!.Description, desk.State.Evidence!.On, rules.Certificate.Until),
        ];
    }

    private static IEnumerable<DomainEvent> Change(CaseDesk desk, LaterRules rules, CaseId id) =>
    [
        Issued(desk, id, [.. rules.Rights], desk.State.Later!.Description ?? rules.Certificate!.Description,
            desk.State.Evidence!.On, rules.Certificate!.Until),
    ];

    private static IEnumerable<DomainEvent> Renewal(CaseDesk desk, LaterRules rules, CaseId id)
    {
        var application = desk.State.Later!;
        var last = rules.Certificate!.Until;
        var until = CivilDate.AfterYears(last, application.Years!.Value);
        return
        [
            new RightsExtended(application.Rights, until, desk.Act),
            Issued(desk, id, [.. rules.Rights.Select(right => right with { Until = until })],
                rules.Certificate.Description, last.AddDays(1), until),
        ];
    }

    private static CertificateIssued Issued(
        CaseDesk desk, CaseId id, ValueList<Right> rights, Description description, DateOnly from, DateOnly until)
    {
        var record = desk.Facts.Asset(desk.State.Later!.Asset).Record!;
        return new CertificateIssued(new CertificateContent
        {
            Asset = desk.State.Later.Asset,
            Case = id,
            Kind = record.Kind,
            Description = description,
            Content = record.Content,
            Rights = rights,
            NationalReference = desk.State.Evidence!.Reference,
            From = from,
            Until = until,
            Salt = Salts.Of(desk.Facts, "certificate"),
        })
        {
            Identities = SubjectRules.IssuedTo(desk, rights),
        };
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
