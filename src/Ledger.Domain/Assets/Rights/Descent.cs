using Ledger.Domain.Assets.Scope;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Assets.Rights;

/// <summary>
/// What hangs under what: a right by contract stands only while every right above it stands, and follows the right
/// above it to whoever that is transferred.
/// </summary>
/// <remarks>
/// Civil Code article 865 (a licence is effective only while the right licensed exists), by way of article 467; the
/// judicial interpretation on technology contracts, article 24 (a transfer leaves earlier licences as they are).
/// </remarks>
public static class Descent
{
    /// <summary>The right above a right; null when it is registered.</summary>
    public static Right? Above(this AssetState state, Right right)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(right);
        var above = right.Under is { } under ? state.Right(under) : null;
        while (above is not null && state.Rights.FirstOrDefault(r => r.Replaces == above.Ordinal) is { } transferred)
        {
            above = transferred;
        }

        return above;
    }

    /// <summary>The rights above a right, the nearest first.</summary>
    public static IEnumerable<Right> AllAbove(this AssetState state, Right right)
    {
        for (var above = state.Above(right); above is not null; above = state.Above(above))
        {
            yield return above;
        }
    }

    /// <summary>Whether a right is in force on a day, with all above it.</summary>
    public static bool Stands(this AssetState state, Right right, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(right);
        return right.IsInForce(day) && state.AllAbove(right).All(above => above.IsInForce(day));
    }

    /// <summary>The rights that hang directly under a right and were not ended.</summary>
    public static IEnumerable<Right> Below(this AssetState state, Right right) => state.Rights.Where(other =>
        other.Status is RightStatus.InForce && state.Above(other)?.Ordinal == right.Ordinal);

    /// <summary>Whether one of the rights lies above the other.</summary>
    public static bool AreInLine(this AssetState state, Right one, Right other) =>
        state.AllAbove(one).Any(above => above.Ordinal == other.Ordinal)
        || state.AllAbove(other).Any(above => above.Ordinal == one.Ordinal);

    /// <summary>
    /// For what a right holds. One whose limits are only in words is of unknown scope, unless they say that there are
    /// none.
    /// </summary>
    public static RightScope ScopeOf(Right right)
    {
        ArgumentNullException.ThrowIfNull(right);
        return ScopeOf(right.Terms.Limits, right.Terms.Scope);
    }

    internal static RightScope ScopeOf(string limits, RightScope? scope) =>
        scope ?? (limits == "无" ? RightScope.Unlimited : RightScope.Unknown);

    /// <summary>The ends of rights and of what hangs under them; as many at once as one leaf holds.</summary>
    internal static IEnumerable<DomainEvent> Ends(
        AssetState state, ValueList<uint> rights, EndCause cause, Act act, RuleSet rules)
    {
        yield return new RightsEnded(rights, cause, act);
        ValueList<uint> below =
        [
            .. state.Rights.Where(right => right.Status is RightStatus.InForce && !rights.Contains(right.Ordinal)
                && state.AllAbove(right).Any(above => rights.Contains(above.Ordinal)))
                .Select(static right => right.Ordinal).Take(Expiry.MaxRights - rights.Count),
        ];
        if (below.Count > 0 && rules.Has("upstream-ends"))
        {
            yield return new RightsEnded(below, EndCause.Upstream, act);
        }
    }

    /// <summary>Rights that stand for themselves while one above them has ended.</summary>
    internal static IEnumerable<uint> Orphans(AssetState state) => state.Rights
        .Where(right => right is { Status: RightStatus.InForce, Under: not null }
            && state.AllAbove(right).Any(static above => above.Status is not RightStatus.InForce))
        .Select(static right => right.Ordinal);
}
