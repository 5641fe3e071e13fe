using Ledger.Domain.Rules;

namespace Ledger.Domain.Assets.Rights;

/// <summary>Whether what is given lies within what its giver has: nobody gives more.</summary>
/// <remarks>
/// 数据产权登记工作指引（试行） article 3; Civil Code articles 864 and 867 (licences of technology), by way of article 467.
/// </remarks>
internal sealed class GrantRules(AssetState state, DateOnly today, RuleSet rules)
{
    /// <summary>The first rule that says no to a right that does not exist yet, or is varied.</summary>
    /// <param name="right">The right as it is to be.</param>
    /// <param name="above">The right under which it is given.</param>
    /// <param name="agreed">Who has agreed.</param>
    public Refusal? Check(Right right, Right above, IReadOnlySet<PartyId> agreed) =>
        Power(right, above)
        ?? Within(right, above)
        ?? PassingOn(right, above, agreed)
        ?? Uses(right, above)
        ?? Beside(right, above);

    // To provide data to others is what the right to operate is for. Who has none passes on only what was given to it.
    private Refusal? Power(Right right, Right above)
    {
        if (above.Kind is not RightKind.Operate && above.Kind != right.Kind)
        {
            return Refusals.KindNotGiven.Between(above, WireName.Of(right.Kind));
        }

        return above.Kind is RightKind.Operate || above.Under is not null || !rules.Has("power-to-license")
            || MayProvide(above.Holder, right)
                ? null
                : Refusals.NoRightToLicense.Between(above, right.Holder.ToString());
    }

    private bool MayProvide(PartyId holder, Right right) => state.Rights.Any(power =>
        power.Kind is RightKind.Operate && power.Holder == holder && !power.Frozen
        && state.Stands(power, today) && Exceeds(right, power) is null);

    private Refusal? Within(Right right, Right above) =>
        rules.Has("grant-within-right") && Exceeds(right, above) is { } dimension
        ? Refusals.GrantExceedsRight.Between(above, $"{right.Holder} {dimension}")
        : null;

    /// <summary>In what a right goes beyond another one; null when in nothing.</summary>
    public static string? Exceeds(Right right, Right above) =>
        right.From < above.From || right.Until > above.Until
            ? "term"
            : Descent.ScopeOf(above).ExceededBy(Descent.ScopeOf(right));

    private Refusal? PassingOn(Right right, Right above, IReadOnlySet<PartyId> agreed)
    {
        var passesOn = right.Kind is RightKind.Operate || (above.Under is not null && above.Kind == right.Kind);
        return !passesOn || !rules.Has("passing-on") ? null : Descent.ScopeOf(above).Resale switch
        {
            "any" => null,
            "with-consent" when state.Above(above) is { } source => agreed.Contains(source.Holder)
                ? null
                : Refusals.ConsentMissing.About(Sides.Name(source)),
            _ => Refusals.NotToBePassedOn.Between(above, right.Holder.ToString()),
        };
    }

    // What was given counts as given, also when the right that it was given with has ended: nobody saw the uses.
    private Refusal? Uses(Right right, Right above)
    {
        return rules.Has("grant-within-right") && Descent.ScopeOf(above).Uses is { IsUnlimited: false }
            && GivesMoreUses(state, above, Descent.ScopeOf(right).Uses!.Value.Count, right.Ordinal)
                ? Refusals.GrantExceedsRight.Between(above, $"{right.Holder} uses")
                : null;
    }

    /// <summary>
    /// Whether more uses are given under a right than it has. One that another took the place of gave it its uses.
    /// </summary>
    /// <param name="more">Uses that are to be given too.</param>
    /// <param name="but">The right that they are for, which does not count as given; 0 for none.</param>
    public static bool GivesMoreUses(AssetState state, Right above, ulong more, uint but = 0) =>
        Descent.ScopeOf(above).Uses is { IsUnlimited: false } limit
        && state.Rights
            .Where(other => other.Ordinal != but && state.Above(other)?.Ordinal == above.Ordinal
                && state.Rights.All(next => next.Replaces != other.Ordinal))
            .Aggregate((UInt128)more, static (sum, other) => sum + (Descent.ScopeOf(other).Uses?.Count ?? 0))
            > limit.Count;

    private Refusal? Beside(Right right, Right above) => !rules.Has("one-exclusive-right") ? null
        : Conflicts.With(state, right, today) is { } other
            ? Refusals.ExclusiveRightOverlaps.Between(other, right.Holder.ToString())
        : Conflicts.WithSource(state, right, above, today) is { } source
            ? Refusals.ExclusivityNotHeld.Between(source, right.Holder.ToString())
        : null;
}
