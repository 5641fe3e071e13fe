using System.Globalization;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Rules;
using Ledger.Portal.Components;

namespace Ledger.Portal.Applying;

/// <summary>The data as annex 1 of the guide describes it, as it is being filled in.</summary>
public sealed class DescriptionForm
{
    private const int MaxRestrictions = 500;

    private Description? _before;

    public string Name { get; set; } = "";

    public string Overview { get; set; } = "";

    public string Industry { get; set; } = "";

    public string Divisions { get; set; } = "";

    public string Restrictions { get; set; } = "无";

    public RegionScope Scope { get; set; } = RegionScope.National;

    public UpdateFrequency Frequency { get; set; } = UpdateFrequency.OnDemand;

    public DataMedium Medium { get; set; } = DataMedium.Table;

    public DataStructure Structure { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? Until { get; set; }

    public long? Records { get; set; }

    /// <summary>How long the name may be.</summary>
    public static int NameLength => RuleSet.G35["name-length"];

    /// <summary>How long the overview may be.</summary>
    public static int OverviewLength => RuleSet.G35["overview-length"];

    /// <summary>What is wrong or missing.</summary>
    internal IReadOnlyList<FormCheck> Checks =>
    [
        new("name", IsNoText(Name, NameLength), "fault.name", Name.Length > 0),
        new("overview", IsNoText(Overview, OverviewLength), "fault.overview", Overview.Length > 0),
        new("industry", !IndustryCode.TryParse(Industry.Trim(), out _), "fault.industry", Industry.Length > 0),
        new("divisions", !TryDivisions(Divisions, out _), "fault.divisions", true),
        new("restrictions", IsNoText(Restrictions, MaxRestrictions), "fault.restrictions"),
        new("from", From is null, "fault.from"),
        new("until", Until < From, "fault.until", true),
        new("records", Records < 0, "fault.records", true),
    ];

    /// <summary>Fills it in with a description that is to be changed.</summary>
    public void Take(Description description)
    {
        ArgumentNullException.ThrowIfNull(description);
        _before = description;
        (Name, Overview, Restrictions) = (description.Name, description.Overview, description.Restrictions);
        Industry = description.Industry.ToString();
        (Scope, Frequency, Structure) = (description.Scope, description.Frequency, description.Structure);
        Divisions = string.Join(' ', description.Divisions);
        (From, Until) = (description.From, description.Until);
        Records = description.Records is { } records ? long.Parse($"{records}", CultureInfo.InvariantCulture) : null;
        Medium = description.Media is [var first, ..] ? first : Medium;
    }

    /// <summary>The description; there must be no faults.</summary>
    /// <param name="bytes">The data's size.</param>
    public Description Build(ulong bytes) => new()
    {
        Name = Name.Trim(),
        Overview = Overview.Trim(),
        Industry = IndustryCode.Parse(Industry.Trim()),
        Scope = Scope,
        Divisions = TryDivisions(Divisions, out var divisions) ? [.. divisions] : [],
        From = From!.Value,
        Until = Until,
        Frequency = Frequency,
        Records = Records is { } records ? (ulong)records : null,
        Bytes = bytes,
        Media = _before?.Media is [var first, ..] media && first == Medium ? media : [Medium],
        Structure = Structure,
        Restrictions = Restrictions.Trim(),
    };

    /// <summary>Whether a text is missing, or longer than it may be.</summary>
    internal static bool IsNoText(string text, int length) =>
        text.Trim() is var given && (given.Length is 0 || given.EnumerateRunes().Count() > length);

    private static bool TryDivisions(string text, out List<DivisionCode> divisions)
    {
        divisions = [];
        foreach (var one in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DivisionCode.TryParse(one, out var code))
            {
                return false;
            }

            divisions.Add(code);
        }

        return true;
    }
}
