using System.CommandLine;
using Ledger.Cli.Output;
using Ledger.Cryptography;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Sdk;

namespace Ledger.Cli.Applications;

/// <summary>
/// An application from the command line: the members of annex 1 that a data set needs, everything else in a file.
/// </summary>
internal static class ApplicationFlags
{
    private const string NoLimit = "无";

    private static readonly Option<string?> s_asset = Text("--asset", "The asset's id; follows from the data.");
    private static readonly Option<string?> s_name = Text("--name", "Name of the data, at most 40 characters.");
    private static readonly Option<string?> s_overview = Text("--overview", "What it is and what it is for.");
    private static readonly Option<string?> s_industry = Text("--industry", "GB/T 4754 door and class, such as I65.");
    private static readonly Option<string?> s_since = Text("--since", "The first day covered, 2025-01-01.");
    private static readonly Option<string?> s_until = Text("--until", "The last day covered, where it has one.");
    private static readonly Option<string?> s_basis = Text("--basis", "Basis of the rights, such as own-production.");
    private static readonly Option<string?> s_statement = Text("--statement", "How the data came to be, in words.");
    private static readonly Option<string> s_limits = Word("--limits", NoLimit, "Limits of use, in words.");
    private static readonly Option<string> s_kind = OneOf<AssetKind>("--kind", "resource");
    private static readonly Option<string> s_category = OneOf<DataCategory>("--category", "enterprise");
    private static readonly Option<string> s_grade = OneOf<DataGrade>("--grade", "general");
    private static readonly Option<string> s_scope = OneOf<RegionScope>("--scope", "national");
    private static readonly Option<string> s_frequency = OneOf<UpdateFrequency>("--frequency", "on-demand");
    private static readonly Option<string> s_medium = OneOf<DataMedium>("--medium", "table");
    private static readonly Option<string> s_structure = OneOf<DataStructure>("--structure", "structured");
    private static readonly Option<string> s_source = OneOf<SourceKind>("--source", "collected");
    private static readonly Option<bool> s_personal = new("--personal-information")
    {
        Description = "The data holds personal information.",
    };

    private static readonly Option<string[]> s_sourceAssets = new("--source-asset")
    {
        Description = "A registered asset that it was made from; may come several times.",
    };

    private static readonly Option<string[]> s_rights = new("--right")
    {
        Description = "hold, use or operate, for the account's party; comes once for each right.",
    };

    /// <summary>All of them, for the verb to offer.</summary>
    public static IReadOnlyList<Option> All { get; } =
    [
        s_asset, s_name, s_overview, s_industry, s_since, s_until, s_basis, s_statement, s_limits, s_kind, s_category,
        s_grade, s_scope, s_frequency, s_medium, s_structure, s_source, s_personal, s_sourceAssets, s_rights,
    ];

    /// <summary>The application as JSON, to be read as strictly as one from a file.</summary>
    /// <exception cref="UsageException">A flag is missing.</exception>
    public static JsonObject Read(ParseResult flags, PartyId party, ManifestFile manifest) => new(
        ("asset", flags.GetValue(s_asset)
            ?? ImportAct.AssetOf(party, manifest.Content).ToString()),
        ("kind", flags.GetRequiredValue(s_kind)),
        ("category", flags.GetRequiredValue(s_category)),
        ("applicants", new JsonArray(party.ToString())),
        ("description", Describe(flags, manifest)),
        ("grade", flags.GetRequiredValue(s_grade)),
        ("impacts", new JsonArray()),
        ("personalInformation", flags.GetValue(s_personal)),
        ("content", Digests(manifest.Content)),
        ("source", new JsonObject(
            ("kind", flags.GetRequiredValue(s_source)),
            ("basis", Needed(flags, s_basis)),
            ("statement", Needed(flags, s_statement)),
            ("assets", new JsonArray(Texts(flags.GetValue(s_sourceAssets)))))),
        ("rights", new JsonArray(Rights(flags).Select(right => (JsonValue)new JsonObject(
            ("holder", party.ToString()),
            ("right", right),
            ("exclusive", false),
            ("limits", flags.GetRequiredValue(s_limits)))))),
        ("materials", new JsonArray()));

    public static JsonObject Digests(DigestPair digests) =>
        new(("sha256", digests.Sha256.ToString()), ("sm3", digests.Sm3.ToString()));

    private static JsonObject Describe(ParseResult flags, ManifestFile manifest)
    {
        List<(string, JsonValue)> members =
        [
            ("name", Needed(flags, s_name)),
            ("overview", Needed(flags, s_overview)),
            ("industry", Needed(flags, s_industry)),
            ("scope", flags.GetRequiredValue(s_scope)),
            ("divisions", new JsonArray()),
            ("from", Needed(flags, s_since)),
            ("frequency", flags.GetRequiredValue(s_frequency)),
            ("bytes", CanonicalDecimal.Encode(manifest.DataBytes)),
            ("media", new JsonArray(flags.GetRequiredValue(s_medium))),
            ("structure", flags.GetRequiredValue(s_structure)),
            ("restrictions", flags.GetRequiredValue(s_limits)),
        ];
        if (flags.GetValue(s_until) is { } until)
        {
            members.Add(("until", until));
        }

        return new JsonObject(members);
    }

    private static string[] Rights(ParseResult flags) => flags.GetValue(s_rights) is { Length: > 0 } rights
        ? rights
        : throw new UsageException("Say which rights: --right hold, --right use, --right operate.");

    private static IEnumerable<JsonValue> Texts(string[]? texts) =>
        (texts ?? []).Select(text => (JsonValue)new JsonText(text));

    private static string Needed(ParseResult flags, Option<string?> option) => flags.GetValue(option)
        ?? throw new UsageException($"{option.Name} is missing (or give the whole application with --application).");

    private static Option<string?> Text(string name, string what) => new(name) { Description = what };

    private static Option<string> Word(string name, string otherwise, string what) => new(name)
    {
        Description = what,
        DefaultValueFactory = _ => otherwise,
    };

    private static Option<string> OneOf<T>(string name, string otherwise)
        where T : struct, Enum
    {
        var words = WireName.All<T>().ToArray();
        var option = Word(name, otherwise, string.Join(", ", words) + ".");
        option.AcceptOnlyFromAmong(words);
        return option;
    }
}
