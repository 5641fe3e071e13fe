using System.Numerics;
using Ledger.Domain.Rules;

namespace Ledger.Domain.Assets.Rights;

/// <summary>Holding together by shares: exact parts that make a whole, and who disposes of it.</summary>
/// <remarks>Civil Code articles 298, 301, 309 and 310.</remarks>
internal static class JointHolding
{
    /// <summary>Whether the parts make exactly one.</summary>
    public static bool AreWhole(IEnumerable<Fraction> parts)
    {
        var (numerator, denominator) = Sum(parts);
        return numerator == denominator;
    }

    /// <summary>
    /// A right held jointly is disposed of by holders of two thirds by share, unless they agreed otherwise; its holder
    /// of record asks, so has agreed.
    /// </summary>
    /// <param name="agreed">Who has agreed too.</param>
    public static Refusal? OnDisposal(Right right, IReadOnlySet<PartyId> agreed, RuleSet rules)
    {
        if (right.Shares.Count == 0)
        {
            return null;
        }

        var needed = right.Majority
            ?? (rules.Number("joint-disposal") is { } thirds ? new Fraction(thirds, 3) : new Fraction(1, int.MaxValue));
        var (numerator, denominator) = Sum(
            right.Shares.Where(share => share.Party == right.Holder || agreed.Contains(share.Party))
                .Select(static share => share.Part));
        return numerator * needed.Denominator >= needed.Numerator * denominator
            ? null
            : Refusals.MajorityMissing.About(Sides.Name(right));
    }

    /// <summary>
    /// The shares when one of those who hold them is another from now on, by law; none when one is left. Null when the
    /// sum of two shares is no fraction that can be written.
    /// </summary>
    public static ValueList<Share>? After(ValueList<Share> shares, PartyId before, PartyId after)
    {
        List<Share> renamed = [];
        foreach (var of in shares.GroupBy(share => share.Party == before ? after : share.Party))
        {
            if (Reduced(Sum(of.Select(static share => share.Part))) is not { } part)
            {
                return null;
            }

            renamed.Add(new Share(of.Key, of.Count() == 1 ? of.First().Part : part));
        }

        return renamed.Count > 1 ? [.. renamed] : [];
    }

    private static Fraction? Reduced((BigInteger Numerator, BigInteger Denominator) part)
    {
        var divisor = BigInteger.GreatestCommonDivisor(part.Numerator, part.Denominator);
        return part.Denominator / divisor is var whole && whole <= int.MaxValue
            ? new Fraction((int)(part.Numerator / divisor), (int)whole)
            : null;
    }

    private static (BigInteger Numerator, BigInteger Denominator) Sum(IEnumerable<Fraction> parts) => parts.Aggregate(
        (Numerator: BigInteger.Zero, Denominator: BigInteger.One),
        static (sum, part) => (
            (sum.Numerator * part.Denominator) + (part.Numerator * sum.Denominator),
            sum.Denominator * part.Denominator));
}
