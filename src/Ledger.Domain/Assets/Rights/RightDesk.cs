using System.Globalization;
using Ledger.Cryptography;
using Ledger.Domain.Lists;

namespace Ledger.Domain.Assets.Rights;

/// <summary>Rights by contract, from their grant to their end, and joint holding.</summary>
internal static class RightDesk
{
    public static Decision Decide(AssetDesk desk, RightCommand command) => command switch
    {
        GrantRight grant => Grant(desk, grant),
        VaryRight vary => Vary(desk, vary),
        ShareRight share => Share(desk, share),
        AssignRight assign => Assign(desk, assign),
        SurrenderRight surrender => Surrender(desk, surrender),
        RevokeRight revoke => Revoke(desk, revoke),
        EnterSuccession enter => SuccessionEntries.Decide(desk, enter),
        _ => Consents.Decide(desk, command),
    };

    private static Decision Grant(AssetDesk desk, GrantRight command)
    {
        var content = command.Content;
        var refusal = Authority.Registered(desk.Request, desk.Facts)
            ?? desk.InForce([content.Under])
            ?? (content.From < desk.Today || content.Until < content.From ? Refusals.TermOutOfRange : null);
        if (refusal is not null || !desk.Request.Stream.TryGetAsset(out var asset))
        {
            return refusal ?? Refusals.WrongAddressee;
        }

        var above = desk.State.Right(content.Under)!;
        var right = new Right
        {
            Ordinal = (uint)(desk.State.Rights.Count + 1),
            Kind = content.Kind,
            Holder = content.Grantee,
            HolderSalt = desk.HolderSalt(asset, content.Grantee),
            From = content.From,
            Until = content.Until,
            Exclusive = content.Exclusive,
            Terms = Terms(desk, content.Limits, content.Scope, desk.State.Rights.Count + 1),
            Under = content.Under,
            Contract = content.Contract,
        };
        var (act, agreed) = Agreed(desk, command);
        refusal = desk.IsHolder(above)
            ?? Grantee(desk, content.Grantee)
            ?? MarketGates.OnMarket(asset, desk.State, desk.Facts, desk.Today, desk.Rules)
            ?? Scenario(desk, content.Scope)
            ?? new GrantRules(desk.State, desk.Today, desk.Rules).Check(right, above, agreed)
            ?? Disposal(desk, above, agreed)
            ?? Consent(agreed, content.Grantee);
        return desk.Yes(refusal, [new RightGranted(right), .. Consents.Spent(desk.State, act)]);
    }

    private static Decision Vary(AssetDesk desk, VaryRight command)
    {
        var content = command.Content;
        var refusal = Authority.Registered(desk.Request, desk.Facts) ?? ByContract(desk, content.Right);
        if (refusal is not null)
        {
            return refusal;
        }

        var right = desk.State.Right(content.Right)!;
        var above = desk.State.Above(right)!;
        var varied = right with
        {
            Until = content.Until,
            Terms = Terms(desk, content.Limits, content.Scope, right.Ordinal),
        };
        var (act, agreed) = Agreed(desk, command);
        var other = desk.Request.Actor.Party == right.Holder ? above.Holder : right.Holder;
        refusal = (desk.Request.Actor.Party == above.Holder ? null : desk.IsHolder(right))
            ?? (content.Until < desk.Today ? Refusals.TermOutOfRange : null)
            ?? Below(desk, varied)
            ?? new GrantRules(desk.State, desk.Today, desk.Rules).Check(varied, above, agreed)
            ?? Disposal(desk, right, agreed)
            ?? JointHolding.OnDisposal(above, agreed, desk.Rules)
            ?? Consent(agreed, other);
        return desk.Yes(
            refusal,
            [
                new RightVaried(right.Ordinal, varied.Until, varied.Terms, content.Contract, desk.Act),
                .. Consents.Spent(desk.State, act),
            ]);
    }

    private static Decision Share(AssetDesk desk, ShareRight command)
    {
        var content = command.Content;
        var refusal = Authority.Registered(desk.Request, desk.Facts) ?? desk.InForce([content.Right]);
        if (refusal is not null)
        {
            return refusal;
        }

        var right = desk.State.Right(content.Right)!;
        var (act, agreed) = Agreed(desk, command);
        var asked = content.Shares.Concat(right.Shares).Select(static share => share.Party)
            .Where(party => party != right.Holder);
        refusal = desk.IsHolder(right)
            ?? content.Shares.Select(share => Authority.Present(share.Party, desk.Facts))
                .FirstOrDefault(static absent => absent is not null)
            ?? (content.Shares.Any(share => share.Party == right.Holder)
                && JointHolding.AreWhole(content.Shares.Select(static share => share.Part))
                ? null
                : Refusals.SharesNotWhole.About(Sides.Name(right)))
            ?? Encumbrance.OnDisposal(desk.State, [right.Ordinal], desk.Rules)
            ?? asked.Select(party => Consent(agreed, party)).FirstOrDefault(static missing => missing is not null);
        return desk.Yes(refusal, [new RightShared(content, desk.Act), .. Consents.Spent(desk.State, act)]);
    }

