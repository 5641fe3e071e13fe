using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Provenance;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Censuses;
using Ledger.Domain.Catalogue.Demands;
using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Domain.Lists;
using Ledger.Domain.Orders;
using Ledger.Domain.Parties;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registrars;
using Ledger.Domain.Registration;
using Ledger.Domain.Registration.Inquiries;

namespace Ledger.Domain.Rules;

/// <summary>
/// What the rules must provide for, so that it can be done at all: an act whose rule the set lacks is refused before
/// anything else is looked at.
/// </summary>
public static class Provisions
{
    /// <summary>The refusal of an act that the rules do not provide for; null when they do.</summary>
    public static Refusal? Refuse(Command command, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var missing = NeededFor(command).FirstOrDefault(rule => !rules.Has(rule));
        return missing is null ? null : Refusals.NotProvidedFor.About(missing);
    }

    /// <summary>The rules that provide for a command; none for what goes by no rule of a regime.</summary>
    public static IReadOnlyList<string> NeededFor(Command command) => command switch
    {
        RefuseRegistration => ["refusal-grounds"],
        ExtendHandling => ["extension"],
        CertifyRegistration => ["certificate-code"],
        ApplyForRegistration { Application: var application } => NeededFor(application),
        OpenCancellation => ["own-motion"],
        EnterRemark { Content.Kind: RemarkKind.Seizure } => ["seizure"],
        EnterRemark { Content.Kind: RemarkKind.Control } => ["temporary-control"],
        EnterRemark { Content.Kind: RemarkKind.Condition } => ["remark-conditions"],
        AnswerDispute { Accepts: true } => ["objection-accepted"],
        ConcludeDispute => ["objection-conclusion"],
        FollowDocument => ["objection-document"],
        DeclareSources => ["declared-sources"],
        ObserveSource => ["observed-sources"],
        RevokeRight => ["revocation-ground"],
        AssignRight => ["assignment"],
        ShareRight => ["joint-shares"],
        FileSuccession { Ends: true } => ["succession-on-record", "end-by-merger"],
        FileSuccession => ["succession-on-record"],
        EnterSuccession => ["succession-entry"],
        FileInquiry => ["inquiry"],
        RegisterPledge => ["pledge-arises"],
        LoadList { List.Kind: DataListKind.Circulation } => ["circulation-list"],
        LoadList => ["important-data-list"],
        PublicCommand given => NeededFor(given),
        CatalogueCommand given => NeededFor(given),
        DemandCommand given => NeededFor(given),
        OpenCensus => ["census"],
        CloseCensus => ["resource-map"],
        ReportResources { Report.Resources: var resources } => resources.All(
            static resource => resource.Category is CatalogueCategory.Public) ? ["census"] : ["non-public-survey"],
        RegistrarCommand about => NeededFor(about),
        FileOrder { Content: var content } => NeededFor(content),
        _ => [],
    };

    private static IReadOnlyList<string> NeededFor(LaterApplication application) =>
    [
        "after-first-registration", Of(application.Type),
        .. application.Identity is null ? (string[])[] : ["identity-change"],
        .. application.Succession is null ? (string[])[] : ["succession"],
    ];

    private static IReadOnlyList<string> NeededFor(OrderContent content) => content.Act is OrderAct.Disclose
        ? ["disclosure-scope", content.Authority switch
        {
            OrderAuthority.Court => "court-inquiry",
            OrderAuthority.Arbitration => "arbitral-inquiry",
            OrderAuthority.Foreign => "foreign-request",
            _ => "security-inquiry",
        }]
        : content.SealedUntil is null ? ["order-seizure"] : ["order-seizure", "order-secrecy"];

    private static IReadOnlyList<string> NeededFor(CatalogueCommand command) => command switch
    {
        CompileItem or ReviseItem => ["compilation"],
        InspectItem => ["quality-inspection"],
        ConfirmItem => ["confirmation"],
        UpdateItem => ["dynamic-update"],
        AssignSharing => ["sharing-responsibility"],
        AggregateData => ["aggregation"],
        ReturnData => ["return-flow"],
        BarItem => ["negative-list"],
        ProposeOpening { Terms.Mode: OpeningMode.Directed } => ["open-catalogue", "directed-opening"],
        ProposeOpening { Terms.Mode: OpeningMode.Authorised } => ["open-catalogue", "authorised-opening"],
        ProposeOpening => ["open-catalogue"],
        _ => [],
    };

    private static IReadOnlyList<string> NeededFor(DemandCommand command) => command switch
    {
        FileDemand { Content.Side: DemandSide.Enterprise } => ["demand-list", "enterprise-lists"],
        FileDemand or ListDemand => ["demand-list"],
        MatchDemand => ["supply-demand-matching"],
        ObjectToSupply => ["supply-objection"],
        _ => [],
    };

    private static IReadOnlyList<string> NeededFor(RegistrarCommand command) => command switch
    {
        Enlist => ["registrar-listing"],
        Disclose => ["registrar-disclosure"],
        Guide => ["registrar-guidance"],
        FindMisconduct => ["registrar-misconduct"],
        Suspend => ["registrar-suspension"],
        Remove => ["registrar-removal"],
        Designate or GiveOver or TakeOver => ["registrar-hand-over"],
        _ => [],
    };

    private static IReadOnlyList<string> NeededFor(PublicCommand command) => command switch
    {
        AnnounceOperation => ["filing"],
        FilePublicData { Application.Type: var type } => [Of(type)],
        ExplainDelay => ["delay-reasons"],
        ObjectToPublicData => ["objection"],
        AssignPublicCode => ["code", "validity"],
        RevokePublicData => ["revocation"],
        _ => [],
    };

    private static string Of(PublicType type) => type switch
    {
        PublicType.First => "first",
        PublicType.Change => "change",
        PublicType.Correction => "correction",
        PublicType.Cancellation => "cancellation",
        _ => "renewal-window",
    };

    private static string Of(LaterType type) => type switch
    {
        LaterType.Transfer => "transfer",
        LaterType.Change => "change",
        LaterType.Renewal => "renewal-window",
        _ => "cancellation",
    };
}
