using Ledger.Cryptography;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Assets;

/// <summary>What pledges, seizures and temporary control forbid.</summary>
/// <remarks>Civil Code article 444, second paragraph; 数据产权登记工作指引（试行） article 23.</remarks>
internal static class Encumbrance
{
    /// <summary>Rights may be disposed of: none of them is pledged or frozen.</summary>
    public static Refusal? OnDisposal(AssetState state, IEnumerable<uint> rights, RuleSet rules) =>
        OnFreeze(state, rights)
        ?? (rules.Has("pledge-holds")
            ? First(state, rights, static right => right.Pledged, Refusals.RightPledged)
            : null);

    /// <summary>
    /// By a merger or a division rights go over with the pledges over them, each with all that it is over; what is
    /// frozen stays where it is until the authority lifts it.
    /// </summary>
    public static Refusal? OnSuccession(AssetState state, ValueList<uint> rights, RuleSet rules) =>
        OnFreeze(state, rights)
        ?? (rules.Has("pledge-holds") && state.Pledges.FirstOrDefault(pledge => pledge.Status is PledgeStatus.Registered
            && pledge.Content.Rights.Any(rights.Contains) && !pledge.Content.Rights.All(rights.Contains)) is { } split
                ? Refusals.RightPledged.About(CanonicalDecimal.Encode(split.Content.Rights.First(rights.Contains)))
                : null);

    /// <summary>None of the rights is frozen.</summary>
    public static Refusal? OnFreeze(AssetState state, IEnumerable<uint> rights) =>
        First(state, rights, static right => right.Frozen && !right.Sealed, Refusals.RightFrozen)
        ?? First(state, rights, static right => right.Frozen, Refusals.RightHeld);

    /// <summary>Whoever has a pledge over a right agreed to its use by others, once and for all or this time.</summary>
    /// <param name="agreed">Who has consented this time.</param>
    public static Refusal? OnLicence(AssetState state, Right right, IReadOnlySet<PartyId> agreed) => state.Pledges
        .Any(pledge => pledge.Status is PledgeStatus.Registered && pledge.Content.Rights.Contains(right.Ordinal)
            && !pledge.Content.Licensing && !agreed.Contains(pledge.Content.Pledgee))
                ? Refusals.RightPledged.About(Sides.Name(right))
                : null;

    /// <summary>
    /// Data is provided to others, or leaves, under a right that is not frozen; where it is provided under a right that
    /// is pledged, the pledgee agreed.
    /// </summary>
    public static Refusal? OnFiling(
        AssetState state, PartyId party, RightKind? needed, DateOnly day, RuleSet rules)
    {
        var own = state.Rights.Where(right =>
            right.Holder == party && (needed is null || right.Kind == needed) && state.Stands(right, day)).ToArray();
        return Array.TrueForAll(own, static right => right.Frozen)
            ? Array.Exists(own, static right => right.Sealed) ? Refusals.RightHeld : Refusals.RightFrozen
            : needed is not null && rules.Has("pledge-holds")
                && Array.TrueForAll(own, right => right.Frozen || !MayLicense(state, right))
                ? Refusals.RightPledged
                : null;
    }

    private static bool MayLicense(AssetState state, Right right) => state.Pledges
        .Where(pledge => pledge.Status is PledgeStatus.Registered && pledge.Content.Rights.Contains(right.Ordinal))
        .All(static pledge => pledge.Content.Licensing);

    private static Refusal? First(
        AssetState state, IEnumerable<uint> rights, Func<Right, bool> held, Refusal refusal)
    {
        foreach (var ordinal in rights)
        {
            if (state.Right(ordinal) is { } right && held(right))
            {
                return refusal.About(CanonicalDecimal.Encode(ordinal));
            }
        }

        return null;
    }
}
