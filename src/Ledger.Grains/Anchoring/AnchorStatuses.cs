using System.Globalization;
using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>What a chain's status is after one more look at it.</summary>
internal static class AnchorStatuses
{
    // Blocks come every few seconds; a chain of validators that lost one for a round takes tens of seconds.
    private static readonly TimeSpan s_stillAfter = TimeSpan.FromMinutes(2);

    /// <summary>After a step of the loop.</summary>
    public static AnchorStatus After(
        AnchorStatus before, ChainInstance instance, AnchorStep step, DateTimeOffset now)
    {
        var moved = MovedAt(before, instance, step, now);
        // What is in the newest block only waits for others to follow.
        var outcome = step.Outcome == AnchorOutcome.UnderWay && step.Latest < step.Published
            && now - moved >= s_stillAfter
            ? AnchorOutcome.StandingStill
            : step.Outcome;
        var state = WireName.Of(outcome);
        var advances = outcome is AnchorOutcome.CaughtUp or AnchorOutcome.UnderWay;
        var detail = outcome == AnchorOutcome.StandingStill ? Still(step, moved) : step.Detail ?? "";
        var fault = !advances ? new AnchorFault(state, detail, now)
            : step.FallenBack is { } fell
                ? new AnchorFault("fallen-back", $"final up to {fell.To}, having been final up to {fell.From}", now)
            : before.LastFault;
        // A range that the loop went on to may have been published after it looked.
        var published = Math.Max(step.Published, step.Refused?.To ?? 0);
        return new AnchorStatus(
            instance.Id, instance.Chain, instance.Contract, step.Anchored, published, advances ? null : detail)
        {
            State = state,
            Latest = step.Latest,
            Refused = step.Refused is { } refused
                ? new AnchorRefusal(refused.From, refused.To, refused.Refusal.Code)
                : null,
            LastFault = fault,
            Moved = moved,
        };
    }

    /// <summary>After the way to the chain could not be opened.</summary>
    public static AnchorStatus After(AnchorStatus before, ChainException fault, DateTimeOffset now)
    {
        var state = WireName.Of(fault switch
        {
            ChainInstanceException => AnchorOutcome.InstanceLost,
            ChainLiesException => AnchorOutcome.NodeLies,
            ChainStatePrunedException => AnchorOutcome.StatePruned,
            _ => AnchorOutcome.NodeUnreachable,
        });
        return before with
        {
            State = state,
            Fault = fault.Message,
            LastFault = new AnchorFault(state, fault.Message, now),
        };
    }

    // A chain that was refused or away begins to wait anew: only what was sent and lies there stands still.
    private static DateTimeOffset MovedAt(
        AnchorStatus before, ChainInstance instance, AnchorStep step, DateTimeOffset now) =>
        before.Moved is { } moved
            && step.Outcome == AnchorOutcome.UnderWay
            && before.State is "under-way" or "standing-still"
            && before.Instance == instance.Id
            && (before.Size, before.Latest) == (step.Anchored, step.Latest)
                ? moved
                : now;

    private static string Still(AnchorStep step, DateTimeOffset moved) => string.Create(
        CultureInfo.InvariantCulture,
        $"{step.Published - step.Anchored} entries wait, and nothing has moved since {moved:yyyy-MM-ddTHH:mm:ssZ}");
}
