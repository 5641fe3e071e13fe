using Ledger.Api.Contracts;
using Ledger.Api.Endpoints;
using Ledger.Domain;
using Ledger.Domain.Calendars;
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
            state.Data?.Sm3.ToString(), Resources.Number(row.Version), Resources.Number(row.Entry));
    }

    public static string? DayOrNull(DateOnly? day) => day is { } given ? CivilDate.Format(given) : null;
}
