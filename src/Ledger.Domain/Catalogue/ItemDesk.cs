using Ledger.Domain.Catalogue.Openness;

namespace Ledger.Domain.Catalogue;

/// <summary>Compiles, inspects, confirms, publishes, updates and withdraws items of the catalogue.</summary>
internal static class ItemDesk
{
    public static Decision? Decide(CatalogueDesk desk, CatalogueCommand command) => command switch
    {
        CompileItem compile => desk.Yes(
            Authority.Registered(desk.Request, desk.Facts) ?? Fits(desk, compile.Content),
            new ItemCompiled(compile.Content, desk.Act)),
        ReviseItem revise => desk.Yes(
            desk.ByProvider()
                ?? (revise.Content.Equals(desk.State.Draft) ? Refusals.NothingChanged : Fits(desk, revise.Content)),
            new ItemRevised(revise.Content, revise.Reason, desk.Act)),
        InspectItem inspect => desk.Yes(
            desk.ByStaff(Role.Reviewer) ?? (Covers(inspect.Findings) ? null : Refusals.QualityFindingsIncomplete),
            new ItemInspected(
                inspect.Findings, inspect.Findings.All(static finding => finding.Satisfied), desk.Act)),
        ConfirmItem confirm => desk.Yes(
            desk.ByProvider() ?? Treated(desk, confirm),
            new ItemConfirmed(confirm.Treatments, confirm.Data, desk.Act)),
        PublishItem => Publish(desk),
        UpdateItem update => desk.Yes(
            desk.ByProvider() ?? Renewed(desk, update), new ItemUpdated(update.On, update.Data, desk.Act)),
        WithdrawItem withdraw => Withdraw(desk, withdraw),
        _ => null,
    };

    private static Decision Publish(CatalogueDesk desk)
    {
        var content = desk.State.Draft!;
        var refusal = desk.ByApprover(desk.State.Inspections) ?? CatalogueSources.Refuse(desk, content);
        var stays = desk.State.Opening is not { Status: not OpeningStatus.Closed, Terms: { } terms }
            || OpeningDesk.Gate(desk, content, terms) is null;
        DomainEvent[] events = stays
            ? [new ItemPublished(desk.Act)]
            : [new ItemPublished(desk.Act), new OpeningClosed("目录项变更后不再符合开放条件。", desk.Act)];
        return refusal is not null ? refusal : All(desk, events, content);
    }

    private static Decision Withdraw(CatalogueDesk desk, WithdrawItem withdraw)
    {
        var refusal = desk.State.Provider == desk.Request.Actor.Party ? desk.ByProvider() : desk.ByApprover();
        return refusal is not null ? refusal : All(desk, [new ItemWithdrawn(withdraw.Reason, desk.Act)], null);
    }

    // The item and the streams of its data, in one entry.
    private static Decision All(CatalogueDesk desk, DomainEvent[] events, CatalogueContent? after) => Accept.Of(
        desk.Facts,
        null,
        [
            new(desk.Request.Stream, desk.State, desk.Facts.Version, events),
            .. CatalogueSources.Move(desk, desk.State.Shown, after),
        ]);

    private static Refusal? Fits(CatalogueDesk desk, CatalogueContent content) =>
        Places(desk, content) ?? Registrations(desk, content) ?? CatalogueSources.Refuse(desk, content);

    // Each level keeps the catalogue of its own division and of those in it.
    private static Refusal? Places(CatalogueDesk desk, CatalogueContent content) =>
        desk.Facts.Party(desk.Request.Actor.Party!.Value) is not { Organisation: { } organisation }
            ? Refusals.ProviderNotOrganisation
            : content.Category is not CatalogueCategory.Public && !desk.Rules.Has("non-public-catalogue")
            ? Refusals.NotProvidedFor.About("non-public-catalogue")
            : desk.Rules.Has("three-tiers") && content.Category is CatalogueCategory.Public
                && !organisation.Division.Contains(content.Division)
            ? Refusals.DivisionNotOwn.About(content.Division.ToString())
            : null;

    private static Refusal? Registrations(CatalogueDesk desk, CatalogueContent content)
    {
        var provider = desk.Request.Actor.Party!.Value;
        return content.Asset is { } asset && !desk.Facts.Asset(asset).HasRight(provider, null, desk.Today)
            ? desk.Facts.Asset(asset).Record is null ? Refusals.AssetNotRegistered : Refusals.NotTheHolder
            : content.PublicRegistration is { } named
                && desk.Facts.Case(named).Public?.IsInForce(desk.Today) is not true
            ? Refusals.PublicRegistrationNotThere
            : null;
    }

    private static Refusal? Treated(CatalogueDesk desk, ConfirmItem confirm) =>
        desk.State.Draft!.PersonalInformation && !confirm.Treatments.Contains(DataTreatment.Masking)
            ? Refusals.MaskingMissing
            : null;

    private static Refusal? Renewed(CatalogueDesk desk, UpdateItem update) =>
        desk.State is not { Shown: not null, UpdatedOn: { } last } ? Refusals.ItemNotPublished
        : update.On < last || update.On > desk.Today ? Refusals.UpdateDateOutOfRange
        : null;

    private static bool Covers(ValueList<QualityFinding> findings) => Enum.GetValues<QualityDimension>()
        .All(dimension => findings.Count(finding => finding.Dimension == dimension) == 1);
}
