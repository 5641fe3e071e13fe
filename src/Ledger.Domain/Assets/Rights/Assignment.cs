namespace Ledger.Domain.Assets.Rights;

/// <summary>
/// A right by contract goes over to somebody else, whole or for a part of its scope. Its grantor stays bound to another
/// than the one it chose, so it has to agree.
/// </summary>
/// <remarks>Civil Code articles 545, 551 and 555, by way of article 467.</remarks>
internal static class Assignment
{
    /// <summary>The first rule that says no; the consents of grantor and assignee are looked at last.</summary>
    /// <param name="desk">Who decides on what.</param>
    /// <param name="content">What is asked.</param>
    /// <param name="assigned">The right as it will be for the assignee.</param>
    /// <param name="agreed">Who has agreed.</param>
    public static Refusal? Check(
        AssetDesk desk, AssignmentContent content, Right assigned, IReadOnlySet<PartyId> agreed)
    {
        var right = desk.State.Right(content.Right)!;
        var above = desk.State.Above(right)!;
        var after = After(desk, content, assigned);
        return desk.IsHolder(right)
            ?? Assignee(desk, content.Assignee, above)
            ?? (content.Part is { } part ? Parts(right, part) ?? Below(after, right.Ordinal) : null)
            ?? new GrantRules(after, desk.Today, desk.Rules).Check(assigned, above, agreed)
            ?? Encumbrance.OnDisposal(desk.State, [right.Ordinal], desk.Rules)
            ?? Encumbrance.OnFreeze(desk.State, desk.State.AllAbove(right).Select(static a => a.Ordinal))
            ?? JointHolding.OnDisposal(right, agreed, desk.Rules)
            ?? Missing(agreed, above.Holder) ?? Missing(agreed, content.Assignee);
    }

    private static AssetState After(AssetDesk desk, AssignmentContent content, Right assigned)
    {
        var right = desk.State.Right(content.Right)!;
        var left = content.Part is { } part
            ? right with { Terms = right.Terms with { Scope = part.Kept } }
            : right with { Status = RightStatus.Ended, EndedOn = desk.Today };
        return desk.State with
        {
            Rights = desk.State.Rights.With((int)right.Ordinal - 1, left).Add(assigned),
        };
    }

    private static Refusal? Assignee(AssetDesk desk, PartyId assignee, Right above) =>
        Authority.Present(assignee, desk.Facts)?.About(assignee.ToString())
        ?? (assignee == desk.Request.Actor.Party || assignee == above.Holder
            || assignee == desk.Facts.Registrar.Operator
            ? Refusals.AssigneeNotAnother
            : null);

    // Nothing of a right is had twice: its parts lie apart, or share a number of uses.
    private static Refusal? Parts(Right right, AssignedPart part)
    {
        var whole = Descent.ScopeOf(right);
        if ((whole.ExceededBy(part.Assigned) ?? whole.ExceededBy(part.Kept)) is { } dimension)
        {
            return Refusals.GrantExceedsRight.Between(right, dimension);
        }

        var counted = whole.Uses is { IsUnlimited: false };
        var shared = counted
            && (UInt128)part.Assigned.Uses!.Value.Count + part.Kept.Uses!.Value.Count <= whole.Uses!.Value.Count;
        return shared || (!counted && !part.Assigned.Overlaps(part.Kept))
            ? null
            : Refusals.PartsOverlap.About(Sides.Name(right));
    }

    // What was passed on stays with the part that is kept.
    private static Refusal? Below(AssetState after, uint ordinal)
    {
        var kept = after.Right(ordinal)!;
        var outside = after.Below(kept).FirstOrDefault(below => GrantRules.Exceeds(below, kept) is not null);
        return outside is not null
            ? Refusals.GrantExceedsRight.Between(outside, $"{Sides.Name(kept)} {GrantRules.Exceeds(outside, kept)}")
            : GrantRules.GivesMoreUses(after, kept, 0) ? Refusals.UsesNotReturned.About(Sides.Name(kept)) : null;
    }

    private static Refusal? Missing(IReadOnlySet<PartyId> agreed, PartyId party) =>
        agreed.Contains(party) ? null : Refusals.ConsentMissing.About(party.ToString());
}
