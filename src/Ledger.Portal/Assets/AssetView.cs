using Ledger.Api.Contracts;
using Ledger.Domain;
using Ledger.Domain.Assets;
using Ledger.Domain.Calendars;
using Ledger.Sdk;

namespace Ledger.Portal.Assets;

/// <summary>An asset as far as somebody may see it.</summary>
/// <param name="Resource">What everybody sees.</param>
/// <param name="State">All of it; null for whoever is neither holder nor staff.</param>
/// <param name="Names">What parties are called, of those that may be known.</param>
internal sealed record AssetView(
    AssetResource Resource, AssetState? State, IReadOnlyDictionary<PartyId, string> Names)
{
    private const int MaxNames = 20;

    /// <summary>Its rights, by number.</summary>
    public IReadOnlyList<RightLine> Rights => State is { } state
        ? [.. state.Rights.Select(right => Of(right))]
        : [.. Resource.Rights.Select(static right => Of(right))];

    /// <summary>What a party is called, as far as that may be known here.</summary>
    public string NameOf(PartyId party) => Names.GetValueOrDefault(party) ?? party.ToString();

    /// <summary>Reads an asset; null when it is not registered.</summary>
    public static async Task<AssetView?> FindAsync(LedgerClient client, AssetId id)
    {
        var resource = client.FindAssetAsync(id);
        var state = (await client.FindAssetStateAsync(id))?.State;
        if (await resource is not { } found)
        {
            return null;
        }

        var parties = (state?.Rights ?? []).Select(static right => right.Holder)
            .Concat((state?.Pledges ?? []).Select(static pledge => pledge.Content.Pledgee))
            .Concat((state?.Disputes ?? []).Select(static dispute => dispute.Objector))
            .Distinct().Take(MaxNames);
        var known = await Task.WhenAll(parties.Select(async party => (party, await client.FindPartyAsync(party))));
        return new AssetView(found, state, known.Where(static one => one.Item2?.State.Organisation is not null)
            .ToDictionary(static one => one.party, static one => one.Item2!.State.Organisation!.Name));
    }

    private RightLine Of(Right right) => new(
        right.Ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture), WireName.Of(right.Kind),
        NameOf(right.Holder), right.From, right.Until, WireName.Of(right.Status), right.Exclusive, right.Pledged,
        right.Frozen)
    {
        Limits = right.Terms.Limits,
        Terms = right.Terms.Digests.Sha256.ToString(),
        Case = right.Case?.ToString(),
        Under = right.Under,
        Shares =
        [
            .. right.Shares.Select(share =>
                $"{NameOf(share.Party)} {share.Part.Numerator}/{share.Part.Denominator}"),
        ],
    };

    private static RightLine Of(RightResource right) => new(
        right.Number, right.Kind, right.Holder, Day(right.From),
        right.Until is { } until ? Day(until) : DateOnly.MaxValue,
        right.Status, right.Exclusive, right.Pledged, right.Frozen)
    {
        Terms = right.TermsSha256,
    };

    private static DateOnly Day(string text) =>
        CivilDate.TryParse(text, out var day) ? day : throw new InvalidDataException($"{text} is no day.");
}

/// <summary>A right as a line of a table and a bar of a timeline.</summary>
/// <param name="Number">Its place under the asset.</param>
/// <param name="Kind"><c>hold</c>, <c>use</c> or <c>operate</c>.</param>
/// <param name="Holder">Whose it is.</param>
/// <param name="From">The first day of its term.</param>
/// <param name="Until">The last day of its term.</param>
/// <param name="Status"><c>in-force</c>, <c>ended</c> or <c>revoked</c>.</param>
/// <param name="Exclusive">Whether nobody else may have the same.</param>
/// <param name="Pledged">Whether a pledge is over it.</param>
/// <param name="Frozen">Whether it is frozen.</param>
public sealed record RightLine(
    string Number, string Kind, string Holder, DateOnly From, DateOnly Until, string Status, bool Exclusive,
    bool Pledged, bool Frozen)
{
    /// <summary>The limits of its exercise, in words; null for whoever may not read them.</summary>
    public string? Limits { get; init; }

    /// <summary>The digest of its terms.</summary>
    public string Terms { get; init; } = "";

    /// <summary>The case that granted it; null for a right by contract, or where it may not be known.</summary>
    public string? Case { get; init; }

    /// <summary>The right under which it was given by contract; null for a registered one.</summary>
    public uint? Under { get; init; }

    /// <summary>The parts of those who hold it together.</summary>
    public IReadOnlyList<string> Shares { get; init; } = [];
}
