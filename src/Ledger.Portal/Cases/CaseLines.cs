using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Domain.PublicData;
using Ledger.Domain.Registration;
using Ledger.Portal.Words;
using Microsoft.Extensions.Localization;

namespace Ledger.Portal.Cases;

/// <summary>An application, line by line as annex 1 of the guide has it.</summary>
internal sealed class CaseLines(IStringLocalizer<PortalWords> words, Func<PartyId, string> nameOf)
{
    /// <summary>What the case is about.</summary>
    public static string? NameOf(CaseState state) =>
        state.Application?.Description.Name ?? state.Later?.Description?.Name
        ?? state.Public?.Application?.Record?.Name ?? state.Public?.Announcement?.Name;

    /// <summary>Where the case stands: a word of the portal.</summary>
    public static string StatusOf(CaseState state) => state.Public is { } filing
        ? "public-status." + (filing.Status is PublicStatus.None ? "none" : WireName.Of(filing.Status))
        : "status." + (state.Status is CaseStatus.None ? "none" : WireName.Of(state.Status));

    /// <summary>Where a case of a list stands: a word of the portal.</summary>
    public static string StatusOf(string? regime, string status) =>
        (regime == "M26" ? "public-status." : "status.") + status;

    /// <summary>The materials that were handed in.</summary>
    public static IReadOnlyList<Material> MaterialsOf(CaseState state) =>
        state.Application?.Materials ?? state.Later?.Materials ?? state.Public?.Application?.Materials ?? [];

    /// <summary>All lines that there are.</summary>
    public IEnumerable<(string Term, string? Value)> Of(CaseState state) =>
        state.Application is { } application ? Of(application)
        : state.Later is { } later ? Of(later)
        : state.Public?.Application is { } filing ? Of(filing)
        : [];

    /// <summary>All lines, with the name and every material by its digest: what two versions differ in.</summary>
    public IEnumerable<(string Term, string? Value)> WithMaterials(CaseState state) =>
    [
        (words["cases.name"], NameOf(state)),
        .. Of(state),
        .. MaterialsOf(state).Select(material => (
            words["case.materials"].Value + " · " + words["material." + WireName.Of(material.Kind)].Value,
            (string?)$"{material.Title} {material.Content.Sha256.ToString()[..16]}")),
    ];

    private IEnumerable<(string Term, string? Value)> Of(Application application)
    {
        yield return (words["field.asset"], application.Asset.ToString());
        yield return (words["field.kind"], words["asset-kind." + WireName.Of(application.Kind)]);
        yield return (words["field.category"], words["category." + WireName.Of(application.Category)]);
        yield return (words["field.grade"], words["grade." + WireName.Of(application.Grade)]);
        yield return (words["field.personal"], words[application.PersonalInformation ? "yes" : "no"]);
        foreach (var line in Of(application.Description))
        {
            yield return line;
        }

        yield return (words["field.source"], words["source." + WireName.Of(application.Source.Kind)]);
        yield return (words["field.statement"], application.Source.Statement);
        foreach (var right in application.Rights)
        {
            yield return (words["right." + WireName.Of(right.Right)], TextOf(right));
        }

        yield return (words["field.fingerprint"], application.Content.Sha256.ToString());
        yield return (words["field.exemption"], application.NoticeExemption);
    }

    private IEnumerable<(string Term, string? Value)> Of(Description description)
    {
        yield return (words["field.overview"], description.Overview);
        yield return (words["field.industry"], description.Industry.ToString());
        yield return (words["field.scope"], words["scope." + WireName.Of(description.Scope)]
            + string.Concat(description.Divisions.Select(static division => $" {division}")));
        yield return (words["field.period"], $"{CivilDate.Format(description.From)} – "
            + (description.Until is { } until ? CivilDate.Format(until) : words["field.ongoing"].Value));
        yield return (words["field.frequency"], words["frequency." + WireName.Of(description.Frequency)]);
        yield return (words["field.records"], description.Records?.ToString("N0", CultureInfo.InvariantCulture));
        yield return (words["field.bytes"], description.Bytes.ToString("N0", CultureInfo.InvariantCulture));
        yield return (words["field.media"], string.Join(
            ' ', description.Media.Select(medium => words["medium." + WireName.Of(medium)].Value)));
        yield return (words["field.structure"], words["structure." + WireName.Of(description.Structure)]);
        yield return (words["field.restrictions"], description.Restrictions);
    }

    private IEnumerable<(string Term, string? Value)> Of(LaterApplication later)
    {
        yield return (words["field.later"], words["later." + WireName.Of(later.Type)]);
        yield return (words["field.asset"], later.Asset.ToString());
        yield return (words["field.certificate"], later.Certificate.ToString());
        yield return (words["field.transferee"], later.Transferee is { } to ? nameOf(to) : null);
        yield return (words["field.years"], later.Years?.ToString(CultureInfo.InvariantCulture));
        yield return (words["field.exemption"], later.NoticeExemption);
        foreach (var line in later.Description is { } description ? Of(description) : [])
        {
            yield return line;
        }
    }

    private IEnumerable<(string Term, string? Value)> Of(PublicApplication filing)
    {
        yield return (words["field.asset"], filing.Asset.ToString());
        yield return (words["field.overview"], filing.Record?.Summary);
        yield return (words["field.division"], filing.Record?.Division.ToString());
        yield return (words["field.grade"], filing.Record is { } record
            ? words["grade." + WireName.Of(record.Grade)].Value : null);
        yield return (words["field.fingerprint"], filing.Record?.Content.Sha256.ToString());
        yield return (words["field.years"], filing.Years?.ToString(CultureInfo.InvariantCulture));
    }

    private string TextOf(Allocation right) => string.Join(
        " · ",
        new[]
        {
            nameOf(right.Holder),
            right.Until is { } until ? words["field.until", CivilDate.Format(until)].Value : null,
            right.Exclusive ? words["field.exclusive"].Value : null,
            words["field.limits", right.Limits].Value,
        }.Where(static part => part is not null));
}
