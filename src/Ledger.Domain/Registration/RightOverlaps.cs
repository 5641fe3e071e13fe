using Ledger.Domain.Assets;
using Ledger.Domain.Assets.Rights;
using Ledger.Domain.Assets.Scope;

namespace Ledger.Domain.Registration;

/// <summary>
/// Whether claimed rights can stand beside each other and beside those that the asset already carries: several holders
/// may have the same right, unless one of them has it alone.
/// </summary>
/// <remarks>数据产权登记工作指引（试行） article 21, last paragraph; article 39 item 2 (重复登记).</remarks>
internal sealed class RightOverlaps(Application application, AssetState asset)
{
    public Refusal? Check(DateOnly from, DateOnly? until) =>
        Record() ?? Terms(from) ?? AmongClaims() ?? WithRegistered(from, until);

    private Refusal? Record() => asset.Record is not { } record ? null
        : record.Status is not AssetStatus.Registered ? Refusals.AssetNotRegistered
        : record.Content != application.Content || record.Kind != application.Kind ? Refusals.ContentDiffers
        : null;

    private Refusal? Terms(DateOnly from) =>
        application.Rights.Any(claim => claim.Until < from) ? Refusals.TermOutOfRange : null;

    private Refusal? AmongClaims()
    {
        foreach (var same in application.Rights.GroupBy(static claim => claim.Right))
        {
            if (same.Select(static claim => claim.Holder).Distinct().Count() < same.Count())
            {
                return Refusals.RightClaimedTwice.About(WireName.Of(same.Key));
            }

            // All claims begin on one day, so two of a kind always overlap in time.
            var clash = same.SelectMany((one, i) => same.Skip(i + 1).Select(other => (One: one, Other: other)))
                .FirstOrDefault(static pair => (pair.One.Exclusive || pair.Other.Exclusive)
                    && ScopeOf(pair.One).Overlaps(ScopeOf(pair.Other)));
            if (clash.One is not null)
            {
                return Refusals.ExclusiveRightOverlaps.About(
                    $"{WireName.Of(same.Key)} {clash.One.Holder} / {clash.Other.Holder}");
            }
        }

        return null;
    }

    private Refusal? WithRegistered(DateOnly from, DateOnly? until)
    {
        foreach (var claim in application.Rights)
        {
            var end = Earlier(claim.Until, until) ?? DateOnly.MaxValue;
            foreach (var right in asset.Rights.Where(r => r.Kind == claim.Right && r.Overlaps(from, end)))
            {
                var refusal = right.Holder == claim.Holder && right.Under is null ? Refusals.RightAlreadyRegistered
                    : (right.Exclusive || claim.Exclusive) && Descent.ScopeOf(right).Overlaps(ScopeOf(claim))
                        ? Refusals.ExclusiveRightOverlaps
                    : null;
                if (refusal is not null)
                {
                    return refusal.Between(right, $"{claim.Holder} {WireName.Of(claim.Right)}");
                }
            }
        }

        return null;
    }

    private static RightScope ScopeOf(Allocation claim) => Descent.ScopeOf(claim.Limits, claim.Scope);

    private static DateOnly? Earlier(DateOnly? a, DateOnly? b) => a is null || b < a ? b : a;
}
