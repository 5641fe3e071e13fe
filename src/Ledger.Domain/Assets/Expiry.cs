using Ledger.Domain.Assets.Rights;

namespace Ledger.Domain.Assets;

/// <summary>States what time has decided about an asset: terms of remarks and of rights that ran out.</summary>
/// <remarks>数据产权登记工作指引（试行） articles 23 and 36.</remarks>
internal static class Expiry
{
    /// <summary>So many rights lapse at once that their effects fit one leaf.</summary>
    public const int MaxRights = 12;

    public static Decision Decide(AssetDesk desk)
    {
        if (desk.Request.Actor.Party is not null
            && Authority.Staff(desk.Request, desk.Facts, Role.Clerk) is { } refusal)
        {
            return refusal;
        }

        for (var i = 0; i < desk.State.Remarks.Count; i++)
        {
            if (desk.State.Remarks[i].SealedUntil < desk.Today)
            {
                return desk.Yes(null, new RemarkUnsealed(i + 1, desk.Act));
            }

            if (desk.State.Remarks[i] is { Stands: true, Content.Until: { } until } && until < desk.Today)
            {
                return desk.Yes(null, new RemarkExpired(i + 1, desk.Act));
            }
        }

        ValueList<uint> lapsed =
        [
            .. desk.State.Rights
                .Where(right => right.Status is RightStatus.InForce && right.Until < desk.Today
                    && desk.Rules.Has("lapse") && (!right.Pledged || desk.Rules.Has("pledge-ends"))
                    && !IsAskedFor(desk, right.Ordinal))
                .Select(static right => right.Ordinal).Take(MaxRights),
        ];
        ValueList<uint> orphans = [.. Descent.Orphans(desk.State).Except(lapsed).Take(MaxRights)];
        if (lapsed.Count == 0 && orphans.Count > 0 && desk.Rules.Has("upstream-ends"))
        {
            return desk.Yes(null, new RightsEnded(orphans, EndCause.Upstream, desk.Act));
        }

        return desk.Yes(
            lapsed.Count == 0 ? Refusals.NothingDue : null, new RightsEnded(lapsed, EndCause.Lapsed, desk.Act));
    }

    /// <summary>The cases that ask for a renewal, whose outcome time waits for.</summary>
    public static IEnumerable<StreamName> Reads(AssetState state) => state.Certificates
        .Where(static certificate => certificate is { Stands: true, Renewal: not null })
        .Select(static certificate => certificate.Renewal!.Value.Stream).Distinct();

    // Only a certificate whose renewal nobody asked for lapses by itself.
    private static bool IsAskedFor(AssetDesk desk, uint right) => desk.State.Certificates.Any(certificate =>
        certificate is { Stands: true, Renewal: { } renewal } && certificate.Rights.Contains(right)
        && desk.Facts.Case(renewal) is { IsFinal: false, Later: { } later } && later.Rights.Contains(right));
}
