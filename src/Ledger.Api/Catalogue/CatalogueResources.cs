using Ledger.Api.Contracts;
using Ledger.Api.Endpoints;
using Ledger.Domain;
using Ledger.Domain.Calendars;
using Ledger.Domain.Catalogue;
using Ledger.Domain.Catalogue.Flows;
using Ledger.Domain.Catalogue.Openness;
using Ledger.Register;

namespace Ledger.Api.Catalogue;

/// <summary>Turns what the register has of the catalogue into the API's resources.</summary>
internal static class CatalogueResources
{
    public static CatalogueItemResource Of(CatalogueRow row)
    {
        var state = row.State;
        var content = state.Shown ?? state.Draft!;
        return new CatalogueItemResource(
            row.Id, WireName.Of(state.Status), content.Name, content.Summary, WireName.Of(content.Category),
            WireName.Of(content.Division.Level), content.Division.ToString(), content.Industry.ToString(),
            WireName.Of(content.Frequency), content.Sharing is { } sharing ? WireName.Of(sharing) : null,
            WireName.Of(content.Grade), content.PersonalInformation, content.Confidential,
            new ProviderResource(state.Provider.ToString()!, row.ProviderName, row.ProviderCode),
            [.. content.Data.Select(static datum => new DatumResource(
                datum.Name, datum.Standard, datum.From?.ToString()))],
            [.. content.Access.Select(static access => new AccessResource(
                WireName.Of(access.Kind), access.Title, access.MediaType, access.Address))],
            content.Asset?.ToString(), row.Certificate, content.PublicRegistration?.ToString(), row.PublicCode,
            DayOrNull(state.PublishedOn), DayOrNull(state.UpdatedOn), state.Data?.Sha256.ToString(),
            state.Data?.Sm3.ToString(), Of(state.Opening), [.. state.Flows.Select(Of)],
            Resources.Number(row.Version), Resources.Number(row.Entry));
    }

    /// <summary>A demand; who it concerns is named to those alone.</summary>
    public static DemandResource Of(DemandRow row, CatalogueReader reader)
    {
        var (state, content) = (row.State, row.State.Content!);
        var concerned = reader.IsStaff || (reader.Party is { } party
            && (party == state.Demander.ToString() || party == state.Provider.ToString()));
        return new DemandResource(
            row.Id, WireName.Of(state.Status), WireName.Of(content.Side), content.Name, content.Need,
            WireName.Of(content.Purpose), content.Scenario, content.Division.ToString(), state.Item?.ToString(),
            concerned ? state.Demander?.ToString() : null, concerned ? state.Provider?.ToString() : null,
            Count(state.Objections.Count), Resources.Number(row.Version), Resources.Number(row.Entry));
    }

    public static ResponsibilityResource Of(DutyRow row) => new(
        row.Item, row.Name, Resources.Number((ulong)row.Number),
        new ProviderResource(row.Provider, row.ProviderName, row.ProviderCode), row.Recipients, row.Basis, row.Way,
        row.Since);

    public static CensusResource Of(CensusRow row) => new(
        row.Id, WireName.Of(row.State.Status), row.State.Plan!.Title, row.State.Plan.Division.ToString(),
        CivilDate.Format(row.State.Plan.Until), Resources.Number((ulong)row.State.Counts.Count),
        [.. row.State.Map.Select(static cell => new MapCellResource(
            cell.Division.ToString(), Count(cell.Reporters), Count(cell.Systems), Count(cell.Public),
            Count(cell.NonPublic), Count(cell.Catalogued)))],
        Resources.Number(row.Version), Resources.Number(row.Entry));

    /// <summary>The requests for access that a reader may see: all to those concerned, to others their own.</summary>
    public static IEnumerable<AccessRequestResource> RequestsOf(CatalogueItem state, CatalogueReader reader) =>
        state.Opening.Requests.Index()
            .Where(one => reader.IsStaff || reader.Party == state.Provider.ToString()
                || reader.Party == one.Item.Party.ToString())
            .Select(static one => new AccessRequestResource(
                Count(one.Index + 1), one.Item.Party.ToString(), one.Item.Wish.Purpose, one.Item.Wish.Scenario,
                CivilDate.Format(one.Item.Wish.Until),
                !one.Item.Answered ? "open" : one.Item.Until is null ? "refused" : "granted",
                DayOrNull(one.Item.Until)));

    private static OpeningResource Of(Opening opening) => new(
        WireName.Of(opening.Status), opening.Terms is { Mode: var mode } ? WireName.Of(mode) : null,
        opening.Terms?.Conditions, DayOrNull(opening.OpenedOn), WireName.Of(opening.Bar),
        opening.Entry is { Ground: var ground } ? WireName.Of(ground) : null);

    private static FlowResource Of(DataFlow flow) => new(
        flow.To.ToString(), flow.Upward ? "up" : "down", Count(flow.Times), CivilDate.Format(flow.On));

    private static string Count(int count) => Resources.Number((ulong)count);

    public static string? DayOrNull(DateOnly? day) => day is { } given ? CivilDate.Format(given) : null;
}
