using System.Text.Json;
using Ledger.Domain.Assets;

namespace Ledger.Domain.Rules;

/// <summary>A rule that sets a number, or that holds as it is.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Clause">Where it stands.</param>
/// <param name="Value">The number; null when it sets none.</param>
/// <param name="Unit">What the number counts: <c>workdays</c>, <c>years</c>, <c>characters</c>.</param>
public sealed record Rule(string Id, Clause Clause, int? Value, string? Unit)
{
    /// <summary>How <see cref="ClauseTable"/> names it.</summary>
    public string Row => "rule/" + Id;

    internal static Rule Read(JsonElement json, string document) => new(
        json.Text("id"),
        new Clause(json.TryGetProperty("document", out var other) ? other.GetString()! : document, json.Text("clause")),
        json.TryGetProperty("value", out var value) ? value.GetInt32() : null,
        json.TryGetProperty("unit", out var unit) ? unit.GetString() : null);
}

/// <summary>Materials of which an application needs one, when it is of a certain sort.</summary>
/// <param name="When">
/// For first registrations <c>always</c> (of public data <c>first</c>), <c>joint</c>, <c>personal-information</c>,
/// <c>important-data</c> or
/// <c>authorised-operation</c>; for those that follow <c>transfer</c>, <c>succession</c>, <c>change</c> or
/// <c>destruction</c>.
/// </param>
/// <param name="Material">The material.</param>
/// <param name="Clause">Where the rule stands.</param>
/// <param name="Others">Materials that do instead.</param>
public sealed record MaterialRule(string When, MaterialKind Material, Clause Clause, ValueList<MaterialKind> Others)
{
    /// <summary>How <see cref="ClauseTable"/> names it.</summary>
    public string Row => "material/" + WireName.Of(Material);

    /// <summary>The materials of which one is enough.</summary>
    public IEnumerable<MaterialKind> AnyOf => Others.Prepend(Material);

    internal static MaterialRule Read(JsonElement json, string document) => new(
        json.Text("when"),
        json.Name<MaterialKind>("material"),
        new Clause(json.TryGetProperty("document", out var other) ? other.GetString()! : document, json.Text("clause")),
        json.TryGetProperty("or", out _) ? json.Names<MaterialKind>("or") : []);
}

/// <summary>A basis on which somebody may have rights over data, with the rights that it admits.</summary>
/// <param name="Id">Its name, for example <c>open-collection</c>.</param>
/// <param name="Clause">Where it stands.</param>
/// <param name="Sources">The kinds of source it goes with.</param>
/// <param name="Kinds">The kinds of asset it goes with.</param>
/// <param name="PersonsOnly">Whether only natural persons may rely on it.</param>
/// <param name="Materials">What proves it.</param>
/// <param name="Rights">The rights it admits.</param>
/// <param name="Further">Rights that it admits only with a further material.</param>
public sealed record RightsBasis(
    string Id,
    Clause Clause,
    ValueList<SourceKind> Sources,
    ValueList<AssetKind> Kinds,
    bool PersonsOnly,
    ValueList<MaterialKind> Materials,
    ValueList<RightKind> Rights,
    ValueList<FurtherRights> Further)
{
    /// <summary>How <see cref="ClauseTable"/> names it.</summary>
    public string Row => "basis/" + Id;

    internal static RightsBasis Read(JsonElement json, string document) => new(
        json.Text("id"),
        new Clause(document, json.Text("clause")),
        json.Names<SourceKind>("sources"),
        json.Names<AssetKind>("kinds"),
        json.GetProperty("personsOnly").GetBoolean(),
        json.Names<MaterialKind>("materials"),
        json.Names<RightKind>("rights"),
        [.. json.GetProperty("further").EnumerateArray().Select(static more =>
            new FurtherRights(more.Name<MaterialKind>("material"), more.Names<RightKind>("rights")))]);
}

/// <summary>Rights that need a further material.</summary>
/// <param name="Material">The material.</param>
/// <param name="Rights">The rights.</param>
public sealed record FurtherRights(MaterialKind Material, ValueList<RightKind> Rights);
