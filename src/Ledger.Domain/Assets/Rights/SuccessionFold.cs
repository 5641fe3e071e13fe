namespace Ledger.Domain.Assets.Rights;

/// <summary>What stands over rights that went over by law stands over the successor's rights.</summary>
internal static class SuccessionFold
{
    /// <summary>The state with pledges and remarks carried over; the rights that replace others are in it.</summary>
    public static AssetState Carried(AssetState state, ValueList<uint> ended)
    {
        var next = state.Rights.Where(right => right.Replaces is { } old && ended.Contains(old))
            .ToDictionary(static right => right.Replaces!.Value);
        return state with
        {
            Pledges = [.. state.Pledges.Select(pledge => Over(pledge, next))],
            Remarks =
            [
                .. state.Remarks.Select(remark => remark.Stands
                    ? remark with { Content = remark.Content with { Rights = Over(remark.Content.Rights, next) } }
                    : remark),
            ],
        };
    }

    /// <summary>The state with a successor in its predecessor's place as pledgee and as a joint holder.</summary>
    public static AssetState Entered(AssetState state, SuccessionEntered e) => state with
    {
        Pledges =
        [
            .. state.Pledges.Select((pledge, i) => e.Content.Pledges.Contains(i + 1)
                ? pledge with { Content = pledge.Content with { Pledgee = e.Successor } }
                : pledge),
        ],
        Rights =
        [
            .. state.Rights.Select(right => e.Content.Shares.Contains(right.Ordinal)
                ? right with { Shares = JointHolding.After(right.Shares, e.Content.Predecessor, e.Successor)! }
                : right),
        ],
    };

    // A pledge that is over other rights too stays with those; one that is registered never is.
    private static Pledge Over(Pledge pledge, Dictionary<uint, Right> next) =>
        pledge.Status <= PledgeStatus.Registered && pledge.Content.Rights.All(next.ContainsKey)
            ? pledge with
            {
                Content = pledge.Content with { Rights = Over(pledge.Content.Rights, next) },
                Pledgor = next[pledge.Content.Rights[0]].Holder,
            }
            : pledge;

    private static ValueList<uint> Over(ValueList<uint> rights, Dictionary<uint, Right> next) =>
        [.. rights.Select(ordinal => next.TryGetValue(ordinal, out var right) ? right.Ordinal : ordinal)];
}
