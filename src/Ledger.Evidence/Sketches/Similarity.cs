namespace Ledger.Evidence.Sketches;

/// <summary>
/// An estimate of the Jaccard similarity of two sets of records: those in both, among those in either.
/// </summary>
/// <param name="Estimate">From 0 to 1; NaN when both sketches are empty.</param>
/// <param name="Error">The true value lies as near as this with a probability of 95 in 100 at least.</param>
/// <param name="Bins">Of how many bins the estimate is the mean.</param>
public readonly record struct Similarity(double Estimate, double Error, int Bins)
{
    private const double Marks = Sketch.Marks;

    // Two different records show one mark once in 255: that much is taken off. The rest is a mean of draws without
    // replacement, for which Hoeffding (1963), section 6, bounds the error as for independent ones:
    // 2 exp(-2 n e²) = 0.05.
    internal static Similarity Of(int either, int both, int same) => either == 0
        ? new Similarity(double.NaN, 1, 0)
        : new Similarity(
            Math.Clamp(((Marks * same) - both) / ((Marks - 1) * either), 0, 1),
            Math.Min(1, Marks / (Marks - 1) * Math.Sqrt(Math.Log(2 / 0.05) / (2 * either))),
            either);
}
