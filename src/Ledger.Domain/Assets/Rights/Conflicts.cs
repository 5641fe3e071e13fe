namespace Ledger.Domain.Assets.Rights;

/// <summary>
/// Whether rights can stand beside each other. Where one of two rights of a kind is exclusive, there is no other as far
/// as both reach: only what lies above it may remain, and what it gave on itself. Two exclusive rights never meet, not
/// even in one line.
/// </summary>
/// <remarks>数据产权登记工作指引（试行） article 21, last paragraph.</remarks>
internal static class Conflicts
{
    /// <summary>The first right that a right, new or varied, cannot stand beside; null when there is none.</summary>
    public static Right? With(AssetState state, Right right, DateOnly day) => state.Rights.FirstOrDefault(other =>
        other.Ordinal != right.Ordinal && other.Kind == right.Kind && (other.Exclusive || right.Exclusive)
        && Meet(state, right, other, day)
        && !((other.Exclusive ^ right.Exclusive) && state.AreInLine(right, other)));

    /// <summary>
    /// The first right under which somebody outside its line could give the same as an exclusive one; null when there
    /// is none: exclusivity is for whoever alone can give.
    /// </summary>
    public static Right? WithSource(AssetState state, Right right, Right above, DateOnly day) => !right.Exclusive
        ? null
        : state.Rights.FirstOrDefault(other =>
            other.Kind is RightKind.Operate && other.Ordinal != right.Ordinal && other.Ordinal != above.Ordinal
            && other.Holder != above.Holder && Meet(state, right, other, day) && !state.AreInLine(right, other));

    private static bool Meet(AssetState state, Right right, Right other, DateOnly day) =>
        other.Overlaps(right.From, right.Until)
        && state.AllAbove(other).All(static above => above.Status is RightStatus.InForce)
        && other.Until >= day
        && Descent.ScopeOf(other).Overlaps(Descent.ScopeOf(right));
}
