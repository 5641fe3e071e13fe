using Ledger.Domain;
using Ledger.Grains.Contracts;
using Ledger.Ports.Mirror;

namespace Ledger.Grains.Anchoring;

/// <summary>What a chain's status is after one more look at it.</summary>
internal static class AnchorStatuses
{
    /// <summary>After a step of the loop.</summary>
    public static AnchorStatus After(
        AnchorStatus before, ChainInstance instance, AnchorStep step, DateTimeOffset now)
    {
        var state = WireName.Of(step.Outcome);
        var advances = step.Outcome is AnchorOutcome.CaughtUp or AnchorOutcome.UnderWay;
        var detail = step.Detail ?? "";
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
}
