namespace Ledger.Domain.Assets.Rights;

/// <summary>Nobody gives up a right from under others who have theirs from it.</summary>
/// <remarks>Civil Code article 132: rights are not exercised to the harm of others.</remarks>
internal static class Abandonment
{
    /// <summary>Nothing stands under the rights but what is given up with them.</summary>
    public static Refusal? Of(AssetState state, IEnumerable<uint> rights, DateOnly day)
    {
        var given = rights.ToHashSet();
        var below = given.Select(state.Right).OfType<Right>()
            .SelectMany(right => state.Below(right).Select(other => (Right: right, Below: other)))
            .FirstOrDefault(pair => !given.Contains(pair.Below.Ordinal) && pair.Below.Until >= day);
        return below.Right is null
            ? null
            : Refusals.OthersHangUnder.Between(below.Right, Sides.Name(below.Below));
    }
}