    // The assignee's right takes the place of a whole one, with all under it; a part comes from the same grantor.
    private static Decision Assign(AssetDesk desk, AssignRight command)
    {
        var content = command.Content;
        var refusal = Authority.Registered(desk.Request, desk.Facts) ?? ByContract(desk, content.Right);
        if (refusal is not null || !desk.Request.Stream.TryGetAsset(out var asset))
        {
            return refusal ?? Refusals.WrongAddressee;
        }

        var right = desk.State.Right(content.Right)!;
        var ordinal = (uint)(desk.State.Rights.Count + 1);
        var scope = content.Part?.Assigned ?? Descent.ScopeOf(right);
        var assigned = right with
        {
            Ordinal = ordinal,
            Holder = content.Assignee,
            HolderSalt = desk.HolderSalt(asset, content.Assignee),
            From = right.From > desk.Today ? right.From : desk.Today,
            Terms = Terms(desk, right.Terms.Limits, scope, ordinal),
            Contract = content.Contract,
            Replaces = content.Part is null ? right.Ordinal : null,
            Shares = [],
            Majority = null,
        };
        var (act, agreed) = Agreed(desk, command);
        DomainEvent left = content.Part is { } part
            ? new RightVaried(
                right.Ordinal, right.Until, Terms(desk, right.Terms.Limits, part.Kept, right.Ordinal), content.Contract,
                desk.Act)
            : new RightsEnded([right.Ordinal], EndCause.Transferred, desk.Act);
        return desk.Yes(
            Assignment.Check(desk, content, assigned, agreed),
            [
                new RightAssigned(content, ordinal, desk.Act), new RightGranted(assigned), left,
                .. Consents.Spent(desk.State, act),
            ]);
    }

    private static Decision Surrender(AssetDesk desk, SurrenderRight command)
    {
        var refusal = Authority.Registered(desk.Request, desk.Facts) ?? ByContract(desk, command.Right);
        if (refusal is not null)
        {
            return refusal;
        }

        var right = desk.State.Right(command.Right)!;
        var (act, agreed) = Agreed(desk, command);
        refusal = desk.IsHolder(right)
            ?? Abandonment.Of(desk.State, [right.Ordinal], desk.Today)
            ?? Disposal(desk, right, agreed);
        return desk.Yes(
            refusal,
            [
                new RightSurrendered(right.Ordinal, command.Reason, desk.Act),
                .. Descent.Ends(desk.State, [right.Ordinal], EndCause.Surrendered, desk.Act, desk.Rules),
                .. Consents.Spent(desk.State, act),
            ]);
    }

    // A grantor whose contract is over for a ground of law needs nobody's consent; a pledge ends with its right.
    private static Decision Revoke(AssetDesk desk, RevokeRight command)
    {
        var refusal = Authority.Registered(desk.Request, desk.Facts) ?? ByContract(desk, command.Right);
        if (refusal is not null)
        {
            return refusal;
        }

        var right = desk.State.Right(command.Right)!;
        refusal = desk.IsHolder(desk.State.Above(right)!) ?? Encumbrance.OnFreeze(desk.State, [right.Ordinal]);
        return desk.Yes(
            refusal,
            [
                new RightRevoked(right.Ordinal, command.Ground, command.Notice, command.Reason, desk.Act),
                .. Descent.Ends(desk.State, [right.Ordinal], EndCause.Terminated, desk.Act, desk.Rules),
            ]);
    }

    // One scenario, one authorisation: who may use public data for anything was authorised for nothing in particular.
    private static Refusal? Scenario(AssetDesk desk, Scope.RightScope scope) =>
        desk.Rules.Has("scenario-grant") && desk.State.Record is { Category: DataCategory.Public }
            && (scope.Purposes is null || scope.Purposes.Contains("any"))
                ? Refusals.ScenarioNotStated
                : null;

    private static Refusal? ByContract(AssetDesk desk, uint ordinal) =>
        desk.InForce([ordinal])
        ?? (desk.State.Right(ordinal)!.Under is null ? Refusals.NotByContract : null);

    private static Refusal? Grantee(AssetDesk desk, PartyId grantee) =>
        Authority.Present(grantee, desk.Facts)?.About(grantee.ToString())
        ?? (grantee == desk.Request.Actor.Party || grantee == desk.Facts.Registrar.Operator
            ? Refusals.GranteeNotAnother
            : null);

    // What hangs under a right stays within it.
    private static Refusal? Below(AssetDesk desk, Right varied) => desk.State.Below(varied)
        .Select(below => desk.Rules.Has("grant-within-right") && GrantRules.Exceeds(below, varied) is { } dimension
            ? Refusals.GrantExceedsRight.Between(below, $"{Sides.Name(varied)} {dimension}")
            : null)
        .FirstOrDefault(static refusal => refusal is not null)
        ?? (Descent.ScopeOf(desk.State.Right(varied.Ordinal)!).Uses is { } uses
            && Descent.ScopeOf(varied).Uses is { } left && !left.Contains(uses)
                ? Refusals.UsesNotReturned.About(Sides.Name(varied))
                : null);

    private static Refusal? Disposal(AssetDesk desk, Right right, IReadOnlySet<PartyId> agreed) =>
        Encumbrance.OnFreeze(desk.State, [right.Ordinal, .. desk.State.AllAbove(right).Select(static a => a.Ordinal)])
        ?? Encumbrance.OnLicence(desk.State, right, agreed)
        ?? JointHolding.OnDisposal(right, agreed, desk.Rules);

    private static (DigestPair Act, HashSet<PartyId> Agreed) Agreed(AssetDesk desk, Command command)
    {
        var act = Consents.ActOf(command);
        return (act, Consents.To(desk.State, act, desk.Today));
    }

    private static Refusal? Consent(HashSet<PartyId> agreed, PartyId party) =>
        agreed.Contains(party) ? null : Refusals.ConsentMissing.About(party.ToString());

    private static RightTerms Terms(AssetDesk desk, string limits, Scope.RightScope scope, long ordinal) => new(
        limits,
        Salts.Of(desk.Facts, "terms/" + ordinal.ToString(CultureInfo.InvariantCulture)),
        scope);
}
